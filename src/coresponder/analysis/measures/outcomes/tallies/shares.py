"""Shares counted three ways: over everything with what persons have in common, by month and area, by traits of persons.

Each row is asked once about every share of its table. The answers are bits of a few numbers, and everything else is
counted from these. Rows of one person belong together, so the sums are first taken for each person; from the sums of
their squares follows how many independent rows a share is worth.

Sums for millions of persons and dozens of shares are too much for a hash table of their own each. So four of them stand
in one number, 13 bits each, which a float holds exactly; nobody has 8,192 contacts in a period. A row has its bits in
the same four lanes, so that a shift and a mask turn its number into what is to be added. Where rows are only counted,
two lanes of 26 bits stand in one number.

Whoever is in the table only once needs no adding up: the sums of that person are the row, and their squares too. A copy
for counting says of each row whether that is so (`is_only`).
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import add

import ibis
import ibis.expr.types as ir

from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.shares import Condition, ShareOf, Source, sure

TRAITS = ("race_ethnicity", "age_band", "gender", "language", "housing")
AREA = "beat"
NOT_RECORDED = "not_recorded"
LANE_BITS = 13
LANES = 4
LANE_MASK = (1 << LANE_BITS) - 1
BITS_OF_A_WORD = LANE_BITS * LANES
LOWEST_OF_EACH_LANE = sum(1 << (LANE_BITS * lane) for lane in range(LANES))
HALF_BITS = BITS_OF_A_WORD // 2
HALF_MASK = (1 << HALF_BITS) - 1
LOWEST_OF_EACH_HALF = 1 | 1 << HALF_BITS
WHO_IS_ALIKE, KINDS_OF_PERSONS = "who is alike", "kinds of persons"
ONLY = "is_only"  # the only row of its person in the whole table
# What each moment is of somebody with one row: whether the row is asked about, or whether it counts.
OF_ONE = {"of": "of", "in": "in", "persons": "of", "in_in": "in", "in_of": "in", "of_of": "of"}


def flagged(program: Program, source: Source, shares: Sequence[ShareOf]) -> ir.Table:
    """The rows of the period: whose, in which month and area, and the words that say which shares they belong to."""
    rows = program.kept_for_all_periods(kept_as(source), lambda it: flags(it, source, shares))
    return rows if program.period is None else rows.filter(program.period.of(rows["day"]))


def kept_as(source: Source) -> str:
    """By what name the flags of a table are kept for all periods."""
    return f"flags of {source.table}"


def flags(program: Program, source: Source, shares: Sequence[ShareOf]) -> ir.Table:
    """The same for all rows of the table, whatever the period."""
    rows = program.tables[source.table]
    columns = {
        "day": rows[source.day],
        "month": rows[source.month] if source.month else _first_of_month(rows[source.day]),
        "area": rows[AREA] if AREA in rows.columns else ibis.null("string"),
    }
    if source.person:
        columns["whose"] = ibis.coalesce(rows[source.person], rows[source.row])
        columns[ONLY] = rows[ONLY] if ONLY in rows.columns else rows[source.person].isnull()
    return rows.select(**columns, **_asked(rows, shares), **_known(rows, shares))


def _first_of_month(day: ir.DateColumn) -> ir.DateValue:
    """Not truncated: one engine makes an instant of that, another a day."""
    return ibis.date(day.year(), day.month(), 1)


def _questions(shares: Sequence[ShareOf]) -> list[Condition]:
    """Each condition that says which rows are asked about, once: many shares have the same."""
    return list(dict.fromkeys(share.among for share in shares))


def _asked(rows: ir.Table, shares: Sequence[ShareOf]) -> dict[str, ir.IntegerValue]:
    """For each condition a bit: whether a row is asked about."""
    places = (_bit("asked", place) for place, _ in enumerate(_questions(shares)))
    flags = (among(rows) for among in _questions(shares))
    return _added(
        (word, ibis.ifelse(flag, _number(1 << bit), _number(0)))
        for (word, bit), flag in zip(places, flags, strict=True)
    )


def _known(rows: ir.Table, shares: Sequence[ShareOf]) -> dict[str, ir.IntegerValue]:
    """For each share two bits: whether a row is asked about and has an answer, and whether it counts.

    Where nothing is known neither is set. A condition that many shares have is looked at once for all of them.
    """
    answers: dict[tuple[Condition, str], list[ir.IntegerValue]] = {}
    for place, share in enumerate(shares):
        (word, known), (_, counted) = (_bit("known", 2 * place + one) for one in (0, 1))
        counts, both = share.counts(rows), _number((1 << known) + (1 << counted))
        answer = ibis.cases((counts, both), (~counts, _number(1 << known)), else_=_number(0))
        answers.setdefault((share.among, word), []).append(answer)
    return _added(
        (word, ibis.ifelse(among(rows), reduce(add, parts), _number(0))) for (among, word), parts in answers.items()
    )


def _added(parts: Iterable[tuple[str, ir.IntegerValue]]) -> dict[str, ir.IntegerValue]:
    words: dict[str, ir.IntegerValue] = {}
    for word, part in parts:
        words[word] = words[word] + part if word in words else part
    return words


def _number(value: int) -> ir.IntegerScalar:
    return ibis.literal(value, "int64")


def _bit(name: str, place: int) -> tuple[str, int]:
    """In which word a flag stands, and at which bit: flags that follow each other are neighbors in the four lanes."""
    word, within = divmod(place, BITS_OF_A_WORD)
    pack, lane = divmod(within, LANES)
    return f"{name}_{word}", pack + lane * LANE_BITS


def cells(program: Program, source: Source, shares: Sequence[ShareOf]) -> ir.Table:
    """By month and area: for each share the rows asked about, those with an answer, and those that count."""
    places: dict[str, tuple[str, int]] = {}
    for place, share in enumerate(shares):
        places[f"asked_{share.key}"] = "asked", _questions(shares).index(share.among)
        places |= {f"of_{share.key}": ("known", 2 * place), f"in_{share.key}": ("known", 2 * place + 1)}
    return _counted(flagged(program, source, shares), ("month", "area"), places)


def _counted(rows: ir.Table, by: Sequence[str], places: Mapping[str, tuple[str, int]]) -> ir.Table:
    """How many rows have each flag, by these columns. The flags of two lanes are summed in one number."""
    found = {name: _half(*_bit(*place)) for name, place in places.items()}
    sums = {
        f"{word}_{shift}": ((rows[word] >> shift) & LOWEST_OF_EACH_HALF).cast("float64").sum()
        for word, shift, _ in found.values()
    }
    summed = rows.group_by(by).aggregate(**sums) if by else rows.aggregate(**sums)
    counts = {
        name: (summed[f"{word}_{shift}"].cast("int64") >> (HALF_BITS * half)) & HALF_MASK
        for name, (word, shift, half) in found.items()
    }
    return summed.select(*by, **counts)


def _half(word: str, bit: int) -> tuple[str, int, int]:
    """In which word a bit stands, by how much the word is shifted, and in which half of the number the bit is then."""
    half, shift = divmod(bit, HALF_BITS)
    return word, shift, half


def _names(shares: Sequence[ShareOf]) -> list[str]:
    return [f"{kind}_{share.key}" for share in shares for kind in ("of", "in")]


def by_person(program: Program, source: Source, shares: Sequence[ShareOf]) -> ir.Table:
    """Sums for each person who may have several rows; all others are in `alone`."""
    rows = flagged(program, source, shares)
    rows = rows.filter(~rows[ONLY])
    names = _names(shares)
    packs = {f"pack_{place}": _pack(rows, place) for place in range(0, len(names), LANES)}
    packed = rows.select("whose", **packs)
    persons = packed.group_by("whose").aggregate(**{name: packed[name].sum() for name in packs})
    return persons.select("whose", **{name: _lane(persons, place) for place, name in enumerate(names)})


def _pack(rows: ir.Table, place: int) -> ir.FloatingColumn:
    """Four flags from that place on, one in each lane, as what is summed for a person."""
    word, bit = _bit("known", place)
    return ((rows[word] >> bit) & LOWEST_OF_EACH_LANE).cast("float64")


def _lane(persons: ir.Table, place: int) -> ir.IntegerColumn:
    lane = place % LANES
    pack = persons[f"pack_{place - lane}"].cast("int64")
    return ((pack >> (LANE_BITS * lane)) & LANE_MASK).cast("int16")


def alone(program: Program, source: Source, shares: Sequence[ShareOf]) -> ir.Table:
    """The rows of whoever has only one; a row without a person is one of its own."""
    rows = flagged(program, source, shares)
    return rows.filter(rows[ONLY])


def moments(program: Program, persons: ir.Table, source: Source, shares: Sequence[ShareOf]) -> ir.Table:
    """For each share: rows, rows that count, persons, and the sums of squares and products by person.

    Two rows, which add up: of persons who may have several rows, and of all others.
    """
    several = persons.aggregate(**_moments(persons, shares))
    return several.union(_moments_of_one(alone(program, source, shares), (), shares, shares).cast(several.schema()))


def _moments_of_one(
    rows: ir.Table, by: Sequence[str], wanted: Sequence[ShareOf], shares: Sequence[ShareOf]
) -> ir.Table:
    """The same of persons with one row, who are their own square."""
    places = {
        f"{kind}_{share.key}": ("known", 2 * place + one)
        for place, share in enumerate(shares)
        if share in wanted
        for one, kind in enumerate(("of", "in"))
    }
    counts = _counted(rows, by, places)
    moments = {
        f"{share.key}/{name}": counts[f"{kind}_{share.key}"] for share in wanted for name, kind in OF_ONE.items()
    }
    return counts.select(*by, **moments)


def _moments(persons: ir.Table, shares: Sequence[ShareOf]) -> dict[str, ir.Scalar]:
    sums: dict[str, ir.Scalar] = {}
    for share in shares:
        among, counts = (persons[f"{kind}_{share.key}"].cast("int32") for kind in ("of", "in"))
        sums |= {
            f"{share.key}/of": among.sum(),
            f"{share.key}/in": counts.sum(),
            f"{share.key}/persons": (among > 0).sum(),
            f"{share.key}/in_in": (counts * counts).sum(),
            f"{share.key}/in_of": (counts * among).sum(),
            f"{share.key}/of_of": (among * among).sum(),
        }
    return sums


def days_of_events(program: Program, share: ShareOf) -> ir.Table:
    """The day of each row that counts, in order: for events that are too rare to be counted by month."""
    rows = program.rows_of(share.source.table, share.source.day)
    found = rows.filter(sure(share.among(rows)) & sure(share.counts(rows)))
    return found.select(on=found[share.source.day]).order_by("on")


def by_traits(
    program: Program, persons: ir.Table, source: Source, wanted: Sequence[ShareOf], shares: Sequence[ShareOf]
) -> ir.Table:
    """Moments for groups of persons who are alike in every trait; unknown persons are “not recorded”.

    A group may have two rows, which add up, as in `moments`.
    """
    known = program.kept_for_all_periods(WHO_IS_ALIKE, who_is_alike)
    several = _alike(persons, _names(wanted), known)
    sums = several.group_by("alike").aggregate(**_moments(several, wanted))
    rows = alone(program, source, shares)
    rows = _alike(rows, [name for name in rows.columns if name.startswith("known_")], known)
    groups = sums.union(_moments_of_one(rows, ("alike",), wanted, shares).cast(sums.schema()))
    return _named(groups, program.kept_for_all_periods(KINDS_OF_PERSONS, kinds_of_persons))


def _alike(rows: ir.Table, names: Sequence[str], known: ir.Table) -> ir.Table:
    joined = rows.select("whose", *names).left_join(known, rows.whose == known.person)
    return joined.select("alike", *names)


def _named(groups: ir.Table, kinds: ir.Table) -> ir.Table:
    joined = groups.left_join(kinds, "alike")
    traits = {name: joined[name].fill_null(NOT_RECORDED) for name in kinds.columns if name != "alike"}
    return joined.select(*(name for name in groups.columns if name != "alike"), **traits)


def kinds_of_persons(program: Program) -> ir.Table:
    """Each combination of traits that anybody has, with a number: a number is compared sooner than five words."""
    kinds = _traits(program).drop("person").distinct()
    order = ibis.window(order_by=[kinds[name] for name in kinds.columns])
    return kinds.mutate(alike=ibis.row_number().over(order).cast("int32"))


def who_is_alike(program: Program) -> ir.Table:
    """The number of each person's combination."""
    persons, kinds = _traits(program), kinds_of_persons(program)
    return persons.inner_join(kinds, [name for name in persons.columns if name != "person"]).select("person", "alike")


def _traits(program: Program) -> ir.Table:
    there = [trait for trait in TRAITS if not program.lacking((f"persons.{trait}",))]
    persons = program.tables["persons"]
    return persons.select("person", **{trait: persons[trait].fill_null(NOT_RECORDED) for trait in there})
