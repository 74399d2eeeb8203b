"""Checks a certificate of hours: open to whoever holds one, tells nothing without its number and code."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from fangxian.registry.people import mask_name
from fangxian.reports import serving


@never_cache
def certificate_check(request: HttpRequest) -> HttpResponse:
    """Number and code typed or scanned; what the certificate must say, the name masked."""
    typed = request.POST if request.method == "POST" else request.GET
    number, code = typed.get("n", "")[:40], typed.get("c", "")[:40]
    found = serving.genuine(number, code) if number else None
    context = {"number": number, "code": code, "asked": bool(number)}
    if found:
        issued = found.certificate
        context |= {
            "found": issued,
            "community": found.community,
            "name": mask_name(found.name),
            "length": serving.length(issued.minutes),
        }
    return render(request, "desk/certificate_check.html", context, status=404 if number and not found else 200)
