"""Tells Django about the room."""

from django.apps import AppConfig


class ResidentConfig(AppConfig):
    """The room as Django knows it."""

    name = "fangxian.resident"
    label = "resident"
    default_auto_field = "django.db.models.BigAutoField"
