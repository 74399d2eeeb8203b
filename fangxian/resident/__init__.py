"""居民端: the household's own page: what is held, who looked, passes, asking for help; empty until its issue."""
