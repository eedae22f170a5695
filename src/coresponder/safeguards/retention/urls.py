"""The addresses of this app."""

from django.urls import path

from coresponder.safeguards.retention.views import certificates, disposals, due, holds

app_name = "retention"
urlpatterns = [
    path("", due.rules, name="rules"),
    path("rules/<slug:key>/", due.rule, name="rule"),
    path("rules/<slug:key>/ask/", due.ask, name="ask"),
    path("holds/", holds.holds, name="holds"),
    path("holds/<uuid:hold_id>/lift/", holds.lift, name="lift"),
    path("disposals/", disposals.disposals, name="disposals"),
    path("disposals/<uuid:request_id>/", disposals.disposal, name="disposal"),
    path("disposals/<uuid:request_id>/approve/", disposals.approve, name="approve"),
    path("disposals/<uuid:request_id>/refuse/", disposals.refuse, name="refuse"),
    path("disposals/<uuid:request_id>/carry-out/", disposals.carry, name="carry_out"),
    path("certificates/", certificates.certificates, name="certificates"),
    path("certificates/<uuid:certificate_id>.pdf", certificates.as_pdf, name="certificate_pdf"),
    path("certificates/<uuid:certificate_id>.json", certificates.as_json, name="certificate_json"),
]
