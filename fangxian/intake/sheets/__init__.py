"""Sheets in (名单核对): somebody else's list is understood, matched, looked at, and only then taken in."""
