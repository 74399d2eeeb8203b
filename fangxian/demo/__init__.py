"""A make-believe community and its days: to try, to train, to load."""
