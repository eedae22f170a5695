"""The weekly review: the weeks, one week with what the rules found, looking at a finding, signing off."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.audit.actions.reviews import look_at_finding, sign_week_off
from coresponder.safeguards.audit.forms.reviews import LookForm
from coresponder.safeguards.audit.models import Seal
from coresponder.safeguards.audit.queries.reviews import WeekStanding, findings_in, looks_at, weeks_for
from coresponder.safeguards.audit.queries.seals import document_of, newest_seal
from coresponder.safeguards.audit.reviewing.catalogue import REVIEW_RULES
from coresponder.safeguards.audit.reviewing.findings import Finding
from coresponder.safeguards.audit.reviewing.weeks import WEEK
from coresponder.safeguards.audit.sentences import names_of_actors, sentence_of
from coresponder.safeguards.permissions import Permission, requires

# A finding shows so many of its events; the trail shows the others.
EVENTS_SHOWN = 20


@requires(Permission.REVIEW_AUDIT)
@require_GET
def weeks(request: SignedInRequest) -> HttpResponse:
    """Every week since the first event, and what each waits for; below them the rules."""
    return render(request, "audit/weeks.html", {"standings": weeks_for(request.user), "rules": REVIEW_RULES})


@requires(Permission.REVIEW_AUDIT)
@require_http_methods(["GET", "POST"])
def week(request: SignedInRequest, starts_on: str) -> HttpResponse:
    """One week with what the rules found; sending says what a look at one of them came to."""
    standing = _standing(request, starts_on)
    form = LookForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        _look(request, standing, form)
        return redirect("audit:week", starts_on)
    return _week_page(request, standing, form)


@requires(Permission.REVIEW_AUDIT)
@require_POST
def sign_off(request: SignedInRequest, starts_on: str) -> HttpResponse:
    """Sign the week off."""
    standing = _standing(request, starts_on)
    try:
        sign_week_off(week_starts_on=standing.week.starts_on, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "The week is signed off. Print this page, and keep it away from the database.")
    return redirect("audit:week", starts_on)


def _standing(request: SignedInRequest, starts_on: str) -> WeekStanding:
    """The week of the address; 404 for a day that starts none, or one before the trail."""
    try:
        wanted = date.fromisoformat(starts_on)
    except ValueError:
        raise Http404 from None
    found = next((each for each in weeks_for(request.user) if each.week.starts_on == wanted), None)
    if found is None:
        raise Http404
    return found


def _look(request: SignedInRequest, standing: WeekStanding, form: LookForm) -> None:
    try:
        look_at_finding(week_starts_on=standing.week.starts_on, by=request.user, **form.cleaned_data)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Noted.")


def _week_page(request: SignedInRequest, standing: WeekStanding, form: LookForm) -> HttpResponse:
    found = findings_in(standing.week)
    looks = looks_at(standing.week)
    waiting = sum(each.key not in looks for each in found)
    content = {
        "standing": standing,
        "week": standing.week,
        "address": standing.week.starts_on.isoformat(),
        "before": standing.week.starts_on - WEEK,
        "groups": _groups(found, looks, form),
        "findings": len(found),
        "waiting": waiting,
        "quiet": [rule for rule in REVIEW_RULES if rule.key not in {each.rule.key for each in found}],
        "can_sign": standing.is_due and not waiting,
        "seal": _seal_of(standing),
        "form": form,
    }
    return render(request, "audit/week.html", content, status=422 if form.errors else 200)


def _seal_of(standing: WeekStanding) -> str:
    """The seal that is printed with the week: the newest when it was signed, or now."""
    signed = standing.signed
    seal = Seal.objects.filter(pk=signed.seal_number or 0).first() if signed else newest_seal()
    return document_of(seal).to_text() if seal else ""


def _groups(found: list[Finding], looks: dict[str, Any], form: LookForm) -> list[dict[str, Any]]:
    """The findings by rule, each with its sentences and what was noted."""
    events = [event for each in found for event in each.events[:EVENTS_SHOWN]]
    names = names_of_actors(events) | _names({each.by_id for each in found})
    groups: dict[str, dict[str, Any]] = {}
    for each in found:
        group = groups.setdefault(each.rule.key, {"rule": each.rule, "findings": []})
        number = sum(len(other["findings"]) for other in groups.values())
        is_sent = form.is_bound and form.data.get("finding") == each.key
        group["findings"].append(_shown(each, names, looks.get(each.key), number, form if is_sent else None))
    return list(groups.values())


def _shown(finding: Finding, names: dict[int, str], look: Any, number: int, sent: LookForm | None) -> dict[str, Any]:
    shown = finding.events[:EVENTS_SHOWN]
    form = sent or LookForm(initial={"finding": finding.key}, auto_id=f"finding-{number}-%s")
    return {
        "finding": finding,
        "who": names.get(finding.by_id, f"Account {finding.by_id}"),
        "lines": [(event, sentence_of(event, names)) for event in shown],
        "more": len(finding.events) - len(shown),
        "look": look,
        "form": form,
        "number": number,
    }


def _names(accounts: set[int]) -> dict[int, str]:
    return dict(User.objects.filter(pk__in=accounts).values_list("pk", "display_name"))
