"""Addresses of judgements: who is who, and how figures stand. Ids only, as in ``urls``."""

from django.urls import path

from khronika.desk import actor_views, pair_views, who_views

urlpatterns = [
    path("pairs/<str:a>/<str:b>/", pair_views.pair, name="pair"),
    path("pairs/<str:a>/<str:b>/overrule/", pair_views.overrule_pair, name="overrule"),
    path("who/<str:sort>/<path:party_id>/judge/", who_views.judge, name="judge"),
    path("who/<str:sort>/<path:party_id>/named/", who_views.named, name="named"),
    path("who/<str:sort>/<path:party_id>/", who_views.who, name="who"),
    path("actors/", actor_views.actors, name="actors"),
    path("actors/<str:actor_id>/", actor_views.actor, name="actor"),
    path("places/", actor_views.places, name="places"),
    path("places/<path:key>/", actor_views.place, name="place"),
    path("judgements/<int:number>/withdraw/", pair_views.withdraw, name="withdraw_judgement"),
    path("judgements/<int:number>/confirm/", pair_views.confirm, name="confirm_judgement"),
]
