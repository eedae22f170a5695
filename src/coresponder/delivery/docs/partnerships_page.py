"""The page about partnerships: what may follow what, and the codes."""

from collections.abc import Iterable

from coresponder.program.partnerships.clauses.library import topics_of
from coresponder.program.partnerships.rules.issues import ISSUE_TRANSITIONS
from coresponder.program.partnerships.rules.meetings import ACTION_TRANSITIONS, MEETING_TRANSITIONS
from coresponder.program.partnerships.vocabulary.commitments import UNITS, Kept, Per, Promised
from coresponder.program.partnerships.vocabulary.issues import Changed, IssueKind
from coresponder.program.partnerships.vocabulary.team import ESSENTIAL, Sector
from coresponder.safeguards.agreements.vocabulary import AgreementKind


def partnerships_page() -> str:
    """The states as diagrams, the sectors, the kinds of promises and issues, the topics of the clause library."""
    lines = ["# Partnerships", "", "How to use it: [how-to/planning-team.md](../how-to/planning-team.md).", ""]
    tables = (("Meetings", MEETING_TRANSITIONS), ("Actions", ACTION_TRANSITIONS), ("Issues", ISSUE_TRANSITIONS))
    for title, table in tables:
        lines += [f"## {title}", "", "```mermaid", table.mermaid(), "```", ""]
    essential = dict.fromkeys(ESSENTIAL, "yes")
    lines += [
        "## Sectors of the planning team",
        "",
        *_table(("code", "speaks for", "essential"), [(f"`{s.value}`", s.label, essential.get(s, "")) for s in Sector]),
        "## What is promised",
        "",
        *_table(("code", "is", "counted in"), [(f"`{each.value}`", each.label, UNITS[each]) for each in Promised]),
        *_table(("code", "for how long"), [(f"`{each.value}`", each.label) for each in Per]),
        *_table(("code", "a month of a promise"), [(f"`{each.value}`", each.label) for each in Kept]),
        "## Issues between agencies",
        "",
        *_table(("code", "went wrong"), [(f"`{each.value}`", each.label) for each in IssueKind]),
        *_table(("code", "was changed"), [(f"`{each.value}`", each.label) for each in Changed]),
        "## Topics of the clause library",
        "",
        "Every text of it is a template that needs counsel.",
        "",
    ]
    for kind in AgreementKind:
        lines += [f"### {kind.label[0].upper()}{kind.label[1:]}", ""]
        lines += _table(("topic", "settles"), [(topic.title, topic.question) for topic in topics_of(kind)])
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    ruler = "|" + "---|" * len(head)
    return [f"| {' | '.join(head)} |", ruler, *(f"| {' | '.join(row)} |" for row in rows), ""]
