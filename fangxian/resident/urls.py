"""The addresses of the household's page and the shop's."""

from django.urls import path

from fangxian.resident import entrance, kept, looked, opening, page, passes, shop, telling

urlpatterns = [
    path("my/", entrance.entrance, name="home_entrance"),
    path("my/at/<int:community_id>/", entrance.entrance, name="home_entrance_of"),
    path("my/home/", page.home_page, name="home_page"),
    path("my/tell/<slug:sort>/", telling.tell_page, name="home_tell"),
    path("my/told/<uuid:matter_id>/", page.matter_page, name="home_matter"),
    path("my/slip/", page.slip_page, name="home_slip"),
    path("my/kept/", kept.kept_page, name="home_kept"),
    path("my/pass/", passes.pass_page, name="home_pass"),
    path("my/looked/", looked.looked_page, name="home_looked"),
    path("shop/<int:community_id>/<slug:code>/", shop.shop_page, name="shop_page"),
    path("shop/<int:community_id>/<slug:code>/open/", opening.opening_page, name="shop_opening"),
    path("my/leave/", entrance.leave, name="home_leave"),
]
