"""The page that holds the invented year against what was published, and lists what is assumed."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta

from coresponder.analysis.synthetic.encounters.figures import Figure, contacts_per_person, figures
from coresponder.analysis.synthetic.encounters.planted import AFTER, BEFORE, CHANGE_IN_RECORDING, TELEPHONE_COUNTS_FROM
from coresponder.analysis.synthetic.encounters.rates import OPERATION, Minutes, Operation, Range, Rate
from coresponder.analysis.synthetic.encounters.year import Year, draw_year, draw_year_before

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
    measured = [HEAD, _counts(year), "", TABLE, found, "", *_planted(year, draw_year_before())]
    return "\n".join([*measured, "", ASSUMED, *_assumptions(), "", TIMES, *_times()]) + "\n"


TABLE = """## Shares

| of | what | target | published by | n there | here | n here |
| --- | --- | ---: | --- | ---: | ---: | ---: |"""
PLANTED = """## What is planted

In the year before the launch patrol came alone, and an officer wrote the form for about a third of the calls, by the
rates of the table. Everything else is drawn by the same rates before and after, and the same people are met. So it is
known what charts and comparisons ought to say:

- **An effect.** Fewer are arrested since the launch, and more are told of help or settled on scene. With the arrests,
  bookings become fewer, and handcuffs, which nearly every arrest has.
- **None.** Holds, ways to an emergency department or to care by own will, refusals by facilities: whatever moves there
  is chance. Force and injuries are too rare to tell.
- **A change in recording.** Nobody hands anybody over otherwise than before. But {share} of warm hand-offs are by
  telephone, and until {until} nobody wrote these down as warm. The log of changes in recording says since then:
  “{words}”

| rate by which a contact is drawn | before | after | on the form before | on the form after |
| --- | ---: | ---: | ---: | ---: |"""
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


def _planted(after: Year, before: Year) -> Iterator[str]:
    """The rates that differ, and the shares that came out."""
    until = f"{TELEPHONE_COUNTS_FROM - timedelta(days=1):%B %-d, %Y}"
    yield PLANTED.format(share=f"{AFTER.by_telephone.share:.0%}", until=until, words=CHANGE_IN_RECORDING)
    for title, code, name in (
        ("Arrested (where an officer is there)", "arrest", "arrested"), ("Involuntary hold", "hold", "involuntary"),
        ("Care by own will", "voluntary", "voluntary"), ("Information, referral", "information", "information"),
        ("Resolved on scene", "on_scene", "on_scene"),
    ):  # fmt: skip
        drawn = " | ".join(f"{_of_all(each, name):.1%}" for each in (BEFORE, AFTER))
        yield f"| {title} | {drawn} | {_ended(before, code)} | {_ended(after, code)} |"


def _of_all(operation: Operation, name: str) -> float:
    """The share of all contacts with an officer, those arrested among them."""
    arrested = operation.arrested.share
    if name == "arrested":
        return arrested
    endings = [operation.involuntary, operation.voluntary, operation.information, operation.on_scene]
    rate: Rate = getattr(operation, name)
    return (1 - arrested) * rate.share / sum(each.share for each in endings)


def _ended(year: Year, code: str) -> str:
    """So many of the contacts on calls at which somebody was seen and an officer was there."""
    seen = [each.situation for each in year.contacts if each.is_on_call and each.situation.is_seen]
    with_officer = [each for each in seen if each.team.has_officer]
    count = sum(each.ending == code for each in with_officer)
    return f"{count / len(with_officer):.1%} ({count:,} of {len(with_officer):,})"


def _assumptions() -> Iterator[str]:
    for field in fields(AFTER):
        value = getattr(AFTER, field.name)
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
