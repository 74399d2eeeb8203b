"""Screening 摸排核查: door to door, arrivals, fevers, observation at home."""
