"""Tells Django about the room."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """The room as Django knows it."""

    name = "fangxian.registry"
    label = "registry"
    default_auto_field = "django.db.models.BigAutoField"
