"""Fangxian 防线: everybody who serves in a community's response works from one ledger."""
