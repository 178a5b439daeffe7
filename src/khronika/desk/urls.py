"""The desk's addresses. Ids only: a URL ends up in logs and histories, and must never carry a name."""

from django.urls import path

from khronika.desk import estimate_views, link_views, list_consents, list_views, search_views, views

app_name = "desk"

urlpatterns = [
    path("language/<str:code>/", views.language, name="language"),
    path("", views.questions, name="questions"),
    path("questions/<str:question_id>/", views.question, name="question"),
    path("reports/", views.reports, name="reports"),
    path("reports/<str:report_id>/", views.report, name="report"),
    path("claims/<str:claim_id>/", views.claim, name="claim"),
    path("search/", search_views.look, name="search"),
    path("search/ask/", search_views.ask, name="ask_search"),
    path("search/<str:show>/dictionary.csv", search_views.dictionary, name="dictionary"),
    path("search/<str:show>/rows.<str:form>", search_views.export, name="export"),
    path("lists/", list_views.lists_of_people, name="lists"),
    path("lists/<str:edition>/", list_consents.entries, name="entries"),
    path("entries/<str:entry_id>/", list_consents.entry, name="entry"),
    path("entries/<str:entry_id>/consent/", list_consents.record, name="record_consent"),
    path("entries/<str:entry_id>/consent/<int:number>/", list_consents.withdraw, name="withdraw_consent"),
    path("links/", link_views.links, name="links"),
    path("links/undo/", link_views.undo, name="undo"),
    path("links/<str:link_id>/", link_views.link, name="link"),
    path("links/<str:link_id>/decide/", link_views.decide, name="decide"),
    path("estimate/", estimate_views.estimate, name="estimate"),
    path("estimate/ask/", estimate_views.ask, name="ask"),
]
