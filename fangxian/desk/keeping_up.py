"""How things stand as a page shows them: nearly always to the last record, and where not, the page says so."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from fangxian.derived.catch_up import keep_up
from fangxian.desk.asking import Asking


def kept_up(request: HttpRequest, asking: Asking) -> None:
    """Before a page reads how things stand: what was written is drawn, or the reader told how much is not yet."""
    if left := keep_up(asking.community_id):
        told = _("%(left)s records that came in just now are not on this page yet. Open it again in a moment.")
        messages.info(request, told % {"left": left})
