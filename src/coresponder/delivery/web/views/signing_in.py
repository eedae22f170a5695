"""Signing in and out: the password, the second factor, single sign-on, and in the demonstration one click."""

from typing import Any

from allauth.account.utils import perform_login
from allauth.mfa.base.views import AuthenticateView
from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.views import LoginView, LogoutView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from coresponder.delivery.web.cast import CAST, EVERYBODY, EXTRAS, ensure_cast
from coresponder.delivery.web.forms import LOCKED, SignInForm
from coresponder.delivery.web.ways import way_back
from coresponder.safeguards.permissions import public, signed_in


class SignIn(LoginView):
    """The password first; whoever has a second factor is asked for that next."""

    template_name = "web/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The cast of the demonstration, the identity providers, and what has to be read before."""
        return {**super().get_context_data(**kwargs), **around_signing_in(self.request)}

    def form_valid(self, form: SignInForm) -> HttpResponse:  # type: ignore[override]  # Django's is its own form
        """Hand over to the stages of django-allauth, which ask for the second factor."""
        found: HttpResponse = perform_login(self.request, form.get_user(), redirect_url=self.get_success_url())
        return found


sign_in = public("people sign in here")(SignIn.as_view())
second_factor = public("whoever has given the password gives the second factor here")(AuthenticateView.as_view())
sign_out = signed_in("whoever is signed in may sign out")(LogoutView.as_view(next_page="web:front"))


def around_signing_in(request: HttpRequest) -> dict[str, Any]:
    """What stands around the form."""
    providers = get_adapter().list_providers(request) if settings.SOCIALACCOUNT_PROVIDERS else []
    return {
        "cast": CAST,
        "others": EXTRAS,
        "system_use_notice": settings.SYSTEM_USE_NOTICE,
        "providers": [(each.name, each.get_login_url(request)) for each in providers],
    }


def locked_out(request: HttpRequest, response: HttpResponseBase, credentials: dict[str, Any]) -> HttpResponse:
    """What django-axes answers instead of the view: the same sentence whether or not there is such an account."""
    if request.user.is_authenticated:
        logout(request)
    form = SignInForm(request, data={})
    form.is_valid()
    form.errors.clear()
    form.add_error(None, LOCKED)
    content = {"form": form, **around_signing_in(request)}
    return render(request, "web/sign_in.html", content, status=403)


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
