"""Everything that speaks for each candidate being each field, in one number and one sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coresponder.formats.cad.fields import FIELDS, STAMP_FIELDS
from coresponder.formats.cad.proposing.candidates import Candidate
from coresponder.formats.cad.proposing.chronology import START, Moments, consistency, fields_by_order, moments
from coresponder.formats.cad.proposing.fits import fit
from coresponder.formats.cad.proposing.headers import header_match
from coresponder.formats.cad.proposing.twins import shorter_twins

RULED_OUT = 0.12  # values that suit a field no better than this outweigh any header
PLAIN_HEADER = 0.85
NAMED = 0.3
OUT_OF_ORDER = 0.25
IN_ORDER = 0.9  # share of rows; below it a stamp does not stand where the field would
BY_ORDER_ALONE = 0.36
ONLY_STAMP = 0.5
TWIN = 0.6
WITHOUT_ORDER = ("call_taking_completed_at",)  # urgent calls are dispatched while the call-taker still types
PLAIN_RECEIPT = 0.78
VAGUE = 0.4
AREA_STEP = 0.14
AREAS = ("beat", "sector", "district")
HALVED_FOR_TWINS = ("initial_type", "final_type", "disposition", "initial_priority", "priority", "call_source")


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What speaks for one candidate being one field.

    `header` and `speaks` are what the header and the values say by themselves, `fit` how well the values suit the
    field, each 0 to 1. `said` is what was seen in the values, `words` what was seen in the header.
    """

    header: float = 0.0
    fit: float = 0.0
    speaks: float = 0.0
    words: tuple[str, ...] = ()
    said: str = ""

    @property
    def score(self) -> float:
        """Either the header is right or the values are; neither, where the values rule the field out."""
        if self.fit <= RULED_OUT:
            return 0.0
        by_header = self.header * (0.35 + 0.65 * self.fit)
        return 1 - (1 - by_header) * (1 - self.speaks)


Table = list[dict[str, Evidence]]
"""One entry for each candidate: what speaks for it being each field, “personal” and “ignored”."""


def weigh(candidates: Sequence[Candidate]) -> Table:
    """The evidence for every candidate and field, candidate by candidate and then among all of them."""
    table = [_alone(candidate) for candidate in candidates]
    _compare_stamps(candidates, table)
    _compare_areas(candidates, table)
    _compare_twins(candidates, table)
    return table


def _alone(candidate: Candidate) -> dict[str, Evidence]:
    return {field: _one(candidate, field) for field in (*FIELDS, "personal", "ignored")}


def _one(candidate: Candidate, field: str) -> Evidence:
    match, suits = header_match(candidate.label, field), fit(candidate, field)
    return Evidence(header=match.score, words=match.words, fit=suits.fit, speaks=suits.speaks, said=suits.said)


# -- stamps: by their order ----------------------------------------------------------------------------------


def _compare_stamps(candidates: Sequence[Candidate], table: Table) -> None:
    whole = [i for i, candidate in enumerate(candidates) if _is_whole_stamp(candidate, table[i])]
    if whole:
        _forget_the_rest(whole, table, day_may_start=not any(_may_start(table[i]) for i in whole))
    read = {index: moments(candidates[index]) for index in whole}
    anchors = _anchors(table, read)
    for index, stamps in read.items():
        _stand_between(table[index], stamps, anchors)
    _name_by_order(table, read, anchors)
    if {"phone_pickup_at", "queued_at"} & anchors.keys():
        _doubt_vague_receipts(table)
    if len(whole) == 1:
        table[whole[0]]["received_at"] = _raised(table[whole[0]]["received_at"], ONLY_STAMP, "; it is the only stamp")


def _doubt_vague_receipts(table: Table) -> None:
    """Where the export says when calls were answered or queued, a mere “date” is no better receipt."""
    for row in table:
        if row["received_at"].header < PLAIN_RECEIPT:
            row["received_at"] = replace(row["received_at"], header=row["received_at"].header * VAGUE)


def _is_whole_stamp(candidate: Candidate, row: dict[str, Evidence]) -> bool:
    """A date with a time; bare digits only where the header speaks of a time, else they are a number."""
    reading = candidate.look.stamp
    named = any(row[field].header > NAMED for field in STAMP_FIELDS)
    return reading.has_date and reading.has_time and not reading.is_epoch and (named or not reading.only_digits)


def _forget_the_rest(whole: Sequence[int], table: Table, *, day_may_start: bool) -> None:
    """A day without a time is no stamp where the export has stamps, nor is a number that begins with a date.

    But where no stamp can say when a call came in, a day is better than nothing.
    """
    forgotten = [field for field in STAMP_FIELDS if not (day_may_start and field == "received_at")]
    for index, row in enumerate(table):
        if index not in whole:
            row.update({field: replace(row[field], fit=0.0) for field in forgotten})


def _may_start(row: dict[str, Evidence]) -> bool:
    """Whether a stamp can say when a call came in: its header says so, or says nothing of any other moment."""
    best = max(STAMP_FIELDS, key=lambda name: row[name].header)
    return best in START or row[best].header < NAMED


def _anchors(table: Table, read: Mapping[int, Moments]) -> dict[str, Moments]:
    """The stamp columns whose headers are plain, by field."""
    best: dict[str, int] = {}
    for index in read:
        field = max(STAMP_FIELDS, key=lambda name: table[index][name].header)
        plain = max(PLAIN_HEADER, _header(table, best, field))
        if field not in WITHOUT_ORDER and table[index][field].header >= plain:
            best[field] = index
    return {field: read[index] for field, index in best.items()}


def _header(table: Table, best: Mapping[str, int], field: str) -> float:
    return table[best[field]][field].header if field in best else 0.0


def _stand_between(row: dict[str, Evidence], stamps: Moments, anchors: Mapping[str, Moments]) -> None:
    others = {name: other for name, other in anchors.items() if other is not stamps}
    for field in (name for name in STAMP_FIELDS if name not in WITHOUT_ORDER):
        share = consistency(field, stamps, others)
        said = row[field].said + (f", in order with the other stamps in {share:.0%} of rows" if others else "")
        row[field] = replace(row[field], fit=_fit_in_order(row[field], share), said=said)


def _fit_in_order(evidence: Evidence, share: float) -> float:
    """Less where the order speaks against the field; a plain header still stands, as a guess to be looked at."""
    if share >= IN_ORDER:
        return evidence.fit
    least = OUT_OF_ORDER if evidence.header >= PLAIN_HEADER else 0.0
    return min(evidence.fit, max(evidence.fit * share**2, least))


def _name_by_order(table: Table, read: Mapping[int, Moments], anchors: Mapping[str, Moments]) -> None:
    unnamed = {i: stamps for i, stamps in read.items() if all(table[i][field].header < NAMED for field in STAMP_FIELDS)}
    if len(unnamed) + len(anchors) < 2:
        return
    for index, field in fields_by_order(unnamed, anchors).items():
        table[index][field] = _raised(table[index][field], BY_ORDER_ALONE, "; named by the order of the stamps alone")


def _raised(evidence: Evidence, speaks: float, said: str) -> Evidence:
    return replace(evidence, speaks=max(evidence.speaks, speaks), said=evidence.said + said)


# -- areas: the finer has more of them -----------------------------------------------------------------------


def _compare_areas(candidates: Sequence[Candidate], table: Table) -> None:
    """Weaken an area for the fields that are finer or coarser than its place among all the areas."""
    areas = [i for i, row in enumerate(table) if max(row[name].score for name in AREAS) > 0.3]
    finest_first = sorted(areas, key=lambda index: -candidates[index].look.distinct)
    steps = (len(AREAS) - 1) / max(1, len(finest_first) - 1)
    for place, index in enumerate(finest_first if len(finest_first) > 1 else []):
        for step, name in enumerate(AREAS):
            away = abs(step - place * steps)
            table[index][name] = replace(table[index][name], fit=table[index][name].fit * (1 - AREA_STEP * away))


# -- a code and its description ------------------------------------------------------------------------------


def _compare_twins(candidates: Sequence[Candidate], table: Table) -> None:
    """Where one column only abbreviates another, the longer one is the field."""
    for shorter, longer in shorter_twins(candidates).items():
        for field in HALVED_FOR_TWINS:
            if table[longer][field].score > RULED_OUT:
                said = f"; it says in short what “{candidates[longer].label}” says"
                weaker = table[shorter][field]
                table[shorter][field] = replace(
                    weaker, header=weaker.header * TWIN, speaks=0.0, said=weaker.said + said
                )
