"""Signing up (报名): the page behind the community's link, open to whoever has it; tells nothing but its name."""

from __future__ import annotations

import secrets

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from fangxian.desk.answers import told
from fangxian.registry.cards import digits
from fangxian.registry.models import Community
from fangxian.workforce import candidates
from fangxian.workforce.candidates import HANDS, TIMES, Said


@never_cache
def sign_up_page(request: HttpRequest, community_id: int, key: str) -> HttpResponse:
    """The form; what was told waits for the director's look."""
    now = timezone.localtime()
    link = candidates.link(community_id, now)
    if link is None or not secrets.compare_digest(link.key.encode(), key.encode()):
        raise Http404
    fault = ""
    if request.method == "POST":
        try:
            candidates.sign_up(community_id, _said(request), now)
        except ValidationError as why:
            fault = " ".join(why.messages)
    post = request.POST
    context = {
        "community": Community.objects.get(id=community_id).name,
        "done": request.method == "POST" and not fault,
        "fault": fault,
        "typed": post,
        "hands": [(name, told(words), name in post.getlist("hands")) for name, words in HANDS.items()],
        "times": [(name, told(words), name in post.getlist("times")) for name, words in TIMES.items()],
    }
    return render(request, "desk/sign_up.html", context, status=422 if fault else 200)


def _said(request: HttpRequest) -> Said:
    post = request.POST
    return Said(
        name="".join(filter(str.isprintable, post.get("name", ""))).strip(),
        phone=digits(post.get("phone", ""))[:20],
        hands=candidates.chosen(post.getlist("hands"), HANDS),
        times=candidates.chosen(post.getlist("times"), TIMES),
    )
