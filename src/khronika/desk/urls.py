"""The desk's addresses. Ids only: a URL ends up in logs and histories, and must never carry a name."""

from django.urls import path

from khronika.desk import views

app_name = "desk"

urlpatterns = [
    path("language/<str:code>/", views.language, name="language"),
    path("", views.questions, name="questions"),
    path("questions/<str:question_id>/", views.question, name="question"),
    path("reports/", views.reports, name="reports"),
    path("reports/<str:report_id>/", views.report, name="report"),
    path("claims/<str:claim_id>/", views.claim, name="claim"),
]
