"""Tells Django about the room."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """The room as Django knows it."""

    name = "fangxian.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"
