"""Places and people of a community (名册), who lived where, from when till when."""
