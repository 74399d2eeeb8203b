"""What only builders of the house need: the whole check, the bench, the map; nothing here runs in a community."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
