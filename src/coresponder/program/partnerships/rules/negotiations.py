"""What may be done with a negotiation, and what it must say before it is settled."""

from collections.abc import Sequence
from dataclasses import dataclass

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.partnerships.models import Comment, Negotiation, SectionVersion
from coresponder.program.partnerships.queries.negotiations import sections_of


def refuse_unless_open(negotiation: Negotiation) -> None:
    """Raise StateError once the wording is settled or given up."""
    if negotiation.given_up_at is not None:
        raise StateError("given_up", "This negotiation was given up.", "Begin another one.")
    if not negotiation.is_open:
        raise StateError(
            "wording_settled",
            "The wording is settled, and it is signed or waits for signatures.",
            "Open it again first, or negotiate a renewal.",
        )


@dataclass(frozen=True, kw_only=True)
class Hindrance:
    """One thing that stands against settling, what to do, and on which page of the negotiation that is done."""

    code: str
    words: str
    mend: str
    url_name: str = ""


def hindrances(
    negotiation: Negotiation, *, parties: int, empty: Sequence[str], aside: int, said: int
) -> list[Hindrance]:
    """Before the wording is settled: parties, a first day, no empty section, nothing aside, no open comment."""
    frame = "partnerships:frame"
    found = [
        (parties < 2, "too_few_parties", "An agreement is between at least two agencies.", "Add a party.", frame),
        (
            negotiation.starts_on is None,
            "no_first_day",
            "The agreement has no first day.",
            "Say from which day on it holds.",
            frame,
        ),
        (
            bool(empty),
            "empty_section",
            f"These sections say nothing: {', '.join(empty)}.",
            "Write them, or leave them out.",
            "",
        ),
        (aside > 0, "texts_aside", "Two texts of a section are not put together yet.", "Open it and choose.", ""),
        (said > 0, "open_comments", f"Comments are open: {said}.", "Settle them first.", ""),
    ]
    return [
        Hindrance(code=code, words=words, mend=mend, url_name=url_name)
        for stands, code, words, mend, url_name in found
        if stands
    ]


def what_stands_against(negotiation: Negotiation) -> list[Hindrance]:
    """What has to be done before the wording can be settled, all of it at once."""
    shown = [each for each in sections_of(negotiation) if not each.section.is_left_out]
    return hindrances(
        negotiation,
        parties=negotiation.parties.count(),
        empty=[each.section.heading for each in shown if each.standing is None],
        aside=SectionVersion.objects.filter(
            section__negotiation=negotiation, stands_aside=True, taken_into__isnull=True
        ).count(),
        said=Comment.objects.filter(section__negotiation=negotiation, settled_at__isnull=True).count(),
    )


def refuse_unless_whole(found: Sequence[Hindrance]) -> None:
    """Raise for the first thing that stands against settling."""
    for each in found[:1]:
        is_state = each.code in ("texts_aside", "open_comments")
        raise (StateError if is_state else UsageError)(each.code, each.words, each.mend)
