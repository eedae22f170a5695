"""One rule of the draft: what it advises, and when, as ticks or as text."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from coresponder.kernel.errors import CoresponderError
from coresponder.program.deployment.actions.drafting import save_rule
from coresponder.program.deployment.forms.conditions import GROUPS, ConditionsForm, condition_of, groups_of
from coresponder.program.deployment.forms.rules import RuleForm, WhenTextForm
from coresponder.program.deployment.views.drafting import WRITE, own_draft
from coresponder.safeguards.accounts.requests import SignedInRequest

Content = dict[str, Any]


@WRITE
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """A new rule, below all others."""
    return _rule_page(request, own_draft(request).content, {"when": {"always": True}})


@WRITE
@require_http_methods(["GET", "POST"])
def edit(request: SignedInRequest, rule_key: str) -> HttpResponse:
    """A rule that there is."""
    content = own_draft(request).content
    rule = next((each for each in content["rules"] if each["key"] == rule_key), None)
    if rule is None:
        raise Http404
    return _rule_page(request, content, rule)


def _rule_page(request: SignedInRequest, content: Content, rule: Content) -> HttpResponse:
    groups = groups_of(rule["when"]) if "text" not in request.GET else None
    form = RuleForm(request.POST or None, initial=rule, levels=content.get("levels", []))
    ticks = _ticks(request, groups) if groups is not None else {}
    text = None if ticks else WhenTextForm(request.POST or None, initial={"when": rule["when"]})
    if request.method == "POST" and form.is_valid() and _all_valid(ticks, text):
        when = (
            condition_of({name: each.atoms for name, each in ticks.items()})
            if text is None
            else text.cleaned_data["when"]
        )
        if _saves(request, form, form.told(rule.get("key", ""), when), rule.get("key", "")):
            return redirect("deployment:draft")
    shown = [(GROUPS[name], each) for name, each in ticks.items()]
    page = {"form": form, "groups": shown, "text": text, "rule": rule, "is_new": "key" not in rule}
    is_wrong = form.errors or any(each.errors for each in ticks.values()) or (text and text.errors)
    return render(request, "deployment/rule.html", page, status=422 if is_wrong else 200)


def _ticks(request: SignedInRequest, groups: dict[str, Content]) -> dict[str, ConditionsForm]:
    return {name: ConditionsForm(request.POST or None, prefix=name, initial=told) for name, told in groups.items()}


def _all_valid(ticks: dict[str, ConditionsForm], text: WhenTextForm | None) -> bool:
    return all(each.is_valid() for each in ticks.values()) and (text is None or text.is_valid())


def _saves(request: SignedInRequest, form: RuleForm, told: Content, replaces: str) -> bool:
    try:
        save_rule(rule=told, replaces=replaces, by=request.user)
    except CoresponderError as problem:
        form.add_error(None, str(problem))
        return False
    messages.success(request, "The rule is in the draft.")
    return True
