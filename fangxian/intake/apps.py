"""Tells Django about the room."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """The room as Django knows it."""

    name = "fangxian.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"
