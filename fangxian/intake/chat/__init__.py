"""The group chat as people paste it: which program it came from, who wrote what when, what was quoted."""
