"""From a person's choice for each column to a profile, without losing what the proposal knows about a column."""

from collections.abc import Mapping
from dataclasses import replace

from coresponder.formats.cad.fields import FIELDS
from coresponder.formats.cad.profile import FieldRule, Profile

NOT_USED = ""
PERSONAL = "personal"

Choices = Mapping[str, str]


def choices_of(profile: Profile, columns: list[str]) -> dict[str, str]:
    """For each column the field that it fills, or NOT_USED. A column that fills several shows the first of them."""
    first_field: dict[str, str] = {}
    for name, rule in profile.fields.items():
        for column in rule.columns:
            first_field.setdefault(column, name)
    return {column: first_field.get(column, NOT_USED) for column in columns}


def with_choices(base: Profile, *, columns: list[str], choices: Choices) -> Profile:
    """The profile with the person's choices.

    A column whose choice is unchanged keeps every rule that the base has for it (a separator, a pattern, a second
    field). A column that was moved starts in its new field with a plain rule, beside those that are there already.
    """
    initial = choices_of(base, columns)
    kept = {column for column in columns if choices[column] == initial[column]}
    rules = {name: _rule(name, base, columns=columns, choices=choices, kept=kept) for name in FIELDS}
    used = {name: rule for name, rule in rules.items() if rule.columns}
    ignored = tuple(column for column in columns if not any(column in rule.columns for rule in used.values()))
    return replace(base, fields=used, ignored_columns=ignored)


def _rule(name: str, base: Profile, *, columns: list[str], choices: Choices, kept: set[str]) -> FieldRule:
    before = base.fields.get(name, FieldRule(columns=()))
    stayed = tuple(column for column in before.columns if column in kept)
    came = tuple(column for column in columns if choices[column] == name and column not in kept)
    return replace(before if stayed else FieldRule(columns=()), columns=stayed + came)
