"""Proposals that a person accepts: rosters, visiting rounds, sealing a building; empty until its own issue."""
