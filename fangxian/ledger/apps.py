"""Tells Django about the room."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The room as Django knows it."""

    name = "fangxian.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
