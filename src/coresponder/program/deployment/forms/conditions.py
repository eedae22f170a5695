"""The conditions of a rule as a form without a script: three groups of ticks, for all, for any, and for none.

A rule whose conditions stand deeper in each other than that is edited as text; see `groups_of`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from coresponder.program.deployment.language.vocabulary import (
    CODED,
    FACT_TITLES,
    WEEKDAY_WORDS,
    WEEKDAYS,
    WRITTEN,
    codes_of,
    value_words,
)

UNKNOWN = "unknown"
GROUPS = {
    "all": "When all of these hold",
    "any": "And at least one of these",
    "none": "And none of these",
}
HINTS = {
    "type": "One spelling a line, as dispatch writes it.",
    "contains": "One piece a line: the type contains it, whatever stands around it.",
    "beat": "One beat a line.",
}
Atoms = list[dict[str, Any]]


class ConditionsForm(forms.Form):
    """One group of conditions, each on one fact. What nothing is ticked of is not asked."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for fact in CODED:
            choices = [(code, value_words(fact, code)) for code in codes_of(fact)] + [(UNKNOWN, "not known")]
            self.fields[fact] = forms.MultipleChoiceField(
                label=_title(fact), required=False, choices=choices, widget=forms.CheckboxSelectMultiple
            )
        self._add_written()
        self._add_priority()
        self._add_hours()

    def _add_written(self) -> None:
        for name, label in (("type", "Type is"), ("contains", "Type contains"), ("beat", "Beat is")):
            area = forms.Textarea(attrs={"rows": 2})
            self.fields[name] = forms.CharField(label=label, required=False, help_text=HINTS[name], widget=area)

    def _add_priority(self) -> None:
        for name, label in (("at_least", "Priority from"), ("at_most", "Priority to")):
            self.fields[name] = forms.IntegerField(label=label, required=False, min_value=1, max_value=99)

    def _add_hours(self) -> None:
        for name, label in (("from", "Local time from"), ("to", "Local time to")):
            self.fields[name] = forms.RegexField(
                label=label, required=False, regex=r"^([01]\d|2[0-4]):[0-5]\d$", help_text="Such as 22:00."
            )
        days = list(zip(WEEKDAYS, WEEKDAY_WORDS, strict=True))
        self.fields["on"] = forms.MultipleChoiceField(
            label="Beginning on", required=False, choices=days, widget=forms.CheckboxSelectMultiple
        )

    @property
    def coded(self) -> list[forms.BoundField]:
        """The facts of which values are ticked."""
        return [self[fact] for fact in CODED]

    @property
    def written(self) -> list[forms.BoundField]:
        """The facts that are written."""
        return [self[name] for name in ("type", "contains", "beat", "at_least", "at_most", "from", "to", "on")]

    @property
    def is_filled(self) -> bool:
        """Whether the group asks for anything, as it is shown."""
        shown = self.data if self.is_bound else self.initial
        return any(name.removeprefix(f"{self.prefix}-") in self.fields and value for name, value in shown.items())

    @property
    def atoms(self) -> Atoms:
        """The conditions as plain data."""
        told = self.cleaned_data
        found = [atom for fact in CODED if (atom := _coded(fact, told[fact]))]
        found += [{"fact": fact, "in": lines} for fact in WRITTEN if (lines := _lines(told[fact]))]
        if pieces := _lines(told["contains"]):
            found.append({"fact": "type", "contains": pieces})
        if ends := {name: told[name] for name in ("at_least", "at_most") if told[name] is not None}:
            found.append({"fact": "priority", **ends})
        if told["from"] or told["to"]:
            days = {"on": told["on"]} if told["on"] and len(told["on"]) < len(WEEKDAYS) else {}
            found.append({"fact": "hours", "from": told["from"], "to": told["to"], **days})
        return found


def groups_of(when: Mapping[str, Any]) -> dict[str, dict[str, Any]] | None:
    """What the three groups show of a condition; None where it stands deeper than they can show."""
    parts = when["all"] if set(when) == {"all"} else [] if set(when) == {"always"} else [when]
    groups: dict[str, Atoms] = {"all": [], "any": [], "none": []}
    for part in parts:
        if "fact" in part:
            groups["all"].append(dict(part))
        elif set(part) == {"any"} and not groups["any"]:
            groups["any"] = list(part["any"])
        elif set(part) == {"not"} and not groups["none"]:
            groups["none"] = list(part["not"].get("any", [part["not"]]))
        else:
            return None
    shown = {name: _initial(atoms) for name, atoms in groups.items()}
    return None if None in shown.values() else {name: told for name, told in shown.items() if told is not None}


def condition_of(groups: Mapping[str, Atoms]) -> dict[str, Any]:
    """The condition that the three groups say together."""
    parts: Atoms = list(groups["all"])
    if groups["any"]:
        parts.append({"any": groups["any"]})
    if groups["none"]:
        parts.append({"not": {"any": groups["none"]}})
    return {"all": parts} if parts else {"always": True}


def _initial(atoms: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """The fields of one group; None where two conditions are on one fact, or one is none of this form's."""
    told: dict[str, Any] = {}
    for atom in atoms:
        found = _fields(atom)
        if found is None or found.keys() & told.keys():
            return None
        told |= found
    return told


def _fields(atom: Mapping[str, Any]) -> dict[str, Any] | None:
    fact = atom.get("fact")
    if fact in CODED:
        unknown = [UNKNOWN] if "unknown" in atom or "or_unknown" in atom else []
        return {fact: [*atom.get("in", []), *unknown]}
    if "unknown" in atom or "or_unknown" in atom:
        return None
    if fact == "hours":
        return {"from": atom["from"], "to": atom["to"], "on": atom.get("on", [])}
    if fact == "priority":
        return {name: atom[name] for name in ("at_least", "at_most") if name in atom}
    if fact in WRITTEN:
        return {"contains" if "contains" in atom else fact: "\n".join(atom.get("contains", atom.get("in", [])))}
    return None


def _coded(fact: str, ticked: Sequence[str]) -> dict[str, Any] | None:
    values = [each for each in ticked if each != UNKNOWN]
    if not ticked:
        return None
    if not values:
        return {"fact": fact, "unknown": True}
    return {"fact": fact, "in": values} | ({"or_unknown": True} if UNKNOWN in ticked else {})


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _title(fact: str) -> str:
    title = FACT_TITLES[fact]
    return title[:1].upper() + title[1:]
