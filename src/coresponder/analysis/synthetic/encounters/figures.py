"""What came out, beside what was published: read from the answers as they were written, as a reader would."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from coresponder.analysis.synthetic.encounters.answers.writing import FORM
from coresponder.analysis.synthetic.encounters.rates import COVERAGE, FROM_TOP_5_PERCENT, Operation, Range, Rate
from coresponder.analysis.synthetic.encounters.year import Year, YearContact
from coresponder.formats.encounter import foremost, primary_outcome

STANDARD_ERRORS = 4.0
VOLUNTARY = frozenset({"voluntary_emergency_or_inpatient", "crisis_center_or_detox", "medical_emergency_department"})
BOULDERS_RESPONSES = 523


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One share of the year: how many of how many, what it was to be, and who published that."""

    key: str
    title: str
    of: str
    count: int
    n: int
    target: Rate | Range

    @property
    def share(self) -> float:
        return self.count / self.n if self.n else 0.0

    @property
    def is_near(self) -> bool:
        """True where it lies within the published range, or within sampling error of the target (4 standard errors)."""
        if isinstance(self.target, Range):
            return self.target.lowest <= self.share <= self.target.highest
        error = math.sqrt(self.target.share * (1 - self.target.share) / max(self.n, 1))
        return abs(self.share - self.target.share) <= STANDARD_ERRORS * error


@dataclass(frozen=True)
class _Facts:
    """What was written about one contact, all parts together."""

    contact: YearContact
    answers: dict[str, Any]
    outcome: str

    def says(self, element: str, *codes: str) -> bool:
        """Whether one of these codes was given."""
        value = self.answers.get(element)
        given = value if isinstance(value, list) else [value]
        return any(each in codes for each in given)


def figures(years: Sequence[Year], *, against: Operation | None = None) -> list[Figure]:
    """Every share that has a published counterpart, over one or several years of the same rates.

    They are held against the rates by which the years were drawn, or against others.
    """
    operation = against or years[0].operation
    facts = [_facts(each) for year in years for each in year.contacts if each.is_on_call]
    seen = [each for each in facts if each.says("contact_result", "seen")]
    with_officer = [each for each in seen if each.contact.situation.team.has_officer]
    return [
        *_of_calls(years),
        *_of_people(years),
        *_of_endings(seen, with_officer, operation),
        *_of_the_scene(seen, with_officer, operation),
        *_of_help(seen, operation),
    ]


def contacts_per_person(year: Year, *, responses: int = BOULDERS_RESPONSES) -> float:
    """Contacts for each person over the first so many contacts with a known person, follow-ups aside."""
    met = [each.person for each in year.contacts if each.is_on_call and each.person is not None][:responses]
    return len(met) / len(set(met)) if met else 0.0


def _facts(contact: YearContact) -> _Facts:
    together = {name: value for part in reversed(contact.parts) for name, value in part.answers.items()}
    outcome = foremost(FORM, (primary_outcome(FORM, part.answers) for part in contact.parts))
    return _Facts(contact=contact, answers=together, outcome=outcome)


def _of_calls(years: Sequence[Year]) -> list[Figure]:
    eligible = [each for year in years for each in year.answered if each.call.is_eligible]
    came = sum(each.response is not None and each.response.on_scene_at is not None for each in eligible)
    return [
        Figure(
            key="coverage", title="A team came", of="crisis calls that a unit attended", count=came, n=len(eligible),
            target=COVERAGE,
        )
    ]  # fmt: skip


def _of_people(years: Sequence[Year]) -> list[Figure]:
    count = total = 0
    for year in years:
        times = Counter(each.person for each in year.contacts if each.is_on_call and each.person is not None)
        ranked = sorted(times.values(), reverse=True)
        count += sum(ranked[: max(1, round(len(ranked) * 0.05))])
        total += sum(ranked)
    title = "Contacts with the 5 % who are met most often"
    return [
        Figure(
            key="top_5_percent", title=title, of="contacts with somebody known", count=count, n=total,
            target=FROM_TOP_5_PERCENT,
        )
    ]  # fmt: skip


def _counted(
    key: str, title: str, of: str, among: Sequence[_Facts], holds: Callable[[_Facts], bool], target: Rate
) -> Figure:
    return Figure(key=key, title=title, of=of, count=sum(map(holds, among)), n=len(among), target=target)


def _of_endings(seen: Sequence[_Facts], with_officer: Sequence[_Facts], operation: Operation) -> list[Figure]:
    others = [each for each in seen if each.outcome != "arrest_booked"]
    of = "contacts seen, arrests aside"
    total = sum(
        each.share for each in (operation.involuntary, operation.voluntary, operation.information, operation.on_scene)
    )
    found = [
        _counted(
            "arrested", "Arrested", "contacts seen by a team with an officer", with_officer,
            lambda each: each.outcome == "arrest_booked", operation.arrested,
        ),
        _counted(
            "cited_or_arrested", "Cited or arrested", "contacts seen by a team with an officer", with_officer,
            lambda each: each.says("dispositions", "cited", "arrested"), operation.cited_or_arrested,
        ),
    ]  # fmt: skip
    groups = {
        "involuntary": ("Involuntary hold", lambda each: each.outcome == "involuntary_hold"),
        "voluntary": ("Care by own will", lambda each: each.outcome in VOLUNTARY),
        "information": ("Information, referral, warm hand-off", lambda each: _ended(each, "information")),
        "on_scene": ("Resolved on scene", lambda each: _ended(each, "on_scene")),
    }
    for key, (title, holds) in groups.items():
        published: Rate = getattr(operation, key)
        scaled = Rate(published.share / total, published.source, published.n)
        found.append(_counted(key, title, of, others, holds, scaled))
    return [*found, _detox(seen, operation)]


def _ended(facts: _Facts, ending: str) -> bool:
    told = facts.says("dispositions", "resources_given")
    calm = facts.says("dispositions", "resolved_on_scene", "no_action_needed")
    return told if ending == "information" else calm


def _detox(seen: Sequence[_Facts], operation: Operation) -> Figure:
    return _counted(
        "detox", "Detox or sobering center", "contacts seen", seen,
        lambda each: each.says("dispositions", "detox"), operation.detox,
    )  # fmt: skip


def _of_the_scene(seen: Sequence[_Facts], with_officer: Sequence[_Facts], operation: Operation) -> list[Figure]:
    judged = [each for each in seen if each.outcome != "arrest_booked"]
    hurt = [each for each in seen if not each.says("injury_person_cause", "before")]
    officer, seen_words = "contacts seen by a team with an officer", "contacts seen"
    return [
        _counted(
            "force", "Force was used", officer, with_officer,
            lambda each: each.says("force_used", "yes"), operation.force,
        ),
        _counted(
            "injured", "Somebody was injured at the scene", f"{seen_words}, hurt before aside", hurt,
            lambda each: not each.says("injured_parties", "nobody"), operation.injured_at_the_scene,
        ),
        _counted(
            "cit", "Officer with crisis training on scene", officer, with_officer,
            lambda each: each.says("cit_officer", "arrived"), operation.cit_on_scene,
        ),
        _counted(
            "arrest_avoided", "Could have been arrested, and was not", f"{seen_words} by a team with an officer",
            [each for each in with_officer if each.outcome != "arrest_booked"],
            lambda each: each.says("arrest_eligible", "yes"), operation.arrest_avoided,
        ),
        _counted(
            "emergency_department_avoided", "Judged: emergency department otherwise", f"{seen_words}, arrests aside",
            [each for each in judged if not each.says("counterfactual_outcome", "unknown")],
            lambda each: each.says("counterfactual_outcome", "emergency_department"),
            operation.emergency_department_avoided,
        ),
    ]  # fmt: skip


def _of_help(seen: Sequence[_Facts], operation: Operation) -> list[Figure]:
    needy = [each for each in seen if not each.says("needs_found", "none")]
    offered = [each for each in needy if "offer_answer" in each.answers]
    return [
        _counted(
            "need_housing", "Needs housing", "contacts seen", seen,
            lambda each: each.says("needs_found", "housing"), operation.need_housing,
        ),
        _counted(
            "need_care", "Needs mental-health care", "contacts seen", seen,
            lambda each: each.says("needs_found", "mental_health_care"), operation.need_care,
        ),
        _counted(
            "help_offered", "Help was offered", "contacts with a need", needy,
            lambda each: "help_offered" in each.answers and not each.says("help_offered", "none"),
            operation.help_offered,
        ),
        _counted(
            "help_accepted", "The offer was accepted", "offers", offered,
            lambda each: each.says("offer_answer", "accepted"), operation.help_accepted,
        ),
    ]  # fmt: skip
