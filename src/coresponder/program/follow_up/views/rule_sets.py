"""The rules in force, changing them with a preview, and what is overdue as counts without names."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.forms import formset_factory
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.encounters.form_in_use import form_in_use
from coresponder.program.follow_up.actions.rule_sets import put_rules_in_force
from coresponder.program.follow_up.default_rules import default_rules
from coresponder.program.follow_up.forms.rule_sets import RuleForm, WhyForm, draft_of, initial_of
from coresponder.program.follow_up.models import FollowUpRule
from coresponder.program.follow_up.queries.counts import counts_by_agency, unplanned_counts
from coresponder.program.follow_up.queries.preview import DAYS, made_in_truth, past_contacts
from coresponder.program.follow_up.queries.rule_sets import rule_set_in_force, rules_in_force
from coresponder.program.follow_up.rules.preview import preview_of
from coresponder.program.follow_up.rules.wording import RuleDraft, check_rules, sentence_of
from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires
from coresponder.safeguards.permissions.roles import CASE_MANAGER

ROWS_FOR_NEW_RULES = 2
RuleForms = formset_factory(RuleForm, extra=ROWS_FOR_NEW_RULES, max_num=40)


@requires(Permission.VIEW_FOLLOW_UP_COUNTS)
@require_GET
def counts(request: SignedInRequest) -> HttpResponse:
    """What is open, overdue and on nobody's list, by agency, without a name."""
    content = {"counts": counts_by_agency(), "unplanned": unplanned_counts(), "now": timezone.now()}
    return render(request, "follow_up/counts.html", content)


@requires(Permission.SET_FOLLOW_UP_RULES)
@require_GET
def in_force(request: SignedInRequest) -> HttpResponse:
    """The rules in force as sentences, with what each has planned in the last 90 days."""
    rules = rules_in_force()
    made = made_in_truth()
    content = {
        "rule_set": rule_set_in_force(),
        "rules": [(each, _sentence(each), made[each.key]) for each in rules],
        "agencies": Agency.objects.filter(is_active=True).order_by("name"),
        "days": DAYS,
    }
    return render(request, "follow_up/rules.html", content)


@requires(Permission.SET_FOLLOW_UP_RULES)
@require_http_methods(["GET", "POST"])
def change(request: SignedInRequest) -> HttpResponse:
    """Change the rules: first what they would have made, then put them in force."""
    rule_set = rule_set_in_force()
    number = rule_set.number if rule_set else 0
    forms = RuleForms(request.POST or None, initial=initial_of(rules_in_force()))
    why = WhyForm(request.POST or None, initial={"seen_number": number})
    previews: list[tuple[RuleDraft, str, Any]] = []
    if request.method == "POST" and forms.is_valid() and why.is_valid():
        drafts = [draft for form in forms if form.has_changed() or form.initial if (draft := form.draft)]
        try:
            if "put_in_force" in request.POST:
                put_rules_in_force(rules=drafts, by=request.user, **why.cleaned_data)
                messages.success(request, "The rules are in force. What was planned before stays as it is.")
                return redirect("follow_up:rules")
            check_rules(drafts, form_in_use())
            previews = _previews(drafts)
        except CoresponderError as problem:
            messages.error(request, str(problem))
    content = {"forms": forms, "why": why, "previews": previews, "days": DAYS, "number": number}
    return render(request, "follow_up/change_rules.html", content)


@requires(Permission.SET_FOLLOW_UP_RULES)
@require_POST
def begin(request: SignedInRequest) -> HttpResponse:
    """Put the shipped rules in force for one agency, where there are none yet."""
    chosen = request.POST.get("agency", "")
    agency = next((each for each in Agency.objects.filter(is_active=True) if str(each.pk) == chosen), None)
    if agency is None:
        messages.error(request, "No agency was chosen. Choose whose case managers are asked.")
        return redirect("follow_up:rules")
    try:
        drafts = default_rules(agency=agency, role=CASE_MANAGER.key)
        put_rules_in_force(rules=drafts, why="The shipped rules.", by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "The shipped rules are in force from now on.")
    return redirect("follow_up:rules")


def _sentence(rule: FollowUpRule) -> str:
    return sentence_of(draft_of(rule), form_in_use(), agency=rule.agency.name)


def _previews(drafts: Sequence[RuleDraft]) -> list[tuple[RuleDraft, str, Any]]:
    agencies = Agency.objects.in_bulk({each.agency_id for each in drafts})
    rules = [_unsaved(each, agencies[each.agency_id]) for each in drafts]
    past = past_contacts(rules)
    return [
        (draft, sentence_of(draft, form_in_use(), agency=rule.agency.name), preview_of(rule, past))
        for draft, rule in zip(drafts, rules, strict=True)
    ]


def _unsaved(draft: RuleDraft, agency: Agency) -> FollowUpRule:
    return FollowUpRule(
        key=draft.key, title=draft.title, after_hours=draft.after_hours, results=draft.results, outcomes=draft.outcomes,
        problems=draft.problems, origins=draft.origins, agency=agency, role=draft.role,
    )  # fmt: skip
