"""Equity: the same access and the same outcomes, by groups, with those of whom nothing is recorded among them.

Every group stands with its own share and interval, and with the difference from the largest group that is recorded. Of
whom nothing is recorded is a group too: `bounds` says what the largest gap would be if all of them belonged where it
hurts most, and what it would be if they belonged where it hurts least.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import ibis.expr.types as ir

from coresponder.analysis.inference.one_sample import PersonSums
from coresponder.analysis.inference.two_shares import share_difference_by_persons
from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.outcomes.program import Program, program_of
from coresponder.analysis.measures.outcomes.registry.building import (
    DOMAIN_SOURCE,
    PERSONS,
    computable,
    persons_of,
    share_figure_of,
    sums_of,
)
from coresponder.analysis.measures.outcomes.shares import ShareOf, Source
from coresponder.analysis.measures.outcomes.tallies import shares as tallies
from coresponder.analysis.measures.outcomes.tallies.folding import folded
from coresponder.analysis.measures.outcomes.tallies.shares import NOT_RECORDED, TRAITS
from coresponder.kernel.spoken_english import counted, percent

ACCESS = ("need_offered_rate", "follow_up_attempted_72_hours", "follow_up_reached_72_hours", "warm_handoff_rate")
OUTCOMES = (
    "arrested_rate", "arrest_rate_of_eligible", "reportable_force_rate", "handcuffs_only_rate", "involuntary_hold_rate",
    "stabilized_in_community_rate", "voluntary_transport_rate",
)  # fmt: skip

Groups = dict[str, dict[str, Any]]


def groups_of(program: Program, source: Source, shares: Sequence[ShareOf], trait: str) -> Groups:
    """The moments of every group by one trait, of all shares that are compared."""
    cells = program.taken(f"traits of {source.table}", lambda it: _by_traits(it, source, shares))
    found: Groups = program.reckoned(f"{source.table} by {trait}", lambda it: folded(cells, trait))
    return found


def _by_traits(program: Program, source: Source, shares: Sequence[ShareOf]) -> ir.Table:
    wanted = computable(program, source, shares)
    compared = [share for share in wanted if share.key in (*ACCESS, *OUTCOMES)]
    return tallies.by_traits(program, persons_of(program, source, shares), source, compared, wanted)


def largest(groups: Groups, key: str) -> str | None:
    """The recorded group with the most rows asked about; None where nothing is recorded of anybody."""
    recorded = {name: int(row[f"{key}/of"] or 0) for name, row in groups.items() if name != NOT_RECORDED}
    return max(sorted(recorded), key=lambda name: recorded[name], default=None)


def _figures(context: MeasureContext, *, keys: Sequence[str], shares: Sequence[ShareOf]) -> list[Figure]:
    program = program_of(context)
    found: list[Figure] = []
    for share in (each for each in shares if each.key in keys and not program.lacking(each.depends_on)):
        for trait in TRAITS:
            if not program.lacking((f"persons.{trait}",)):
                found.extend(_by_trait(groups_of(program, share.source, shares, trait), share.key, trait))
    return found


def _by_trait(groups: Groups, key: str, trait: str) -> Iterator[Figure]:
    reference = largest(groups, key)
    for name, row in sorted(groups.items(), key=lambda item: (item[0] == NOT_RECORDED, item[0])):
        sums = sums_of(row, key)
        by: dict[str, str | int] = {"outcome": key, "trait": trait, "group": name}
        figure = share_figure_of(sums, by | {"kind": "share"})
        if figure is not None:
            yield figure
        if reference is not None and name not in (reference, NOT_RECORDED):
            yield from _difference(sums, sums_of(groups[reference], key), by | {"kind": f"less {reference}"})
    yield from _bounds(groups, key, trait)


def _difference(sums: PersonSums, reference: PersonSums, by: dict[str, str | int]) -> Iterator[Figure]:
    interval = share_difference_by_persons(sums, reference)
    if interval is None:
        return
    gap = sums.events / sums.contacts - reference.events / reference.contacts
    low, high = interval
    yield Figure(by=by, value=gap, low=low, high=high, interval="Newcombe by persons", n=sums.contacts)


def _bounds(groups: Groups, key: str, trait: str) -> Iterator[Figure]:
    """The largest gap between recorded groups, were the not recorded placed where it hurts least, and most."""
    counts = {name: (int(row[f"{key}/in"] or 0), int(row[f"{key}/of"] or 0)) for name, row in groups.items()}
    unknown = counts.pop(NOT_RECORDED, (0, 0))
    known = {name: pair for name, pair in counts.items() if pair[1]}
    if len(known) < 2:
        return
    by: dict[str, str | int] = {"outcome": key, "trait": trait, "group": "all"}
    total = sum(of for _, of in known.values()) + unknown[1]
    for kind, gap in (("largest gap", _gap(known)), ("largest gap, worst case", _worst_gap(known, unknown))):
        yield Figure(by=by | {"kind": kind}, value=gap, n=total, missing=unknown[1])


def _gap(counts: dict[str, tuple[int, int]]) -> float:
    shares = [events / of for events, of in counts.values()]
    return max(shares) - min(shares)


def _worst_gap(counts: dict[str, tuple[int, int]], unknown: tuple[int, int]) -> float:
    """All unknown rows with the outcome in one group, all without it in another, whichever makes the gap largest."""
    events, of = unknown
    with_all = {name: (found + events) / (n + events) for name, (found, n) in counts.items()}
    with_none = {name: found / (n + of - events) for name, (found, n) in counts.items()}
    return max(with_all[one] - with_none[other] for one in counts for other in counts if one != other)


def _sentence(figures: Sequence[Figure], context: MeasureContext, *, titles: Mapping[str, str]) -> str:
    worst = [figure for figure in figures if figure.by.get("kind") == "largest gap" and figure.value is not None]
    if not worst:
        return "No two groups are recorded of which anything could be compared."
    widest = max(worst, key=lambda figure: figure.value or 0)
    outcome, trait = titles[str(widest.by["outcome"])].lower(), str(widest.by["trait"]).replace("_", " ")
    missing = (widest.missing or 0) / (widest.n or 1)
    return (
        f"The widest gap is in “{outcome}” by {trait}: {100 * (widest.value or 0):.1f} points between the groups with"
        f" most and least, before chance is allowed for. Of {percent(missing)} (of {counted(widest.n or 0)}) the"
        f" {trait} is not recorded."
    )


def _no_persons(context: MeasureContext) -> str:
    return program_of(context).lacking(("persons.person",))


def measures(shares: Sequence[ShareOf]) -> tuple[Measure, ...]:
    """Equity in access and in outcomes, over the shares of the registry."""
    words = {
        "access": ("Equity in access", "Is help offered, and followed up, alike?", ACCESS),
        "outcome": ("Equity in outcomes", "Do contacts end alike?", OUTCOMES),
    }
    return tuple(
        Measure(
            key=f"equity_in_{name}",
            title=title,
            question=question,
            numerator="Contacts that count, of each group; and what the group has more or less than the largest one",
            denominator="contacts of the group",
            unit="share",
            grain="encounter",
            dimensions=("outcome", "trait", "group", "kind"),
            population="As in each measure that is compared; persons of whom a trait is not recorded are a group.",
            caveats=(
                "Not adjusted for how grave the crisis was, nor for where. A difference is a reason to look; so is a"
                " trait that is hardly ever recorded, since whom nobody asked is not chance. Whether eligible calls are"
                " reached alike cannot be said by person, because nobody knows the person before the contact."
            ),
            source=f"{DOMAIN_SOURCE} {PERSONS} Differences: Newcombe 1998, method 10.",
            version="1",
            depends_on=("persons.person", *(f"persons.{trait}" for trait in TRAITS)),
            domain="accessible" if name == "access" else "least restrictive",
            figures=partial(_figures, keys=keys, shares=shares),
            sentence=partial(_sentence, titles={share.key: share.title for share in shares}),
            unavailable=_no_persons,
        )
        for name, (title, question, keys) in words.items()
    )
