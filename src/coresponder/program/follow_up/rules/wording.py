"""A rule as somebody writes it, what has to hold of it, and the sentence in which it reads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from coresponder.formats.encounter import Form
from coresponder.kernel.errors import UsageError
from coresponder.program.follow_up.rules.matching import window_words
from coresponder.safeguards.permissions import Permission
from coresponder.safeguards.permissions.roles import role_of

LONGEST_HOURS = 24 * 366
KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
MOST_RULES = 40


@dataclass(frozen=True, kw_only=True)
class RuleDraft:
    """One rule, not stored yet. Lists hold codes of the encounter's form; an empty one means any."""

    key: str
    title: str
    after_hours: int
    agency_id: int
    role: str
    results: list[str] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)
    is_urgent: bool = False
    goes_to_id: int | None = None


def check_rules(rules: Sequence[RuleDraft], form: Form) -> None:
    """Raise UsageError where a rule says nothing, or something that the form does not know."""
    if len({each.key for each in rules}) != len(rules):
        raise UsageError("rule_twice", "Two rules have the same short name.", "Give each a name of its own.")
    if len(rules) > MOST_RULES:
        raise UsageError("too_many_rules", f"There are more than {MOST_RULES} rules.", "Put some of them together.")
    for each in rules:
        _check(each, form)


def _check(rule: RuleDraft, form: Form) -> None:
    if not KEY.fullmatch(rule.key) or not rule.title.strip():
        raise UsageError("rule_unnamed", "A rule has no name.", "Short name in small letters and digits, and a title.")
    if not 1 <= rule.after_hours <= LONGEST_HOURS:
        raise UsageError("window_impossible", f"The window of “{rule.key}” does not fit.", "From 1 hour to 366 days.")
    if Permission.WORK_FOLLOW_UPS not in role_of(rule.role).permissions:
        raise UsageError("role_cannot", f"The role of “{rule.key}” does not follow up.", "Choose another role.")
    for codes, known in ((getattr(rule, name), known) for name, known in codes_of(form).items()):
        if unknown := [code for code in codes if code not in known]:
            raise UsageError("unknown_code", f"“{rule.key}” names {len(unknown)} codes that the form does not have.")


def codes_of(form: Form) -> dict[str, dict[str, str]]:
    """For every list of a rule the codes that it may name, with the words that people read."""
    lists = form.lists
    return {
        "results": {each.code: each.label for each in lists["contact_result"].codes if not each.maps_to},
        "outcomes": {each.code: each.label for each in form.hierarchy.outcomes},
        "problems": {each.code: each.label for each in lists["presenting_problem"].codes if not each.maps_to},
        "origins": {each.code: each.label for each in lists["contact_origin"].codes if not each.maps_to},
    }


def sentence_of(rule: RuleDraft, form: Form, *, agency: str) -> str:
    """The rule as a sentence."""
    known = codes_of(form)
    parts = [
        f"{lead} {_any_of([known[name].get(code, code) for code in codes])}"
        for name, lead in (
            ("results", "that came to"),
            ("outcomes", "with the outcome"),
            ("problems", "about"),
            ("origins", "that came about"),
        )
        if (codes := getattr(rule, name))
    ]
    origin = [] if rule.origins else ["other than the program’s own follow-up and outreach"]
    what = ", ".join([*origin, *parts])
    asked = role_of(rule.role).display_name.lower()
    return f"After every contact {what}: within {window_words(rule.after_hours)}, by a {asked} of {agency}."


def _any_of(words: Sequence[str]) -> str:
    lowered = [each[:1].lower() + each[1:] for each in words]
    return lowered[0] if len(lowered) == 1 else f"{', '.join(lowered[:-1])} or {lowered[-1]}"
