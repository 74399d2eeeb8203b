"""The addresses of the phone."""

from django.urls import path

from fangxian.phone import shell
from fangxian.phone.down import down
from fangxian.phone.up import up

urlpatterns = [
    path("phone/", shell.shell, name="phone"),
    path("phone/ready/", shell.ready, name="phone_ready"),
    path("phone/sw.js", shell.worker, name="phone_worker"),
    path("phone/app.webmanifest", shell.manifest, name="phone_manifest"),
    path("phone/regions.json", shell.regions, name="phone_regions"),
    path("sync/down", down, name="sync_down"),
    path("sync/up", up, name="sync_up"),
]
