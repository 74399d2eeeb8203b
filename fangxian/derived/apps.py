"""Tells Django about the room."""

from django.apps import AppConfig


class DerivedConfig(AppConfig):
    """The room as Django knows it."""

    name = "fangxian.derived"
    label = "derived"
    default_auto_field = "django.db.models.BigAutoField"
