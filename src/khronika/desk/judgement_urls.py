"""Addresses of judgements: who is who, and how figures stand. Ids only, as in ``urls``."""

from django.urls import path

from khronika.desk import pair_views

urlpatterns = [
    path("pairs/<str:a>/<str:b>/", pair_views.pair, name="pair"),
    path("pairs/<str:a>/<str:b>/overrule/", pair_views.overrule_pair, name="overrule"),
    path("judgements/<int:number>/withdraw/", pair_views.withdraw, name="withdraw_judgement"),
    path("judgements/<int:number>/confirm/", pair_views.confirm, name="confirm_judgement"),
]
