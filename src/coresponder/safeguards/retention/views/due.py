"""How long records are kept, and what would be disposed of today."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires
from coresponder.safeguards.retention.actions.disposals import ask_for_disposal
from coresponder.safeguards.retention.categories import CATEGORIES
from coresponder.safeguards.retention.packs import pack_in_use
from coresponder.safeguards.retention.queries.due import dry_run, outcome_of

IDS_SHOWN = 100


@requires(Permission.APPROVE_DISPOSAL)
@require_GET
def rules(request: SignedInRequest) -> HttpResponse:
    """Every rule with what it would do today; categories without a rule are named, since they are kept for good."""
    pack = pack_in_use()
    ruled = {rule.category for rule in pack.rules}
    content = {
        "pack": pack,
        "outcomes": dry_run(pack),
        "without_rule": [each for each in CATEGORIES.values() if each.key not in ruled],
        "may_ask": may(request.user, Permission.MANAGE_RETENTION),
    }
    return render(request, "retention/rules.html", content)


@requires(Permission.APPROVE_DISPOSAL)
@require_GET
def rule(request: SignedInRequest, key: str) -> HttpResponse:
    """What one rule would do today, item by item, by ids."""
    pack = pack_in_use()
    if not pack.has(key):
        raise Http404
    outcome = outcome_of(pack.rule(key))
    content = {
        "pack": pack,
        "outcome": outcome,
        "shown": outcome.due[:IDS_SHOWN],
        "not_shown": max(0, len(outcome.due) - IDS_SHOWN),
        "may_ask": may(request.user, Permission.MANAGE_RETENTION),
    }
    return render(request, "retention/rule.html", content)


@requires(Permission.MANAGE_RETENTION)
@require_POST
def ask(request: SignedInRequest, key: str) -> HttpResponse:
    """Ask that everything that a rule finds due be disposed of; somebody else decides."""
    pack = pack_in_use()
    if not pack.has(key):
        raise Http404
    try:
        asked = ask_for_disposal(pack=pack, rule_key=key, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("retention:rule", key)
    messages.success(request, "Asked. Somebody else has to approve it before anything happens.")
    return redirect("retention:disposal", asked.pk)
