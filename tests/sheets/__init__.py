"""Sheets that nobody should have sent, made for every door at which a sheet comes in."""
