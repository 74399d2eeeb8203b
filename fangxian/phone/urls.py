"""The addresses of the phone."""

from django.urls import path

from fangxian.phone.down import down
from fangxian.phone.up import up

urlpatterns = [
    path("sync/down", down, name="sync_down"),
    path("sync/up", up, name="sync_up"),
]
