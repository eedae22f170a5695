"""What the schema of packs cannot say: that everything that a pack names is there, and that it decides something."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from coresponder.formats.instruments.model import Condition, Pack


def contradictions(pack: Pack) -> list[str]:
    """Every contradiction, as a sentence; none for a sound pack."""
    return [*_entry(pack), *_doubles(pack), *_missing(pack), *_permission(pack), *_order(pack)]


def _entry(pack: Pack) -> Iterator[str]:
    if pack.has_items and not pack.items:
        yield "It says that questions are answered, and has none."
    if not pack.has_items and (pack.items or pack.score_entry is None):
        yield "It says that the result is entered: then it has an [entry], and no questions."
    if pack.text == "withheld" and pack.items:
        yield "It says that the text is withheld, and has questions."


def _permission(pack: Pack) -> Iterator[str]:
    if not pack.needs_permission and not pack.evidence:
        yield "It says that no permission is needed, and not how that is known."
    if pack.needs_permission and not pack.evidence and pack.text != "withheld":
        yield "The owner's permission is needed and not shown, so the text may not stand here."


def _doubles(pack: Pack) -> Iterator[str]:
    for what, keys in (
        ("question", [each.key for each in pack.items]),
        ("score", [each.key for each in pack.scores]),
        ("band", [each.key for each in pack.bands]),
        ("step", [each.key for each in pack.steps]),
        *(("answer", [option.code for option in each.options]) for each in pack.items),
    ):
        if len(set(keys)) != len(keys):
            yield f"One key stands for more than one {what}."


def _missing(pack: Pack) -> Iterator[str]:
    scores = {each.key for each in pack.scores} | ({"entered"} if pack.score_entry else set())
    for score in pack.scores:
        yield from (f"The score {score.key} needs {key}." for key in score.items if key not in pack.by_key)
        if (score.kind == "count") != bool(score.of):
            yield f"The score {score.key} counts, so it says what (of); a sum does not."
    if pack.cutoffs and pack.cutoffs.score not in scores:
        yield f"The cut-offs are for {pack.cutoffs.score}, which is no score."
    for leaf in _leaves(_conditions(pack)):
        yield from _leaf(leaf, pack, scores)
    steps = {each.key for each in pack.steps}
    yield from (f"The step {each.key} names {each.unless}." for each in pack.steps if each.unless not in {"", *steps})


def _leaf(leaf: Condition, pack: Pack, scores: set[str]) -> Iterator[str]:
    item = pack.by_key.get(leaf.get("item", ""))
    if "item" in leaf and item is None:
        yield f"A condition is about {leaf['item']}, which is no question."
    if item is not None:
        yield from (f"{item.key} has no answer {code}." for code in leaf.get("in", ()) if code not in item.points)
    if "score" in leaf and leaf["score"] not in scores:
        yield f"A condition is about {leaf['score']}, which is no score."
    if "cutoff" in leaf and pack.cutoffs is None:
        yield "A condition asks for a cut-off, and there is none."
    levels = {code for code, _ in pack.score_entry.options} if pack.score_entry else set()
    yield from (f"The form has no level {code}." for code in leaf.get("entered", ()) if code not in levels)


def _order(pack: Pack) -> Iterator[str]:
    """A question may depend on earlier ones alone, so that skipping has an end."""
    before: set[str] = set()
    for item in pack.items:
        named = {leaf.get("item") for leaf in _leaves([item.shown_if] if item.shown_if else [])}
        if not all(each in before for each in named):
            yield f"Whether {item.key} is asked depends on something that does not stand before it."
        before.add(item.key)


def _conditions(pack: Pack) -> list[Condition]:
    shown = [each.shown_if for each in pack.items if each.shown_if is not None]
    return [*shown, *(each.when for each in pack.bands), *(each.when for each in pack.steps)]


def _leaves(conditions: Iterable[Mapping[str, Any]]) -> Iterator[Condition]:
    for each in conditions:
        inner = [*each.get("any", ()), *each.get("all", ()), *([each["not"]] if "not" in each else [])]
        if inner:
            yield from _leaves(inner)
        else:
            yield each
