"""The addresses of the house."""

from django.urls import include, path

urlpatterns = [
    path("language/", include("django.conf.urls.i18n")),
    path("hotline/", include("fangxian.hotline.urls")),
    path("", include("fangxian.resident.urls")),
    path("", include("fangxian.desk.urls")),
    path("", include("fangxian.phone.urls")),
]
