"""The page about follow-up: the states of a follow-up, an episode and a conference, who is told of each, every code."""

from django.db.models import TextChoices

from coresponder.kernel.transitions import Transitions
from coresponder.program.follow_up import vocabulary
from coresponder.program.follow_up.rules.attempts import RESULTS_OF
from coresponder.program.follow_up.rules.states import (
    CONFERENCE_TRANSITIONS,
    EPISODE_TRANSITIONS,
    FOLLOW_UP_TRANSITIONS,
    LISTS,
    TOLD,
)

CODE_LISTS: tuple[type[TextChoices], ...] = (
    vocabulary.Channel,
    vocabulary.Result,
    vocabulary.StopReason,
    vocabulary.NeedStatus,
    vocabulary.NextStep,
    vocabulary.CloseReason,
    vocabulary.AgendaReason,
    vocabulary.ConferenceDecision,
    vocabulary.Respondent,
)


def follow_up_page() -> str:
    """The whole page."""
    head = "# Follow-up: states and codes\n\nHow to work with it: [follow-up](../how-to/follow-up.md), "
    head += "[case conference](../how-to/case-conference.md), [feedback](../how-to/feedback.md).\n\n"
    head += (
        "There is no state of which nobody hears. Beside each diagram stands where a thing in that state is seen, or "
    )
    head += "what tells that it is over; a test walks the tables."
    nouns = (
        ("A follow-up", FOLLOW_UP_TRANSITIONS, vocabulary.FollowUpState),
        ("An episode of care", EPISODE_TRANSITIONS, vocabulary.EpisodeState),
        ("A case conference", CONFERENCE_TRANSITIONS, vocabulary.ConferenceState),
    )
    parts = [_noun(title, table, states) for title, table, states in nouns]
    return "\n\n".join([head, *parts, _clocks(), _channels(), *(_codes(each) for each in CODE_LISTS)]) + "\n"


def _noun(title: str, table: Transitions, states: type[TextChoices]) -> str:
    rows = [f"| `{state}` | {states(state).label} | {_heard(state)} |" for state in table.allowed]
    told = "\n".join(["| state | meaning | where it is seen, or what tells of it |", "|---|---|---|", *rows])
    return f"## {title}\n\n```mermaid\n{table.mermaid()}\n```\n\n{told}"


def _heard(state: str) -> str:
    return "; ".join((*LISTS.get(state, ()), *TOLD.get(state, ())))


def _clocks() -> str:
    return "\n".join(
        [
            "## Clocks",
            "",
            f"- An attempt can be taken back for {vocabulary.UNDO_SECONDS} seconds on the page of today, and for "
            f"{vocabulary.UNDO_ALLOWED_MINUTES} minutes at all.",
            f"- What is overdue rises to the counts of the agency and the coordinator after "
            f"{vocabulary.RISES_TO_AGENCY_HOURS} hours, and onto the handover after "
            f"{vocabulary.RISES_TO_HANDOVER_HOURS} hours.",
            f"- Somebody counts as not found after {vocabulary.ATTEMPTS_BEFORE_NOT_FOUND} attempts.",
        ]
    )


def _channels() -> str:
    rows = [
        f"| {channel.label} | {', '.join(each.label for each in vocabulary.Result if each in results)} |"
        for channel, results in RESULTS_OF.items()
    ]
    return "\n".join(["## Which result goes with which channel", "", "| channel | results |", "|---|---|", *rows])


def _codes(codes: type[TextChoices]) -> str:
    rows = [f"| `{each.value}` | {each.label} |" for each in codes]
    says = (codes.__doc__ or "").strip().splitlines()[0]
    return "\n".join([f"## {codes.__name__}", "", says, "", "| code | meaning |", "|---|---|", *rows])
