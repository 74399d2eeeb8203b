"""居民端: the household's own page, by card and PIN, and the shop's, by the code at its door."""
