"""Who serves (队伍), who covers what (包保), and who may see and do what."""
