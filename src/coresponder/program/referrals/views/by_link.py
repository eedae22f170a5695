"""What somebody of a service sees without an account: first a question who that is, then the referral and two buttons.

Nothing about anybody, and not even what kind of help it is about, stands on a page before the code was right.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.referrals.actions.answering import Outcome, answer_by_link, note_seen
from coresponder.program.referrals.actions.hearing import note_locked
from coresponder.program.referrals.actions.links import text_code
from coresponder.program.referrals.forms.answers import CodeForm, StepForm
from coresponder.program.referrals.queries.performance import performance_of
from coresponder.program.referrals.rules.by_link import SentToService, sent_to
from coresponder.program.referrals.vocabulary import DECLINE_REASONS
from coresponder.safeguards.links.actions import LinkRefused
from coresponder.safeguards.links.codes import is_locked, is_right
from coresponder.safeguards.links.declarations import open_to_links
from coresponder.safeguards.links.models import Link
from coresponder.safeguards.links.vocabulary import LinkPurpose

CONFIRMED = "referrals_confirmed"
GOOD_FOR = timedelta(minutes=30)


@dataclass(frozen=True)
class _Page:
    """The address at hand."""

    secret: str

    @classmethod
    def of(cls, request: HttpRequest) -> "_Page":
        match = request.resolver_match
        return cls(str(match.kwargs["secret"]) if match else "")


@open_to_links(LinkPurpose.REFERRAL_REPLY)
@require_GET
def by_link(request: HttpRequest, link: Link) -> HttpResponse:
    """The question who it is; or, once that is known, the referral with what can be said."""
    if not _is_confirmed(request, link):
        return _ask_who(request, link, CodeForm())
    note_seen(link=link)
    return _show(request, link)


@open_to_links(LinkPurpose.REFERRAL_REPLY)
@require_POST
def send_code(request: HttpRequest, link: Link) -> HttpResponse:
    """Send the code by text message to the phone that staff know of the service."""
    try:
        sent = text_code(link=link, destination=_sent_to(link).destination)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        if sent:
            messages.success(request, "The code is on its way to the phone of your service. It is good for 30 minutes.")
        else:
            messages.info(
                request, "Your service has no phone for text messages on file. Call us: we read you the code."
            )
    return redirect("referrals:by_link", _Page.of(request).secret)


@open_to_links(LinkPurpose.REFERRAL_REPLY)
@require_POST
def confirm(request: HttpRequest, link: Link) -> HttpResponse:
    """The code is right, or it counts as a wrong try; after five the link opens nothing any more."""
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _ask_who(request, link, form, status=422)
    if is_right(link, form.cleaned_data["code"]):
        _remember(request, link.about)
        return redirect("referrals:by_link", _Page.of(request).secret)
    if is_locked(link):
        note_locked(link)
        raise LinkRefused
    form.add_error("code", "This is not the newest code for this link, or it is older than 30 minutes.")
    return _ask_who(request, link, form, status=422)


@open_to_links(LinkPurpose.REFERRAL_REPLY)
@require_http_methods(["POST"])
def say(request: HttpRequest, link: Link) -> HttpResponse:
    """What the service says; the link is used up by it, and the next one stands in its place."""
    if not _is_confirmed(request, link):
        return _ask_who(request, link, CodeForm(), status=422)
    found = _sent_to(link)
    form = StepForm(request.POST, offered=found.offered)
    if found.is_gone:
        return render(request, "referrals/by_link/too_late.html", {}, status=409)
    if not form.is_valid():
        return _show(request, link, form, status=422)
    try:
        answered = answer_by_link(link=link, given=form.given)
    except LinkRefused:
        raise
    except CoresponderError as problem:
        form.add_error(None, str(problem))
        return _show(request, link, form, status=422)
    if answered.outcome == Outcome.TOO_LATE:
        return render(request, "referrals/by_link/too_late.html", {}, status=409)
    if not answered.next_secret:
        return render(request, "referrals/by_link/thank_you.html", {})
    messages.success(request, "Thank you. It is written down.")
    return redirect("referrals:by_link", answered.next_secret)


@open_to_links(LinkPurpose.REFERRAL_REPLY)
@require_GET
def own_performance(request: HttpRequest, link: Link) -> HttpResponse:
    """How this service answered within a year, for whoever has said who that is."""
    if not _is_confirmed(request, link):
        return _ask_who(request, link, CodeForm())
    service = _sent_to(link).destination.service
    content = {"each": performance_of([service])[0], "secret": _Page.of(request).secret}
    return render(request, "referrals/by_link/performance.html", content)


def _ask_who(request: HttpRequest, link: Link, form: CodeForm, status: int = 200) -> HttpResponse:
    content = {"form": form, "secret": _Page.of(request).secret, "expires_at": link.expires_at}
    return render(request, "referrals/by_link/confirm.html", content, status=status)


def _show(request: HttpRequest, link: Link, form: StepForm | None = None, status: int = 200) -> HttpResponse:
    found = _sent_to(link)
    if found.is_gone:
        return render(request, "referrals/by_link/too_late.html", {})
    content: dict[str, Any] = {
        "sent": found,
        "heading": f"A referral for {found.destination.service.name}",
        "form": form,
        "secret": _Page.of(request).secret,
        "reasons": DECLINE_REASONS,
        "now": timezone.localtime(),
        "expires_at": link.expires_at,
    }
    return render(request, "referrals/by_link/referral.html", content, status=status)


def _sent_to(link: Link) -> SentToService:
    found = sent_to(link.about)
    if found is None:
        raise LinkRefused
    return found


def _remember(request: HttpRequest, destination_id: UUID) -> None:
    """This browser belongs to the service for half an hour, also when the next link comes in place of this one."""
    confirmed = dict(request.session.get(CONFIRMED, {}))
    confirmed[str(destination_id)] = timezone.now().timestamp()
    request.session[CONFIRMED] = confirmed


def _is_confirmed(request: HttpRequest, link: Link) -> bool:
    at = request.session.get(CONFIRMED, {}).get(str(link.about))
    return isinstance(at, int | float) and 0 <= timezone.now().timestamp() - at < GOOD_FOR.total_seconds()
