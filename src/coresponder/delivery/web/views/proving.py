"""Asking once more who somebody is, before something that an open screen alone must not do."""

from urllib.parse import urlencode

from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from coresponder.delivery.web.forms import ProofForm
from coresponder.delivery.web.ways import way_back
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import signed_in
from coresponder.safeguards.permissions.step_up import note_proof
from coresponder.safeguards.staff.audit_events import PROVED_AGAIN
from coresponder.safeguards.staff.sessions import is_locked, unlock

# How the fields of a form that has to wait are named meanwhile.
CARRIED = "carried:"
Fields = list[tuple[str, str]]


def ask(request: SignedInRequest) -> HttpResponse:
    """What a view answers instead of its page while the proof is missing; settings.STEP_UP_PAGE names it."""
    here = request.get_full_path()
    if request.method in {"GET", "HEAD"}:
        return redirect(f"{reverse('web:prove')}?{urlencode({'next': here})}")
    if request.FILES:
        messages.warning(request, "A file cannot wait: after you have confirmed, choose it again.")
        return redirect(f"{reverse('web:prove')}?{urlencode({'next': here})}")
    return _page(request, ProofForm(user=request.user, request=request), leads_to=here, fields=_sent(request))


@signed_in("whoever is signed in may prove once more who that is")
@require_http_methods(["GET", "POST"])
def prove(request: SignedInRequest) -> HttpResponse:
    """Ask for the password or the second factor; in the demonstration one click is enough."""
    if request.method != "POST":
        leads_to = request.GET.get("next", "")
        return _page(request, ProofForm(user=request.user, request=request), leads_to=leads_to, fields=[])
    form, fields = ProofForm(request.POST, user=request.user, request=request), _carried(request)
    if not proves_by_click(request.user) and not form.is_valid():
        return _page(request, form, leads_to=request.POST.get("next", ""), fields=fields)
    note_proof(request)
    unlock(request.session)
    with transaction.atomic():
        record(PROVED_AGAIN, by=request.user, about=f"account:{request.user.pk}", details={})
    leads_to = way_back(request, otherwise="web:home")
    if fields:
        return render(request, "web/proven.html", {"leads_to": leads_to, "fields": fields})
    return redirect(leads_to)


def proves_by_click(user: User) -> bool:
    """The demonstration's cast has no passwords; anybody may be anybody there."""
    return bool(settings.DEMO) and not user.has_usable_password()


def _page(request: SignedInRequest, form: ProofForm, *, leads_to: str, fields: Fields) -> HttpResponse:
    content = {
        "form": form,
        "leads_to": leads_to,
        "fields": [(CARRIED + name, value) for name, value in fields],
        "by_click": proves_by_click(request.user),
        "minutes": settings.STEP_UP_MINUTES,
        "is_locked": is_locked(request.session, request.user.role),
        "passkey_options": begin_authentication(request.user) if form.has_passkey else None,
        # While it is locked, not even the names of pages are shown.
        **({"navigation": []} if is_locked(request.session, request.user.role) else {}),
    }
    return render(request, "web/prove.html", content)


def _sent(request: HttpRequest) -> Fields:
    """What the form that has to wait contained, without passwords: those are typed again."""
    names = [name for name in request.POST if name != "csrfmiddlewaretoken" and "password" not in name]
    return [(name, value) for name in names for value in request.POST.getlist(name)]


def _carried(request: HttpRequest) -> Fields:
    return [(name.removeprefix(CARRIED), value) for name, value in _sent(request) if name.startswith(CARRIED)]
