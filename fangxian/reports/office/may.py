"""What the reader of a filled sheet may be given: names in full, masked or not at all; answers about health or not."""

from __future__ import annotations

from typing import Any

import msgspec

from fangxian.registry.asked.vocabulary import Asked
from fangxian.registry.people import Details, mask_name, masked


class May(msgspec.Struct, frozen=True, kw_only=True):
    """``names``: ``full``, ``masked`` or ``none``; ``health``: whether answers about health are theirs."""

    names: str = "full"
    health: bool = True

    def allows(self, asked: Asked) -> bool:
        """Whether answers of this class are given to the reader."""
        return (asked.holds != "health" or self.health) and (asked.holds != "personal" or self.names != "none")

    def shown(self, key: str, answer: Any) -> Any:
        """The answer in full, or masked as a list shows it; None where a masked copy leaves it out."""
        if self.names != "masked" or not answer:
            return answer
        if key in ("name", "householder"):
            return mask_name(answer)
        if key in ("id_number", "phone", "householder_phone"):
            hidden = masked(Details("", answer, answer))
            return hidden.id_number if key == "id_number" else hidden.phone
        return None if key == "born" else answer
