"""How the counts of one publication hang together: shares, groups of people, and measures that overlap, as data.

A reader knows that every booking is an arrest, that a person who came to an appointment had one, and that the groups of
a trait are everybody. What is known is written down here; what follows from it, the linear programs find.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from coresponder.analysis.disclosure import Count, Key, Sum
from coresponder.analysis.measures.outcomes.publishing import ALL, MISSING, WITH, WITHOUT
from coresponder.analysis.measures.outcomes.registry import SHARES
from coresponder.analysis.measures.outcomes.shares import met
from coresponder.analysis.measures.outcomes.tallies.ladder import GRADES, PROVEN_RUNGS, RUNGS

Values = Mapping[Key, int]
CONTACTS, LADDER = "contacts_and_persons", "connection_to_care"
ANSWERS, JUDGED, EVERYBODY = "what_people_say", "emergency_department_diversion", ("by=all", "confidence=all")
GROUPED = frozenset({"outcome", "trait", "group", "kind"})
# By what the figures of a measure are told apart, as far as it is known here how they hang together with their totals.
TIED_BY: dict[str, frozenset[str]] = {
    CONTACTS: frozenset({"what"}),
    LADDER: frozenset({"rung", "proof"}),
    ANSWERS: frozenset({"respondent", "question", "answer"}),
    JUDGED: frozenset({"by", "confidence"}),
    "crisis_calls_by_definition": frozenset({"definition", "of"}),
    "missed_by_reason": frozenset({"reason"}),
    "referral_answers": frozenset({"what"}),
    "workgroup_held": frozenset({"what"}),
    "met_again_within": frozenset({"days"}),
    "days_until_met_again": frozenset({"percent"}),
    "mean_further_contacts": frozenset({"days"}),
    "contacts_of_the_top_persons": frozenset({"top_percent"}),
    "equity_in_access": GROUPED,
    "equity_in_outcome": GROUPED,
}
NOT_A_PART = frozenset({"statistic"})  # several numbers of the same rows


def untied(measure: str, names: Iterable[str]) -> list[str]:
    """By what a figure is told apart though nobody has written down here how that adds up: area, beat, anything new."""
    return sorted(set(names) - TIED_BY.get(measure, frozenset()) - NOT_A_PART)


@dataclass(frozen=True, kw_only=True)
class Included:
    """Everything that is counted in `narrow` is counted in `wide` as well; what is left over may be told or not."""

    narrow: Key
    wide: Key
    is_rest_sensitive: bool = True


def _of(narrow: str, part: str, wide: str, wide_part: str) -> Included:
    return Included(narrow=(narrow, part), wide=(wide, wide_part))


def _cell(measure: str, narrow: Key, wide: Key) -> Included:
    return Included(narrow=(measure, *narrow, WITH), wide=(measure, *wide, WITH))


# From the definitions of the measures: which counts lie within which.
OVERLAPS: tuple[Included, ...] = (
    _of("booked_rate", WITH, "arrested_rate", WITH),
    _of("warrant_arrest_rate", WITH, "arrested_rate", WITH),
    _of("arrest_rate_of_eligible", WITH, "arrested_rate", WITH),
    _of("arrest_rate_of_eligible", WITHOUT, "arrested_rate", WITHOUT),
    _of("arrest_rate_of_eligible", ALL, "arrest_eligible_recorded", WITH),
    _of("arrest_diversion", WITH, "arrest_rate_of_eligible", WITHOUT),
    _of("arrest_diversion", WITHOUT, "arrest_rate_of_eligible", WITH),
    _of("arrested_rate", WITH, "stabilized_in_community_rate", WITHOUT),
    _of("involuntary_hold_rate", WITH, "stabilized_in_community_rate", WITHOUT),
    _of("emergency_department_rate", WITH, "stabilized_in_community_rate", WITHOUT),
    _of("hold_rate_of_evaluated", WITH, "involuntary_hold_rate", WITH),
    _of("hold_rate_of_evaluated", WITHOUT, "involuntary_hold_rate", WITHOUT),
    _of("hold_conversion_rate", ALL, "involuntary_hold_rate", WITH),
    _of("offer_accepted_rate", ALL, "need_offered_rate", WITH),
    _of("follow_up_attempted_24_hours", WITH, "follow_up_attempted_72_hours", WITH),
    _of("follow_up_reached_72_hours", WITH, "follow_up_attempted_72_hours", WITH),
    _of("follow_up_reached_72_hours", WITH, "follow_up_reached_168_hours", WITH),
    _of("coverage_while_on_duty", WITH, "coverage_of_eligible", WITH),
    _of("coverage_while_on_duty", WITHOUT, "coverage_of_eligible", WITHOUT),
    _of("coverage_while_on_duty", ALL, "eligible_on_duty_rate", WITH),
    _of("eligible_on_duty_rate", ALL, "coverage_of_eligible", ALL),
    _cell("crisis_calls_by_definition", ("definition=coded", "of=calls"), ("definition=detected", "of=calls")),
    _cell("referral_answers", ("what=in_three_days",), ("what=answered",)),
    _cell("referral_answers", ("what=declined",), ("what=answered",)),
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

# Shares that are asked of exactly those that another one found: known and not known together are these.
ASKED_OF: tuple[tuple[str, Key], ...] = (
    ("offer_accepted_rate", ("need_offered_rate", WITH)),
    ("hold_conversion_rate", ("involuntary_hold_rate", WITH)),
    ("coverage_while_on_duty", ("eligible_on_duty_rate", WITH)),
)
REACTIVE: Key = (CONTACTS, "what=reactive", WITH)


def _same_population() -> dict[str, tuple[str, ...]]:
    """Shares that are asked of the same rows, by what chooses the rows."""
    found: dict[str, tuple[str, ...]] = {}
    for share in SHARES:
        name = "met" if share.among is met else f"{share.source.table} {share.among.__qualname__}"
        if "<lambda>" not in name:
            found[name] = (*found.get(name, ()), share.key)
    return {name: keys for name, keys in found.items() if len(keys) > 1}


BASES = _same_population()


def ties_within(values: Values) -> tuple[list[Count], list[Sum]]:
    """The counts that nobody prints but anybody can reckon, and the sums that tie all counts of one publication."""
    counts: list[Count] = []
    sums = [*_shares(values)]
    totals = [*_totals(values)]
    told = {**values, **{count.key: count.value for more, _ in totals for count in more}}
    for more, tie in (*totals, *_included(told), *_groups(told), *_bases(values), *_asked_of(told), *_rest(values)):
        counts += more
        sums.append(tie)
    return counts, sums


def _shares(values: Values) -> Iterator[Sum]:
    """With and without are all."""
    for key in values:
        if key[-1] == ALL:
            yield Sum(whole=key, parts=((*key[:-1], WITH), (*key[:-1], WITHOUT)))


def _totals(values: Values) -> Iterator[tuple[list[Count], Sum]]:
    """Where only the groups of an outcome are told, anybody adds them up, and knows everybody's total as well."""
    found: set[Key] = set()
    for (_, outcome, _, part), parts in _parted(values).items():
        total: Key = (outcome, part)
        if part in (WITH, WITHOUT) and total not in values and total not in found:
            found.add(total)
            count = Count(key=total, value=sum(values[key] for key in parts), published=False)
            yield [count], Sum(whole=total, parts=tuple(parts))


def _included(values: Values) -> Iterator[tuple[list[Count], Sum]]:
    groups = _by_group(values)
    for each in (*OVERLAPS, *RECORDED):
        yield from _tied_if_within(values, each.narrow, each.wide, is_sensitive=each.is_rest_sensitive)
        for cells in groups.values():
            if each.narrow in cells and each.wide in cells:
                yield from _tied_if_within(values, cells[each.narrow], cells[each.wide], is_sensitive=True)


def _tied_if_within(values: Values, narrow: Key, wide: Key, *, is_sensitive: bool) -> Iterator[tuple[list[Count], Sum]]:
    least, most = values.get(narrow), values.get(wide)
    if least is not None and most is not None and least <= most:
        rest = ("less", *wide, *narrow)
        count = Count(key=rest, value=most - least, published=False, sensitive=is_sensitive)
        yield [count], Sum(whole=wide, parts=(narrow, rest))


def _by_group(values: Values) -> dict[tuple[str, str], dict[Key, Key]]:
    """Of every group of a trait the counts of each outcome, by what they are called of everybody."""
    groups: dict[tuple[str, str], dict[Key, Key]] = {}
    for key in values:
        if (found := _group_of(key)) is not None:
            trait, group, outcome = found
            groups.setdefault((trait, group), {})[outcome, key[-1]] = key
    return groups


@cache
def _group_of(key: Key) -> tuple[str, str, str] | None:
    by = dict(coordinate.split("=", 1) for coordinate in key[1:-1])
    return (by["trait"], by["group"], by["outcome"]) if "trait" in by else None


def _bases(values: Values) -> Iterator[tuple[list[Count], Sum]]:
    """Shares of the same contacts: those of whom it is known and those of whom it is not are the same for each.

    Of how many of a group it is not known is taken to be known, which is the safe side.
    """
    groups = sorted(_by_group(values).items())
    for name, keys in BASES.items():
        bases: dict[Key, int] = {}
        for key in keys:
            of, missing = (key, ALL), (key, MISSING)
            if of in values and missing in values:
                yield _is_base(bases, ("base", name), (of, missing), values)
            for (trait, group), cells in groups:
                if of in cells:
                    yield _is_base(bases, ("base", name, trait, group), (cells[of],), values)
        for trait in sorted({base[2] for base in bases if len(base) > 2}):
            yield _is_base(bases, ("base", name), tuple(each for each in bases if each[2:3] == (trait,)), bases)
        if ("base", name) in bases and name == "met" and REACTIVE in values:
            yield [], Sum(whole=REACTIVE, parts=(("base", name),))


def _asked_of(values: Values) -> Iterator[tuple[list[Count], Sum]]:
    for key, whole in ASKED_OF:
        parts = (key, ALL), (key, MISSING)
        if whole in values and all(part in values for part in parts):
            yield [], Sum(whole=whole, parts=parts)


def _is_base(bases: dict[Key, int], base: Key, parts: tuple[Key, ...], values: Values) -> tuple[list[Count], Sum]:
    """The first to say it is what the base is called by; every other one has to agree with it."""
    total = sum(values[part] for part in parts)
    new = [] if base in bases else [Count(key=base, value=total, published=False, sensitive=False)]
    bases.setdefault(base, total)
    return new, Sum(whole=base, parts=parts)


def _groups(values: Values) -> Iterator[tuple[list[Count], Sum]]:
    """All groups of a trait, the not recorded among them, are everybody of whom the outcome is known."""
    for (_, outcome, _, part), parts in _parted(values).items():
        total = sum(values[key] for key in parts)
        # Two traits of the same outcome are the same contacts, so each tells the total of the other.
        whole, printed = ("groups", outcome, f"{total}", part), values.get((outcome, part))
        yield [Count(key=whole, value=total, published=False)], Sum(whole=whole, parts=tuple(parts))
        if printed is not None:
            yield _tie((outcome, part), (whole,), printed - total, is_sensitive=False)


def _parted(values: Values) -> dict[tuple[str, str, str, str], list[Key]]:
    """The groups that make up everybody, by measure, outcome, trait and part."""
    groups: dict[tuple[str, str, str, str], list[Key]] = {}
    for key in values:
        if (found := _group_of(key)) is not None:
            trait, _, outcome = found
            groups.setdefault((key[0], outcome, trait, key[-1]), []).append(key)
    return groups


def _reasons(values: Values) -> Iterator[tuple[list[Count], Sum]]:
    """Each call that was missed has one reason, and all of them are the calls that were not reached."""
    parts = tuple(key for key in values if key[0] == "missed_by_reason" and key[-1] == WITH)
    wholes = [key for key in values if key[0] == "missed_by_reason" and key[-1] == ALL]
    wholes += [key for key in [("coverage_of_eligible", WITHOUT)] if key in values]
    for whole in wholes if parts else ():
        if values[whole] >= sum(values[key] for key in parts):
            yield _tie(whole, parts, values[whole] - sum(values[key] for key in parts), is_sensitive=False)


def _rest(values: Values) -> Iterator[tuple[list[Count], Sum]]:
    yield from _reasons(values)
    yield from _answers(values)
    yield from _judgments(values)


def _answers(values: Values) -> Iterator[tuple[list[Count], Sum]]:
    """All answers that one kind of person gave to a question are everybody who answered it."""
    questions: dict[Key, list[Key]] = {}
    for key in values:
        if key[0] == ANSWERS and key[-1] == WITH:
            questions.setdefault(tuple(each for each in key if not each.startswith("answer=")), []).append(key)
    for parts in questions.values():
        for part in parts:
            yield [], Sum(whole=(*part[:-1], ALL), parts=tuple(parts))


def _judgments(values: Values) -> Iterator[tuple[list[Count], Sum]]:
    """What each judged, as surely as each did, is what all judged."""
    for part in (WITH, WITHOUT):
        whole = (JUDGED, *EVERYBODY, part)
        parts = tuple(key for key in values if key[0] == JUDGED and key[-1] == part and key != whole)
        if whole in values and parts:
            yield _tie(whole, parts, values[whole] - sum(values[key] for key in parts), is_sensitive=False)


def _tie(whole: Key, parts: tuple[Key, ...], rest: int, *, is_sensitive: bool) -> tuple[list[Count], Sum]:
    """The sum, with what is left over where anything is."""
    if rest <= 0:  # below, where two data sets do not agree: then all that readers could know is taken to be known
        return [], Sum(whole=whole, parts=parts)
    left_over = ("less", *whole, *parts[0])
    return [Count(key=left_over, value=rest, published=False, sensitive=is_sensitive)], Sum(
        whole=whole, parts=(*parts, left_over)
    )
