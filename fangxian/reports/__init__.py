"""The one way out (报表): fill, issue, render."""
