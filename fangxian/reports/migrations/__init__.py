"""How the table of issued reports came about."""
