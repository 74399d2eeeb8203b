"""What a sheet asks for (所问项): one vocabulary, recognised in one way, for sheets going out and coming in."""
