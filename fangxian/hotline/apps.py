"""Tells Django about the room."""

from django.apps import AppConfig


class HotlineConfig(AppConfig):
    """The room as Django knows it."""

    name = "fangxian.hotline"
    label = "hotline"
    default_auto_field = "django.db.models.BigAutoField"
