"""The desk's addresses. Ids only: a URL ends up in logs and histories, and must never carry a name."""

from django.urls import path

from khronika.desk import (
    estimate_views,
    incident_views,
    link_views,
    list_consents,
    list_views,
    queue_many_views,
    queue_views,
    review_views,
    search_views,
    views,
)

app_name = "desk"

urlpatterns = [
    path("language/<str:code>/", views.language, name="language"),
    path("", views.questions, name="questions"),
    path("questions/<str:question_id>/", views.question, name="question"),
    path("reports/", views.reports, name="reports"),
    path("reports/<str:report_id>/", views.report, name="report"),
    path("claims/<str:claim_id>/", views.claim, name="claim"),
    path("reports/<str:report_id>/add/", review_views.add, name="review_add"),
    path("reports/<str:report_id>/add/record/", review_views.record_added, name="review_add_record"),
    path("review/", queue_views.queue, name="queue"),
    path("review/undo/", queue_views.undo, name="undo_review"),
    path("review/confirm/", queue_views.confirm, name="review_confirm"),
    path("review/four-eyes/", review_views.four_eyes, name="four_eyes"),
    path("review/many/", queue_many_views.preview, name="many"),
    path("review/many/decide/", queue_many_views.decide_many, name="decide_many"),
    path("review/many/<int:made>/", queue_many_views.batch, name="batch"),
    path("review/many/<int:made>/undo/", queue_many_views.undo_many, name="undo_many"),
    path("review/many/<int:made>/confirm/", queue_many_views.confirm_batch, name="confirm_batch"),
    path("review/<str:claim_id>/", queue_views.waiting_claim, name="review_claim"),
    path("review/<str:claim_id>/decide/", queue_views.decide, name="review_decide"),
    path("review/<str:claim_id>/leave/", queue_views.leave_it, name="review_leave"),
    path("review/<str:claim_id>/correct/", review_views.correct, name="review_correct"),
    path(
        "review/<str:claim_id>/correct/record/", review_views.record_correction, name="review_correct_record"
    ),
    path("incidents/", incident_views.incidents, name="incidents"),
    path("incidents/dictionary.csv", incident_views.dictionary, name="incidents_dictionary"),
    path("incidents/rows.<str:form>", incident_views.export, name="incidents_export"),
    path("incidents/<str:incident_id>/", incident_views.incident, name="incident"),
    path("incidents/<str:incident_id>/decide/", incident_views.decide_incident, name="decide_incident"),
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
