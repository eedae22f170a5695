"""The criteria in force, their versions, and putting one in force."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.deployment.actions.putting_in_force import put_in_force
from coresponder.program.deployment.forms.rules import InForceForm
from coresponder.program.deployment.language.reaching import reach_of_rules
from coresponder.program.deployment.models import CriteriaVersion
from coresponder.program.deployment.presenting import rule_lines
from coresponder.program.deployment.queries.checking import checked
from coresponder.program.deployment.queries.in_force import version_in_force
from coresponder.program.deployment.queries.versions import (
    draft_of,
    times_in_force,
    titles_of_variants,
    version_numbered,
    versions,
)
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.VIEW_CRITERIA)
@require_GET
def in_force(request: SignedInRequest) -> HttpResponse:
    """The rules that judge calls now, in order."""
    since = times_in_force(request.user).first()
    rules = since.version.rule_set if since else None
    writes = may(request.user, Permission.WRITE_CRITERIA)
    content = {
        "since": since,
        "rules": rules,
        "lines": rule_lines(rules, variants=titles_of_variants(), problems={}) if rules else [],
        "may_write": writes,
        "draft": draft_of(request.user) if writes else None,
    }
    return render(request, "deployment/in_force.html", content)


@requires(Permission.VIEW_CRITERIA)
@require_GET
def list_of_versions(request: SignedInRequest) -> HttpResponse:
    """Every version, and which was in force when."""
    content = {
        "versions": versions(request.user),
        "times": times_in_force(request.user),
        "now": version_in_force(),
    }
    return render(request, "deployment/versions.html", content)


@requires(Permission.VIEW_CRITERIA)
@require_GET
def version(request: SignedInRequest, version_number: int) -> HttpResponse:
    """One version: its rules, how it differs from what is in force, and what it would change."""
    return _version_page(request, version_number, InForceForm())


@requires(Permission.PUT_CRITERIA_IN_FORCE)
@require_POST
def bring_into_force(request: SignedInRequest, version_number: int) -> HttpResponse:
    """From now on this version judges calls."""
    chosen = version_numbered(request.user, version_number)
    form = InForceForm(request.POST)
    if not form.is_valid():
        return _version_page(request, version_number, form)
    try:
        put_in_force(version=chosen, reason=form.cleaned_data["reason"], by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("deployment:version", version_number)
    messages.success(request, f"Version {version_number} judges calls from now on.")
    return redirect("deployment:in_force")


def _version_page(request: SignedInRequest, version_number: int, form: InForceForm) -> HttpResponse:
    shown, now = version_numbered(request.user, version_number), version_in_force()
    against = _compared_with(request) or now
    rules = shown.rule_set
    # Asking 100,000 past calls takes a second; a version beside itself needs none of it.
    check = checked(rules, against=against.rule_set if against else None) if shown != against else None
    problems = {each.rule.key: each.sentence for each in reach_of_rules(rules) if each.sentence}
    content = {
        "version": shown,
        "is_in_force": shown == now,
        "now": against,
        "others": versions(request.user).exclude(pk=shown.pk),
        "rules": rules,
        "check": check,
        "lines": rule_lines(rules, variants=titles_of_variants(), problems=problems),
        "form": form,
        "may_put": may(request.user, Permission.PUT_CRITERIA_IN_FORCE),
    }
    return render(request, "deployment/version.html", content, status=422 if form.errors else 200)


def _compared_with(request: SignedInRequest) -> CriteriaVersion | None:
    """The version that the person chose to compare with; Http404 for one that there is not."""
    number = request.GET.get("with", "")
    return version_numbered(request.user, int(number)) if number.isdecimal() and len(number) < 9 else None
