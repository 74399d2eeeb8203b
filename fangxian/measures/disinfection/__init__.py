"""Disinfection 卫生消杀: buildings, lifts, gates and shops in rounds; terminal after a case; breeding sites."""
