"""Lists of people that leave the house: asked for, released by a second person, marked, and gone after a while."""
