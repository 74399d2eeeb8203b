"""A register that comes back (登记表回读): what was edited becomes corrections; what was not becomes nothing."""
