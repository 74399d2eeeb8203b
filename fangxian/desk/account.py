"""The account: who one is here, until when, a new password, and one's phones."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth import get_user, update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.frame import page
from fangxian.desk.phones import phones
from fangxian.workforce.roles import ACTIONS


@asks(*ACTIONS)
def account_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """What one covers until when; the form for a new password."""
    form = PasswordChangeForm(cast("User", get_user(request)), request.POST or None)
    if request.method == "POST" and form.is_valid():
        update_session_auth_hash(request, form.save())
        messages.success(request, _("The new password holds from now on."))
        return redirect("account")
    held = [{"role": told(one.can.words), "until_at": localtime(one.until_at)} for one in asking.scope.held]
    own = {"phones": phones(asking, asking.scope.worker_id), "lose": reverse("lose_own")}
    return page(request, asking, "desk/account.html", 422 if form.errors else 200, form=form, held=held, **own)
