"""Commands that the command line finds by name: build and play."""
