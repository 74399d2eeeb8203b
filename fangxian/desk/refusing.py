"""What stands on the page when a form is refused because its mark of origin (CSRF) is missing or old."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django hands the reason over
    """403 in the reader's language, with what to do; a piece of a page shows it where it stands."""
    words = _(
        "This page was open too long, or you signed in anew in another window; nothing was written. "
        "Go back, load the page again, and send what you typed once more. Cookies must be allowed."
    )
    if request.headers.get("HX-Request"):
        return render(request, "desk/part/settled.html", {"words": words, "wrong": True}, status=403)
    return render(request, "desk/trouble.html", {"title": _("Please send it again"), "words": words}, status=403)
