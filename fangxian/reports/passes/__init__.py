"""Passes (通行证) on their way out: what stands in the code, and the cards that are printed."""
