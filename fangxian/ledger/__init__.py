"""The append-only ledger (台账): what was written, in order, chained and sealed."""
