"""Writing criteria: the draft, its rules one by one, the check before it is saved."""

import json
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.deployment.actions.drafting import (
    discard_draft,
    move_rule,
    remove_rule,
    save_draft,
    save_text,
    start_draft,
)
from coresponder.program.deployment.forms.rules import CriteriaTextForm
from coresponder.program.deployment.language.reaching import reach_of_rules
from coresponder.program.deployment.models import CriteriaDraft
from coresponder.program.deployment.presenting import rule_lines
from coresponder.program.deployment.queries.checking import checked
from coresponder.program.deployment.queries.in_force import version_in_force
from coresponder.program.deployment.queries.versions import draft_of, titles_of_variants, version_numbered
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

WRITE = requires(Permission.WRITE_CRITERIA)


def own_draft(request: SignedInRequest) -> CriteriaDraft:
    """What the person is writing; Http404 where that is nothing."""
    found = draft_of(request.user)
    if found is None:
        raise Http404
    return found


@WRITE
@require_POST
def start(request: SignedInRequest) -> HttpResponse:
    """Begin from a version, or go on with what was begun."""
    number = request.POST.get("version", "")
    based_on = version_numbered(request.user, int(number)) if number.isdecimal() and len(number) < 9 else None
    start_draft(based_on=based_on, by=request.user)
    return redirect("deployment:draft")


@WRITE
@require_GET
def draft(request: SignedInRequest) -> HttpResponse:
    """The rules as they are being written, in order."""
    found = own_draft(request)
    rules = found.rule_set
    silent = {each.rule.key: each.sentence for each in reach_of_rules(rules) if each.sentence} if rules else {}
    lines = rule_lines(rules, variants=titles_of_variants(), problems=silent) if rules else []
    return render(request, "deployment/draft.html", {"draft": found, "lines": lines})


@WRITE
@require_POST
def move(request: SignedInRequest, rule_key: str) -> HttpResponse:
    """Let a rule change places with its neighbor."""
    return _done(request, lambda: move_rule(key=rule_key, up=request.POST.get("to") == "up", by=request.user), "Moved.")


@WRITE
@require_POST
def remove(request: SignedInRequest, rule_key: str) -> HttpResponse:
    """Take a rule out."""
    return _done(request, lambda: remove_rule(key=rule_key, by=request.user), "The rule is out of the draft.")


@WRITE
@require_POST
def discard(request: SignedInRequest) -> HttpResponse:
    """Give up what was written."""
    said = "The draft is gone. The criteria in force are what they were."
    return _done(request, lambda: discard_draft(by=request.user), said, to="deployment:in_force")


@WRITE
@require_http_methods(["GET", "POST"])
def as_text(request: SignedInRequest) -> HttpResponse:
    """The whole draft as text, to be changed or replaced."""
    found = own_draft(request)
    shown = json.dumps(found.content, indent=2, ensure_ascii=False)
    form = CriteriaTextForm(request.POST or None, initial={"text": shown})
    if request.method == "POST" and form.is_valid():
        try:
            save_text(content=form.cleaned_data["text"], by=request.user)
        except CoresponderError as problem:
            form.add_error("text", str(problem))
        else:
            messages.success(request, "The draft says what you wrote.")
            return redirect("deployment:draft")
    return render(request, "deployment/text.html", {"form": form}, status=422 if form.errors else 200)


@WRITE
@require_http_methods(["GET", "POST"])
def check(request: SignedInRequest) -> HttpResponse:
    """What the draft would mean, before it is saved as a version."""
    rules = own_draft(request).rule_set
    if rules is None:
        messages.error(request, "The draft has no rule yet. Add one first.")
        return redirect("deployment:draft")
    if request.method == "POST":
        return _saved(request)
    now = version_in_force()
    found = checked(rules, against=now.rule_set if now else None)
    return render(request, "deployment/check.html", {"check": found, "rules": rules, "now": now})


def _saved(request: SignedInRequest) -> HttpResponse:
    try:
        saved = save_draft(by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("deployment:draft")
    messages.success(request, f"Saved as version {saved.number}. It judges no call until it is put in force.")
    return redirect("deployment:version", saved.number)


def _done(request: SignedInRequest, deed: Callable[[], Any], said: str, to: str = "deployment:draft") -> HttpResponse:
    own_draft(request)
    try:
        deed()
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect(to)
