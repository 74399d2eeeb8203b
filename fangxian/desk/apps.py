"""Tells Django about the room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The room as Django knows it."""

    name = "fangxian.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
