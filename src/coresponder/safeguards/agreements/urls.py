"""The addresses of this app."""

from django.urls import path

from coresponder.safeguards.agreements.views import agreements, drafting, signing, stopping

app_name = "agreements"
urlpatterns = [
    path("", agreements.register, name="register"),
    path("draft/", drafting.draft, name="draft"),
    path("<uuid:agreement_id>/", agreements.agreement, name="agreement"),
    path("<uuid:agreement_id>/edit/", drafting.edit, name="edit"),
    path("<uuid:agreement_id>/give-up/", drafting.give_up, name="give_up"),
    path("<uuid:agreement_id>/renew/", drafting.renew, name="renew"),
    path("<uuid:agreement_id>/agree/", signing.agree_on_terms, name="agree"),
    path("<uuid:agreement_id>/open-again/", signing.open_terms_again, name="open_again"),
    path("<uuid:agreement_id>/sign/", signing.sign_for_agency, name="sign"),
    path("<uuid:agreement_id>/sign-on-paper/", signing.signed_on_paper, name="signed_on_paper"),
    path("<uuid:agreement_id>/suspend/", stopping.suspend, name="suspend"),
    path("<uuid:agreement_id>/resume/", stopping.resume, name="resume"),
    path("<uuid:agreement_id>/end/", stopping.end, name="end"),
]
