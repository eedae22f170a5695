"""Signing in and out."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.views import LoginView, LogoutView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from coresponder.delivery.web.cast import CAST, EVERYBODY, EXTRAS, ensure_cast
from coresponder.delivery.web.forms import SignInForm
from coresponder.delivery.web.ways import way_back
from coresponder.safeguards.permissions import public, signed_in

sign_in = public("people sign in here")(
    LoginView.as_view(
        template_name="web/sign_in.html",
        authentication_form=SignInForm,
        redirect_authenticated_user=True,
        extra_context={"cast": CAST, "others": EXTRAS},
    )
)
sign_out = signed_in("whoever is signed in may sign out")(LogoutView.as_view(next_page="web:front"))


@public("only in the demonstration, where everybody is invented; refused everywhere else")
@require_POST
def sign_in_as(request: HttpRequest, username: str) -> HttpResponse:
    """Sign in as one of the cast by one click. Outside the demonstration there is no such page."""
    if not settings.DEMO or username not in {member.username for member in EVERYBODY}:
        raise Http404
    user = ensure_cast()[username]
    if not user.is_active:
        messages.error(request, "This account is closed: the membership has ended.")
        return redirect("web:sign_in")
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(way_back(request, otherwise="web:home"))
