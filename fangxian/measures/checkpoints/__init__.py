"""Checkpoints 防控点位: posts staffed round the clock, handed over, shops looked in on."""
