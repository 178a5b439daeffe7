"""The inbox's addresses. Numbers only; a file's name or a page's address would end up in histories."""

from django.urls import path

from khronika.desk import inbox_views, original_views, watched_views

urlpatterns = [
    path("inbox/", inbox_views.inbox, name="inbox"),
    path("inbox/upload/", inbox_views.upload, name="upload"),
    path("inbox/paste/", inbox_views.paste, name="paste"),
    path("inbox/address/", inbox_views.address, name="fetch_address"),
    path("inbox/demo/", inbox_views.demo, name="try_demo"),
    path("inbox/fetching/", inbox_views.fetching, name="allow_fetching"),
    path("inbox/watched/", watched_views.watched, name="watched"),
    path("inbox/watched/add/", watched_views.add, name="watch"),
    path("inbox/watched/<int:number>/remove/", watched_views.remove, name="unwatch"),
    path("inbox/watched/<int:number>/look/", watched_views.look, name="look_now"),
    path("inbox/<int:number>/", inbox_views.delivery, name="delivery"),
    path("inbox/<int:number>/decide/", inbox_views.decide, name="decide_finds"),
    path("inbox/arrivals/<int:number>/original/", original_views.arrival, name="arrival_original"),
    path("reports/<str:report_id>/original/", original_views.report, name="original"),
]
