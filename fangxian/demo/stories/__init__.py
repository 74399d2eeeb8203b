"""What happens on the days of a make-believe epidemic, story by story, as plain data."""
