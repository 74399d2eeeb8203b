"""The derived tables, step by step."""
