"""A planted fault: an address without a policy, which tells whoever asks who lives behind a door."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def leak(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("3-2-402 刘建国")


urlpatterns = [path("leak/", leak, name="leak"), path("", include("fangxian.config.urls"))]
