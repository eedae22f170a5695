"""Every address of the program. Each view behind it declares who may open it; a test walks them all."""

from django.urls import include, path

from coresponder.delivery.api.interface import urlpatterns as api_urls
from coresponder.delivery.web.sign_in_urls import sign_in_urls
from coresponder.delivery.web.views.agreements import did_open, would_open
from coresponder.delivery.web.views.appearance import choose_theme, components
from coresponder.delivery.web.views.front import front, home
from coresponder.delivery.web.views.joining import invitation, join
from coresponder.delivery.web.views.own_account import password, session_used
from coresponder.delivery.web.views.proving import prove
from coresponder.delivery.web.views.signing_in import sign_in, sign_in_as, sign_out
from coresponder.delivery.web.views.verifying import verification, verify_trail

web_urls = [
    path("", front, name="front"),
    path("home/", home, name="home"),
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-in/as/<slug:username>/", sign_in_as, name="sign_in_as"),
    path("sign-out/", sign_out, name="sign_out"),
    path("confirm/", prove, name="prove"),
    path("session/used/", session_used, name="session_used"),
    path("invitation/<slug:token>/", invitation, name="invitation"),
    path("join/", join, name="join"),
    path("account/password/", password, name="password"),
    path("theme/", choose_theme, name="choose_theme"),
    path("components/", components, name="components"),
    path("audit-trail/verify/", verify_trail, name="verify_trail"),
    path("audit-trail/verify/<uuid:verification_id>/", verification, name="verification"),
    path("agreements/<uuid:agreement_id>/would-open/", would_open, name="agreement_would_open"),
    path("agreements/<uuid:agreement_id>/did-open/", did_open, name="agreement_did_open"),
]

urlpatterns = [
    path("api/", include((api_urls, "api"))),
    path("", include((web_urls, "web"))),
    path("agreements/", include("coresponder.safeguards.agreements.urls")),
    path("exports/", include("coresponder.program.calls.urls")),
    path("calls/", include("coresponder.program.calls.live_urls")),
    path("audit-trail/", include("coresponder.safeguards.audit.urls")),
    path("board/", include("coresponder.program.board.urls")),
    path("", include("coresponder.program.extracts.urls")),
    path("messages/", include("coresponder.program.messages.urls")),
    path("news/", include("coresponder.program.news.urls")),
    path("manual/", include("coresponder.program.policies.urls")),
    path("readiness/", include("coresponder.program.readiness.urls")),
    path("models/", include("coresponder.program.model_presets.urls")),
    path("training/", include("coresponder.program.training.urls")),
    path("costs/", include("coresponder.program.costs.urls")),
    path("criteria/", include("coresponder.program.deployment.urls")),
    path("", include("coresponder.program.call_taking.urls")),
    path("capacity/", include("coresponder.program.services.live_urls")),
    path("pocket-card/", include("coresponder.program.services.card_urls")),
    path("needs/", include("coresponder.program.needs.urls")),
    path("coverage/", include("coresponder.program.coverage.urls")),
    path("services/", include("coresponder.program.services.urls")),
    path("runs/", include("coresponder.program.runs.urls")),
    path("safe-keeping/", include("coresponder.safeguards.retention.urls")),
    path("safe-keeping/export/", include("coresponder.safeguards.keeping.urls")),
    path("", include("coresponder.program.partnerships.urls")),
    path("", include("coresponder.program.people.urls")),
    path("", include("coresponder.program.response_plans.urls")),
    path("", include("coresponder.program.screenings.urls")),
    path("", include("coresponder.program.follow_up.urls")),
    path("", include("coresponder.program.dispatch.urls")),
    path("", include("coresponder.program.encounters.urls")),
    path("", include("coresponder.program.referrals.urls")),
    path("", include("coresponder.program.outcomes.urls")),
    path("", include("coresponder.program.reports.urls")),
    path("", include("coresponder.safeguards.staff.urls")),
    *sign_in_urls,
    path("", include("coresponder.safeguards.consent.urls")),
    path("", include("coresponder.safeguards.emergencies.urls")),
]

handler403 = "coresponder.delivery.web.views.refusals.refused"
handler404 = "coresponder.delivery.web.views.refusals.not_found"
handler500 = "coresponder.delivery.web.views.refusals.broken"
