"""What the planning team can do next, by rule from what the baseline holds and lacks."""

from collections.abc import Iterator

from coresponder.analysis.report.content import Content
from coresponder.analysis.report.phrases import named
from coresponder.kernel.spoken_english import some

WEAK_GRADES = ("D", "F")


def next_steps(content: Content) -> list[str]:
    """Sentences in the order in which to take them."""
    return list(_steps(content))


def _steps(content: Content) -> Iterator[str]:
    yield from _review_types(content)
    yield from _mend_data(content)
    yield from _give_more(content)
    yield (
        "Agree in the planning team which definition of a crisis call counts, and write the agreement down with this "
        "baseline’s content hash. After launch, compare with this baseline and no other."
    )
    yield (
        "Record every encounter from the first shift on: arrests, force, connection to care and the same person’s next "
        "crisis are in no dispatch export."
    )


def _review_types(content: Content) -> Iterator[str]:
    figures = content.measure("calls_by_type").figures
    open_types = [figure for figure in figures if figure.by.get("nexus") in ("possible", "unknown")]
    if open_types:
        yield (
            f"Go through the {some(len(open_types), 'call type')} that may count, or that no rule reads, with someone "
            "who knows the agency’s codes: they decide between the lowest and the highest count."
        )


def _mend_data(content: Content) -> Iterator[str]:
    fields = [field for field in content.quality_list("fields") if field.get("in_export", True)]
    weak = [str(field.get("label") or field["name"]) for field in fields if field["grade"] in WEAK_GRADES]
    if weak:
        yield f"Ask the dispatch center about the fields that are graded D or F: {named(weak, 6)}."
    missing = sum((last - first).days + 1 for first, last in content.days_missing())
    if missing:
        yield f"Ask for the {some(missing, 'day')} missing from the export, and read what you get in beside it."


def _give_more(content: Content) -> Iterator[str]:
    if content.measure("crisis_calls_per_1000").unavailable and not content.source.get("population"):
        yield "Give the number of residents (--population), so that the count can be set beside other places’."
    if not content.mapping("beats") and content.measure("crisis_calls_by_beat").figures:
        yield "Give the outlines of the patrol areas (--beats), so that the areas can be seen on a map."
