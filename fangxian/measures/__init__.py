"""The five in place (五到位): what is written down, what it adds up to, what is owed and by when."""
