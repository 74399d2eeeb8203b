"""Keys of a community, sealing and opening, and the trail of every opening."""
