"""Tells Django about the room."""

from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    """The room as Django knows it."""

    name = "fangxian.workforce"
    label = "workforce"
    default_auto_field = "django.db.models.BigAutoField"
