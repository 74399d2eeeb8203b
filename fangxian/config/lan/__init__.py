"""HTTPS on the local network: an authority of the house's own, its certificate, and how phones come to trust it."""
