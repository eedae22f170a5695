"""How the counts of one publication hang together: shares, groups of people, and measures that overlap, as data.

A reader knows that every booking is an arrest, that a person who came to an appointment had one, and that the groups of
a trait are everybody. What is known is written down here; what follows from it, the linear programs find.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from coresponder.analysis.disclosure import Count, Key, Sum
from coresponder.analysis.measures.outcomes.publishing import ALL, WITH, WITHOUT
from coresponder.analysis.measures.outcomes.tallies.ladder import GRADES, PROVEN_RUNGS, RUNGS

Values = Mapping[Key, int]
CONTACTS, LADDER = "contacts_and_persons", "connection_to_care"


@dataclass(frozen=True, kw_only=True)
class Included:
    """Everything that is counted in `narrow` is counted in `wide` as well; what is left over may be told or not."""

    narrow: Key
    wide: Key
    is_rest_sensitive: bool = True


def _of(narrow: str, part: str, wide: str, wide_part: str) -> Included:
    return Included(narrow=(narrow, part), wide=(wide, wide_part))


# From the definitions of the measures: which counts lie within which.
OVERLAPS: tuple[Included, ...] = (
    _of("booked_rate", WITH, "arrested_rate", WITH),
    _of("warrant_arrest_rate", WITH, "arrested_rate", WITH),
    _of("arrest_rate_of_eligible", WITH, "arrested_rate", WITH),
    _of("arrest_rate_of_eligible", ALL, "arrested_rate", ALL),
    _of("arrest_rate_of_eligible", ALL, "arrest_eligible_recorded", WITH),
    _of("arrest_diversion", WITH, "arrest_rate_of_eligible", WITHOUT),
    _of("arrest_diversion", WITHOUT, "arrest_rate_of_eligible", WITH),
    _of("arrested_rate", WITH, "stabilized_in_community_rate", WITHOUT),
    _of("involuntary_hold_rate", WITH, "stabilized_in_community_rate", WITHOUT),
    _of("emergency_department_rate", WITH, "stabilized_in_community_rate", WITHOUT),
    _of("hold_rate_of_evaluated", WITH, "involuntary_hold_rate", WITH),
    _of("hold_conversion_rate", ALL, "involuntary_hold_rate", WITH),
    _of("offer_accepted_rate", ALL, "need_offered_rate", WITH),
    _of("follow_up_attempted_24_hours", WITH, "follow_up_attempted_72_hours", WITH),
    _of("follow_up_reached_72_hours", WITH, "follow_up_attempted_72_hours", WITH),
    _of("follow_up_reached_72_hours", WITH, "follow_up_reached_168_hours", WITH),
    _of("coverage_while_on_duty", WITH, "coverage_of_eligible", WITH),
    _of("coverage_while_on_duty", ALL, "coverage_of_eligible", ALL),
    _of("coverage_while_on_duty", ALL, "eligible_on_duty_rate", WITH),
    _of("eligible_on_duty_rate", ALL, "coverage_of_eligible", ALL),
    *(
        Included(narrow=(CONTACTS, f"what={narrow}", WITH), wide=(CONTACTS, f"what={wide}", WITH))
        for narrow, wide in (("met", "encounters"), ("reactive", "met"))
    ),
    *(
        Included(narrow=(LADDER, "proof=any", f"rung={higher}", WITH), wide=(LADDER, "proof=any", "rung=need", WITH))
        for higher in RUNGS[1:]
    ),
    *(
        Included(narrow=(LADDER, "proof=any", f"rung={higher}", WITH), wide=(LADDER, "proof=any", f"rung={rung}", WITH))
        for rung, higher in pairwise(RUNGS[1:])
    ),
    *(
        Included(
            narrow=(LADDER, f"proof={stronger}", f"rung={rung}", WITH),
            wide=(LADDER, f"proof={weaker}", f"rung={rung}", WITH),
        )
        for rung in PROVEN_RUNGS
        for weaker, stronger in zip(("any", *GRADES), GRADES, strict=False)
    ),
)
# Shares of all contacts in which somebody was met: what is not among them was not recorded, which is told anyway.
OF_ALL_CONTACTS = (
    "arrested_rate", "booked_rate", "cited_rate", "warrant_arrest_rate", "reportable_force_rate",
    "handcuffs_only_rate", "injured_person_rate", "injured_officer_rate", "injured_clinician_rate",
    "injured_third_party_rate", "arrest_eligible_recorded", "stabilized_in_community_rate", "involuntary_hold_rate",
    "emergency_department_rate",
)  # fmt: skip
RECORDED: tuple[Included, ...] = tuple(
    Included(narrow=(key, ALL), wide=(CONTACTS, "what=reactive", WITH), is_rest_sensitive=False)
    for key in OF_ALL_CONTACTS
)


def ties_within(values: Values) -> tuple[list[Count], list[Sum]]:
    """The counts that nobody prints but anybody can reckon, and the sums that tie all counts of one publication."""
    counts: list[Count] = []
    sums = [*_shares(values)]
    for more, tie in (*_included(values), *_groups(values), *_reasons(values)):
        counts += more
        sums.append(tie)
    return counts, sums


def _shares(values: Values) -> Iterator[Sum]:
    """With and without are all."""
    for key in values:
        if key[-1] == ALL:
            yield Sum(whole=key, parts=((*key[:-1], WITH), (*key[:-1], WITHOUT)))


def _included(values: Values) -> Iterator[tuple[list[Count], Sum]]:
    for each in (*OVERLAPS, *RECORDED):
        narrow, wide = values.get(each.narrow), values.get(each.wide)
        if narrow is not None and wide is not None and narrow <= wide:
            rest = ("less", *each.wide, *each.narrow)
            count = Count(key=rest, value=wide - narrow, published=False, sensitive=each.is_rest_sensitive)
            yield [count], Sum(whole=each.wide, parts=(each.narrow, rest))


def _groups(values: Values) -> Iterator[tuple[list[Count], Sum]]:
    """All groups of a trait, the not recorded among them, are everybody of whom the outcome is known."""
    groups: dict[tuple[str, str, str, str], list[Key]] = {}
    for key in values:
        by = dict(coordinate.split("=", 1) for coordinate in key[1:-1])
        if "trait" in by:
            groups.setdefault((key[0], by["outcome"], by["trait"], key[-1]), []).append(key)
    for (_, outcome, _, part), parts in groups.items():
        total = sum(values[key] for key in parts)
        # Two traits of the same outcome are the same contacts, so each tells the total of the other.
        whole, printed = ("groups", outcome, f"{total}", part), values.get((outcome, part))
        yield [Count(key=whole, value=total, published=False)], Sum(whole=whole, parts=tuple(parts))
        if printed is not None and printed >= total:
            yield _tie((outcome, part), (whole,), printed - total, is_sensitive=False)


def _reasons(values: Values) -> Iterator[tuple[list[Count], Sum]]:
    """Each call that was missed has one reason, and all of them are the calls that were not reached."""
    parts = tuple(key for key in values if key[0] == "missed_by_reason" and key[-1] == WITH)
    wholes = [key for key in values if key[0] == "missed_by_reason" and key[-1] == ALL]
    wholes += [key for key in [("coverage_of_eligible", WITHOUT)] if key in values]
    for whole in wholes if parts else ():
        if values[whole] >= sum(values[key] for key in parts):
            yield _tie(whole, parts, values[whole] - sum(values[key] for key in parts), is_sensitive=False)


def _tie(whole: Key, parts: tuple[Key, ...], rest: int, *, is_sensitive: bool) -> tuple[list[Count], Sum]:
    """The sum, with what is left over where anything is."""
    if rest == 0:
        return [], Sum(whole=whole, parts=parts)
    left_over = ("less", *whole, *parts[0])
    return [Count(key=left_over, value=rest, published=False, sensitive=is_sensitive)], Sum(
        whole=whole, parts=(*parts, left_over)
    )
