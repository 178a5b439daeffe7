"""Addresses of judgements: who is who, and how figures stand. Ids only, as in ``urls``."""

from django.urls import path

from khronika.desk import pair_views, who_views

urlpatterns = [
    path("pairs/<str:a>/<str:b>/", pair_views.pair, name="pair"),
    path("pairs/<str:a>/<str:b>/overrule/", pair_views.overrule_pair, name="overrule"),
    path("who/<str:sort>/<path:party_id>/judge/", who_views.judge, name="judge"),
    path("who/<str:sort>/<path:party_id>/named/", who_views.named, name="named"),
    path("who/<str:sort>/<path:party_id>/", who_views.who, name="who"),
    path("judgements/<int:number>/withdraw/", pair_views.withdraw, name="withdraw_judgement"),
    path("judgements/<int:number>/confirm/", pair_views.confirm, name="confirm_judgement"),
]
