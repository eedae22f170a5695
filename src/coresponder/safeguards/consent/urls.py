"""The addresses of this app. All stand below one person, who is named by an id alone."""

from django.urls import path

from coresponder.safeguards.consent.views import consents, disclosures, recording, restrictions

PERSON = "people/<uuid:person_id>/consents/"

app_name = "consent"
urlpatterns = [
    path(PERSON, consents.consents, name="consents"),
    path(f"{PERSON}record/", recording.record, name="record"),
    path(f"{PERSON}blank-form/", consents.blank_paper, name="blank_paper"),
    path(f"{PERSON}restrictions/record/", restrictions.restrict, name="restrict"),
    path(f"{PERSON}restrictions/<uuid:restriction_id>/lift/", restrictions.lift, name="lift"),
    path(f"{PERSON}disclosures/", disclosures.disclosures, name="disclosures"),
    path(f"{PERSON}disclosures/files/<str:file_name>", disclosures.file, name="disclosure_file"),
    path(f"{PERSON}<uuid:consent_id>/", consents.consent, name="consent"),
    path(f"{PERSON}<uuid:consent_id>/form/", consents.paper, name="paper"),
    path(f"{PERSON}<uuid:consent_id>/revoke/", consents.revoke, name="revoke"),
]
