"""The app on phones (装手机): the codes by which a phone comes to trust this house and opens the app; no secret."""

from __future__ import annotations

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from fangxian.desk.asking import Asking, asks
from fangxian.desk.frame import page


@asks("read_workforce")
def installing_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """Under ``--lan`` both codes and the fingerprint; behind a server with HTTPS the app's alone; else what to do."""
    lan: dict[str, str] = settings.LAN
    app = lan.get("app") or request.build_absolute_uri(reverse("phone"))
    codes = {"app": code(app), "trust": code(lan["trust"]) if lan else ""}
    return page(request, asking, "desk/installing.html", lan=lan, app=app, codes=codes, safe=request.is_secure())


def code(written: str) -> dict[str, str | int]:
    """A code to scan as one path to draw, a unit to each module, with the white border that scanners need."""
    rows = list(segno.make(written, micro=False).matrix_iter(border=4))
    dark = ((x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module)
    return {"size": len(rows), "path": "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)}
