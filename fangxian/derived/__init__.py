"""What the ledger adds up to: standings, worklist, figures; redrawn from it at any time."""
