"""Every address of the program. Each view behind it declares who may open it; a test walks them all."""

from django.urls import include, path

from coresponder.delivery.api.interface import urlpatterns as api_urls
from coresponder.delivery.web.views.appearance import choose_theme, components
from coresponder.delivery.web.views.audit_trail import audit_trail
from coresponder.delivery.web.views.front import front, home
from coresponder.delivery.web.views.signing_in import sign_in, sign_in_as, sign_out

web_urls = [
    path("", front, name="front"),
    path("home/", home, name="home"),
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-in/as/<slug:username>/", sign_in_as, name="sign_in_as"),
    path("sign-out/", sign_out, name="sign_out"),
    path("theme/", choose_theme, name="choose_theme"),
    path("components/", components, name="components"),
    path("audit-trail/", audit_trail, name="audit_trail"),
]

urlpatterns = [
    path("api/", include((api_urls, "api"))),
    path("", include((web_urls, "web"))),
    path("exports/", include("coresponder.program.calls.urls")),
    path("runs/", include("coresponder.program.runs.urls")),
    path("", include("coresponder.program.people.urls")),
    path("", include("coresponder.program.response_plans.urls")),
    path("", include("coresponder.program.outcomes.urls")),
]

handler403 = "coresponder.delivery.web.views.refusals.refused"
handler404 = "coresponder.delivery.web.views.refusals.not_found"
handler500 = "coresponder.delivery.web.views.refusals.broken"
