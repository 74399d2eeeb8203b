"""How a register about people leaves in the tests: asked for, released by the auditor, fetched by whoever asked."""

from __future__ import annotations

from typing import Any

from django.test import Client

WHY = {"purpose": "upward", "reason": "核对名册", "recipient": "青山街道 张科", "hours": "24"}


def ask(desk: Client, name: str, way: str = "xlsx", day: str = "", **other: str) -> str:
    """Asked for; the address of its page."""
    answer = desk.post(f"/registers/ask/?form={name}&day={day}", {**WHY, "way": way, **other})
    return str(answer.headers["Location"])


def fetch(desk: Client, second: Client, name: str, way: str = "xlsx", day: str = "", **other: Any) -> Any:
    """What is fetched; ``second`` releases it."""
    where = ask(desk, name, way, day)
    assert second.post(f"{where}decide/", {"release": "yes"}).status_code == 302
    return desk.post(f"{where}list.xlsx", **other)
