"""The page that holds the invented year against what was published, and lists what is assumed."""

from collections.abc import Iterator
from dataclasses import fields

from coresponder.analysis.synthetic.encounters.figures import Figure, contacts_per_person, figures
from coresponder.analysis.synthetic.encounters.rates import OPERATION, Minutes, Range, Rate
from coresponder.analysis.synthetic.encounters.year import Year, draw_year

HEAD = """# The invented year, in figures

What the teams of [Marigold County](../explanation/the-demonstration-county.md) did in the year after launch, beside
what other programs have published. The page is generated: the year is drawn anew, and every share is read from the
answers as they were written. Nothing here is a finding. What came out was put in, and differs from its target by chance
alone; the programs named counted different things over different contacts.
"""


def year_page() -> str:
    """The whole page."""
    year = draw_year()
    found = "\n".join(_row(each) for each in figures([year]))
    return "\n".join([HEAD, _counts(year), "", TABLE, found, "", ASSUMED, *_assumptions(), "", TIMES, *_times()]) + "\n"


TABLE = """## Shares

| of | what | target | published by | n there | here | n here |
| --- | --- | ---: | --- | ---: | ---: | ---: |"""
ASSUMED = """## Assumptions

Nobody has published these, as far as we found. They were chosen so that a record hangs together, and each may be
replaced.

| name | share |
| --- | ---: |"""
TIMES = """## Times

| name | median | spread (of the logarithm) | published by |
| --- | ---: | ---: | --- |"""


def _counts(year: Year) -> str:
    on_calls = sum(each.is_on_call for each in year.contacts)
    persons = f"{contacts_per_person(year):.2f} (Boulder: 1.69, 523 of 309)"
    period = f"{year.first_on:%B %-d, %Y} to {year.last_on:%B %-d, %Y}"
    follow_ups = len(year.contacts) - on_calls
    return (
        f"{year.all_calls:,} calls from {period}, {year.crisis_calls:,} of them crisis calls. {on_calls:,} contacts\n"
        f"on calls and {follow_ups:,} follow-ups of the program’s own, with {year.persons:,} persons.\n"
        f"Contacts for each person over the first 523: {persons}."
    )


def _row(figure: Figure) -> str:
    here = f"{figure.share:.1%} | {figure.count:,} of {figure.n:,}"
    if isinstance(figure.target, Range):
        target = f"{figure.target.lowest:.0%} to {figure.target.highest:.0%}"
        return f"| {figure.of} | {figure.title} | {target} | {figure.target.source} | | {here} |"
    published = f"{figure.target.n:,}" if figure.target.n else ""
    return (
        f"| {figure.of} | {figure.title} | {figure.target.share:.1%} | {figure.target.source} | {published} | {here} |"
    )


def _assumptions() -> Iterator[str]:
    for field in fields(OPERATION):
        value = getattr(OPERATION, field.name)
        if isinstance(value, Rate) and value.is_assumption:
            yield f"| {field.name.replace('_', ' ')} | {value.share:.1%} |"
    for code, share in OPERATION.not_seen.items():
        yield f"| {code.replace('_', ' ')}, where the team arrived | {share:.1%} |"


def _times() -> Iterator[str]:
    for field in fields(OPERATION):
        value = getattr(OPERATION, field.name)
        if isinstance(value, Minutes):
            source = f"{value.source}, n {value.n:,}" if value.n else value.source or "assumption"
            yield f"| {field.name.replace('_', ' ')} | {value.median:g} min | {value.spread:g} | {source} |"
