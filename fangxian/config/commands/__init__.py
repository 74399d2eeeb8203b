"""The commands of the house, each a thin call into a room; a room wakes only when its command is called."""

from collections.abc import Callable
from typing import Any

# A command and how typer is to take it.
Commands = dict[Callable[..., None], dict[str, Any]]
