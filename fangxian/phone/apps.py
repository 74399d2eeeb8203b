"""Tells Django about the room."""

from django.apps import AppConfig


class PhoneConfig(AppConfig):
    """The room as Django knows it."""

    name = "fangxian.phone"
    label = "phone"
    default_auto_field = "django.db.models.BigAutoField"
