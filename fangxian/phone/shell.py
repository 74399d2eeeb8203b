"""The app's shell: one page that holds nothing, its manifest, its service worker, the names of regions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fangxian.reading.regions import everywhere

OWN = Path(__file__).parent
FOLDER = OWN / "static" / "phone"
IMPORTED = re.compile(r'^import (?:.* from )?"\./([\w.]+)";$', re.MULTILINE)
SECOND = ("list.js", "fill.js", "door.js", "waiting.js")  # what most people open next
ICONS = ({"src": "icon-192.png", "sizes": "192x192"}, {"src": "icon-512.png", "sizes": "512x512"})


@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """The page; whoever opens it sees nothing of the community before the sync has asked who they are."""
    first, next_, later = ([static(f"phone/{name}") for name in names] for names in in_order())
    sign_in = f"{resolve_url(settings.LOGIN_URL)}?next={reverse('phone')}"
    context = {"first": first, "next": next_, "later": later, "sign_in": sign_in, "version": version()}
    answer = render(request, "phone/shell.html", context)
    return _fresh(answer)


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Tells whether the phone that opens it can keep the app, and what to do where it cannot."""
    return _fresh(render(request, "phone/ready.html", {"now": timezone.now().isoformat()}))


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, another one as soon as a single byte of the app is."""
    own = [reverse("phone"), reverse("phone_manifest"), reverse("phone_regions")]
    kept = own + [static(f"phone/{name}") for name in files()]
    context = {"version": version(), "files": kept}
    return _fresh(render(request, "phone/sw.js", context, content_type="text/javascript; charset=utf-8"))


@require_safe
def manifest(_request: HttpRequest) -> HttpResponse:
    """By which the app is put on the home screen."""
    told = {
        "name": _("Fangxian"),
        "short_name": _("Fangxian"),
        "id": reverse("phone"),
        "start_url": reverse("phone"),
        "scope": reverse("phone"),
        "display": "standalone",
        "background_color": "#f5f4ef",
        "theme_color": "#11302a",
        "icons": [
            {**icon, "src": static(f"phone/{icon['src']}"), "type": "image/png", "purpose": purpose}
            for icon in ICONS
            for purpose in ("any", "maskable")
        ],
    }
    return _fresh(HttpResponse(msgspec.json.encode(told), content_type="application/manifest+json"))


@require_safe
def regions(_request: HttpRequest) -> HttpResponse:
    """Provinces, cities and counties: code and full name."""
    return _fresh(HttpResponse(_regions(), content_type="application/json"))


@cache
def _regions() -> bytes:
    return msgspec.json.encode(list(everywhere()))


@cache
def files() -> tuple[str, ...]:
    """The app's own files by name, and the vendored scripts, which only some phones ask for."""
    own = [file.name for file in FOLDER.iterdir() if file.is_file()]
    return (*sorted(own), *sorted(f"vendor/{file.name}" for file in FOLDER.glob("vendor/*.js")))


@cache
def in_order() -> list[list[str]]:
    """The scripts without which nothing is shown, those of the sync, and all others, each by who imports whom."""
    steps, met = [], {*_reached(["first.js"]), "app.js", "ready.js"}
    own = [name for name in files() if name.endswith(".js") and "/" not in name]
    for names in (["app.js"], ["keeping.js"], [*SECOND, *own]):
        steps.append([name for name in _reached(names) if name not in met])
        met |= set(steps[-1])
    return steps


def _reached(names: Sequence[str]) -> list[str]:
    """These, and all that they import and what that imports, each once, in the order in which it is met."""
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting = [*IMPORTED.findall((FOLDER / name).read_text(encoding="utf-8")), *waiting]
    return list(found)


@cache
def version() -> str:
    """Another one as soon as a single byte of the app is."""
    parts = [FOLDER / name for name in files()] + sorted((OWN / "templates" / "phone").iterdir())
    return sha256(b"".join(part.name.encode() + part.read_bytes() for part in parts)).hexdigest()[:12]


def _fresh(answer: HttpResponse) -> HttpResponse:
    """Asked for anew each time: what is kept without network is the service worker's business."""
    patch_cache_control(answer, no_cache=True)
    return answer
