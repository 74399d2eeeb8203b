"""What differs by disease or edition, as dated data with its sources."""
