"""Writing criteria, rule by rule, in a draft of one's own."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.deployment.actions.saving import save_version
from coresponder.program.deployment.audit_events import CRITERIA_DRAFTED
from coresponder.program.deployment.language import read_rule_set
from coresponder.program.deployment.language.rule_sets import FORMAT
from coresponder.program.deployment.models import CriteriaDraft, CriteriaVersion
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check

Rules = list[dict[str, Any]]
EMPTY = {"format": FORMAT, "title": "Deployment criteria", "rules": []}


@transaction.atomic
def start_draft(*, based_on: CriteriaVersion | None, by: User) -> CriteriaDraft:
    """Begin to write from a version, or from nothing. Whoever has begun goes on with what is there."""
    check(by, Permission.WRITE_CRITERIA)
    content = based_on.content if based_on else EMPTY
    draft, is_new = CriteriaDraft.objects.get_or_create(owner=by, defaults={"based_on": based_on, "content": content})
    if is_new:
        _recorded("started", by)
    return draft


@transaction.atomic
def save_rule(*, rule: Mapping[str, Any], replaces: str, by: User) -> CriteriaDraft:
    """Write a rule in the place of another one, or below all others where it replaces none."""

    def written(rules: Rules) -> Rules:
        if not replaces:
            return [*rules, dict(rule)]
        place = _place_of(replaces, rules)
        return [*rules[:place], dict(rule), *rules[place + 1 :]]

    return _with_rules(written, "rule_written", by)


@transaction.atomic
def move_rule(*, key: str, up: bool, by: User) -> CriteriaDraft:
    """Let a rule and its neighbor change places: who stands higher speaks first."""

    def moved(rules: Rules) -> Rules:
        place = _place_of(key, rules)
        to = max(0, min(len(rules) - 1, place + (-1 if up else 1)))
        rules[place], rules[to] = rules[to], rules[place]
        return rules

    return _with_rules(moved, "rule_moved", by)


@transaction.atomic
def remove_rule(*, key: str, by: User) -> CriteriaDraft:
    """Take a rule out."""
    return _with_rules(lambda rules: [each for each in rules if each["key"] != key], "rule_removed", by)


@transaction.atomic
def save_text(*, content: Any, by: User) -> CriteriaDraft:
    """Put the whole text in the place of what was written. Refused where it cannot be read."""
    draft = _own(by)
    read_rule_set(content)
    draft.content = content
    draft.save()
    _recorded("text_written", by)
    return draft


@transaction.atomic
def discard_draft(*, by: User) -> None:
    """Give up what was written."""
    _own(by).delete()
    _recorded("discarded", by)


@transaction.atomic
def save_draft(*, by: User) -> CriteriaVersion:
    """Keep the draft as the next version, for good. It judges no call before somebody puts it in force."""
    draft = _own(by)
    saved = save_version(content=draft.content, based_on=draft.based_on, by=by)
    draft.delete()
    return saved


def _with_rules(change: Callable[[Rules], Rules], word: str, by: User) -> CriteriaDraft:
    draft = _own(by)
    draft.content = {**draft.content, "rules": change(list(draft.content["rules"]))}
    if draft.content["rules"]:
        read_rule_set(draft.content)
    draft.save()
    _recorded(word, by)
    return draft


def _own(by: User) -> CriteriaDraft:
    check(by, Permission.WRITE_CRITERIA)
    found = CriteriaDraft.objects.select_for_update().filter(owner=by).first()
    if found is None:
        raise StateError("no_draft", "You are not writing criteria at the moment.", "Begin from the criteria in force.")
    return found


def _place_of(key: str, rules: Rules) -> int:
    place = next((place for place, each in enumerate(rules) if each["key"] == key), None)
    if place is None:
        raise UsageError("no_such_rule", "The draft has no such rule any more.", "Look at the draft as it is now.")
    return place


def _recorded(change: str, by: User) -> None:
    record(CRITERIA_DRAFTED, by=by, about=f"account:{by.pk}", details={"change": change})
