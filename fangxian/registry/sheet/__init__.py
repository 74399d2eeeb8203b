"""Sheets as people keep them: read in a process of their own, written without formulas."""
