"""The one way in: a sentence or a record is accepted, held for a person, or told why not."""
