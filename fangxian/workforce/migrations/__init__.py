"""How the tables of the workforce came about."""
