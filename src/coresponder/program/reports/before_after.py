"""What became of each measure since the launch, as a report keeps it: the sentence that was chosen by rule, frozen.

It is taken from the assessment of the report's own data set (or the newest, where that was never assessed), as somebody
sees it who may not see records. An assessment never changes, so what was taken from it can be taken again and compared.
What a measure was before launch stands in a report without counts and without its range, a share in whole percents; of
the change stands which way it went, and not how far. Both rest on stretches that no report is about: with the numbers
of the reports, a size could tell a month that was withheld. It stands on the program's own pages.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from coresponder.analysis.assessment import AssessedMeasure
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.outcomes.registry import outcome_named
from coresponder.kernel.spoken_english import day, some
from coresponder.program.extracts.models import Release
from coresponder.program.outcomes.dashboard.headlines import headline, say_of
from coresponder.program.outcomes.dashboard.lines import is_recorded_otherwise
from coresponder.program.outcomes.dashboard.seen import withheld_of
from coresponder.program.outcomes.models import Assessment
from coresponder.program.outcomes.queries.assessments import newest_assessment, newest_assessment_of

Kept = Mapping[str, Any]
RECORDED_OTHERWISE: Final = "The way of recording changed meanwhile, which alone can look like a change and be none."

WAYS: Final = {
    "lower": "It fell, by more than chance explains. Why, this cannot say.",
    "higher": "It rose, by more than chance explains. Why, this cannot say.",
    "not changed so much": "There was no large change.",
}


@dataclass(frozen=True, kw_only=True)
class BeforeAfter:
    """One measure before and since the launch, as a report says it."""

    code: str
    sentence: str
    before: str
    before_share: float | None
    months_to_wait: int | None
    is_recorded_otherwise: bool

    @property
    def is_comparable(self) -> bool:
        return self.code not in ("not compared", "withheld")


def taken(release: Release, measures: Iterable[str]) -> dict[str, Any]:
    """What a report keeps; nothing where nothing was assessed yet."""
    assessment = newest_assessment_of(release) or newest_assessment()
    return {} if assessment is None else taken_from(assessment, measures)


def taken_from(assessment: Assessment, measures: Iterable[str]) -> dict[str, Any]:
    """The same out of that assessment."""
    seen, assessed = withheld_of(assessment), assessment.assessed
    return {
        "assessment": str(assessment.pk),
        "content_sha256": assessment.content_sha256,
        "launch_on": assessed.launch.on.isoformat(),
        "before_first_on": assessed.before.first_on.isoformat() if assessed.before else None,
        "since_last_on": assessed.since.last_on.isoformat(),
        "measures": {key: _kept(seen[key]) for key in measures if key in seen},
    }


def _kept(found: AssessedMeasure) -> dict[str, Any]:
    figure = headline(found.before) if found.before else None
    value = None if figure is None or figure.suppressed else figure.value
    measure = outcome_named(found.key)
    return {
        "code": found.comparison.code,
        "sentence": _which_way(found),
        "before": "" if value is None else _before(value, measure),
        "before_share": round(value, 2) if measure.unit == "share" and value is not None else None,
        "months_to_wait": found.comparison.months_to_wait,
        "recorded_otherwise": is_recorded_otherwise(found),
    }


def _which_way(found: AssessedMeasure) -> str:
    """The rule's sentence without the size of the change and its range."""
    code, wait = found.comparison.code, found.comparison.months_to_wait
    if code == "cannot tell yet":
        return f"Nobody can tell yet whether it changed.{_still(wait)}"
    return WAYS.get(code, found.comparison.sentence)


def _still(months: int | None) -> str:
    return f" That takes about {some(months, 'more month', 'more months')}." if months else ""


def _before(value: float, measure: Measure) -> str:
    if measure.unit == "count":
        return ""
    return f"{value:.0%}" if measure.unit == "share" else say_of(measure)(value)


def before_after(kept: Kept, measure: str, *, is_withheld: bool) -> BeforeAfter | None:
    """What the report says of the measure; None where it keeps nothing. Withheld, where its own figure is."""
    found = kept.get("measures", {}).get(measure)
    if found is None:
        return None
    if is_withheld:
        found = {**found, "code": "withheld", "sentence": "", "before": "", "before_share": None}
    return BeforeAfter(
        code=found["code"],
        sentence=_sentence(found),
        before=found["before"],
        before_share=found["before_share"],
        months_to_wait=found["months_to_wait"],
        is_recorded_otherwise=found["recorded_otherwise"],
    )


def _sentence(found: Kept) -> str:
    if found["code"] == "withheld":
        return "Before and after are withheld, together with the small numbers that they rest on."
    warned = found["recorded_otherwise"] and found["code"] in ("lower", "higher")
    return f"{found['sentence']} {RECORDED_OTHERWISE}" if warned else str(found["sentence"])


def stretches_said(kept: Kept) -> str:
    """Which months stand against which; nothing where nothing was compared."""
    if not kept:
        return ""
    launch, last = day(date.fromisoformat(kept["launch_on"])), day(date.fromisoformat(kept["since_last_on"]))
    if not kept["before_first_on"]:
        return f"The program began on {launch}. Nothing is known from before."
    first = day(date.fromisoformat(kept["before_first_on"]))
    return (
        f"“Before and after” compares whole months from {first} until the launch on {launch} with those from then to"
        f" {last}. It cannot say why something changed."
    )


def in_plain_words(found: BeforeAfter, of_100: str) -> str:
    """The same for whoever knows nothing of statistics; `of_100` is what it was before, “13 of 100”, or nothing."""
    if found.code == "withheld":
        return "Too few to show what it was before."
    if found.is_recorded_otherwise and found.is_comparable:
        return "It is now noted in a new way, so it can not be held up to the time before."
    if found.code == "nothing counted":
        return "None was noted before the team, too."
    if not of_100:
        return "We do not know what it was before the team."
    return f"Before the team: {of_100}. {_went(found)}".strip()


def _went(found: BeforeAfter) -> str:
    if found.code == "cannot tell yet":
        return _wait(found.months_to_wait)
    plain = {"lower": "It went down.", "higher": "It went up.", "not changed so much": "It is about the same."}
    return plain.get(found.code, "")


def _wait(months: int | None) -> str:
    if months is None:
        return "There are too few to tell if it changed."
    if months == 0:
        return "We can not tell yet if it changed."
    return f"We can not tell yet if it changed. That takes about {some(months, 'more month', 'more months')}."
