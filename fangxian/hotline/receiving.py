"""Takes a delivery in: who sent it is checked, what is in it stored, the provider answered; reading comes later."""

from __future__ import annotations

import logging
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import now as the_time
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from fangxian.hotline import limits, worker
from fangxian.hotline.answering import taken
from fangxian.hotline.configured import settings_of
from fangxian.hotline.gateway import LARGEST, Delivery, Forbidden, Received, Settings
from fangxian.hotline.gateways import GATEWAYS
from fangxian.hotline.giving_way import taking_in
from fangxian.hotline.letters import keep
from fangxian.ledger.storing import NotStored
from fangxian.vault.keys import Unusable

log = logging.getLogger(__name__)
TOO_LARGE, TOO_MANY, LATER = 413, 429, 503


@csrf_exempt  # a provider has no page of ours; its signature says who it is
@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, gateway: str, community_id: int) -> HttpResponse:
    """403 without the right signature, and nothing is stored; 200 means that it is, for good."""
    found = settings_of(community_id, gateway)
    if found is None:
        raise Http404
    body = request.read(LARGEST + 1)
    if len(body) > LARGEST:
        return HttpResponse(status=TOO_LARGE)
    with taking_in():
        return _answered(gateway, community_id, found, _delivery(request, body), the_time())


def _delivery(request: HttpRequest, body: bytes) -> Delivery:
    headers = {name.lower(): value for name, value in request.headers.items()}
    return Delivery(method=request.method or "", query=request.GET.dict(), headers=headers, body=body)


def _answered(name: str, community_id: int, found: Settings, delivery: Delivery, now: datetime) -> HttpResponse:
    gateway = GATEWAYS[name]
    try:
        received = gateway.receive(delivery, found, now)
    except Forbidden:
        log.warning("%s: a delivery without the right signature was refused", name)
        return HttpResponse(status=403)
    if not limits.room_for(community_id, name, [one.sender for one in received.letters], now):
        return HttpResponse(status=TOO_MANY)
    try:
        keep(community_id, name, received.letters, now)
    except (NotStored, Unusable):
        log.exception("%s: a delivery could not be stored; the provider will send it again", name)
        return HttpResponse(status=LATER)
    worker.wake()
    reply = received.echo or gateway.reply(received, found, _said(received, found), now)
    return HttpResponse(reply.body, content_type=reply.content_type)


def _said(received: Received, found: Settings) -> str:
    """Where no answer can be sent later, the writer hears at once that it came."""
    return "" if found.outgoing or not received.letters else taken(received.letters[0].text)
