"""The roof: settings, start-up checks, the command line, addresses."""
