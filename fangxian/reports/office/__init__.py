"""Office sheets (来表): a sheet that some office made and wants filled; filled in itself, the rest left as it was."""
