"""The one address of all gateways: ``/hotline/<gateway>/<community>/``."""

from django.urls import path

from fangxian.hotline.receiving import receive

urlpatterns = [path("<slug:gateway>/<int:community_id>/", receive, name="hotline")]
