"""The page about dispatch: the states of an assignment and a shift, how events are ordered, every code."""

from django.db.models import TextChoices

from coresponder.program.dispatch import ordering, vocabulary
from coresponder.program.dispatch.clocks import ASK_AFTER_MINUTES, WARN_AT_SHARE
from coresponder.program.dispatch.ordering import ASSIGNMENT_TRANSITIONS, CLOCK_IS_RIGHT_WITHIN, UNDO_SECONDS
from coresponder.program.dispatch.rules.transitions import HANDOVER_TRANSITIONS, SHIFT_TRANSITIONS
from coresponder.program.dispatch.vocabulary import HOSPITALS, STATUSES_OF, AssignmentState, Step

CODE_LISTS: tuple[type[TextChoices], ...] = (
    vocabulary.TeamRole,
    vocabulary.Part,
    vocabulary.Origin,
    vocabulary.UnavailableBecause,
    vocabulary.NotGoing,
    vocabulary.OverrideBecause,
    vocabulary.AskedBecause,
    vocabulary.Destination,
    vocabulary.CalledOffBecause,
    vocabulary.AlertOutcome,
)


def dispatch_page() -> str:
    """The whole page."""
    parts = [_states(), _order(), _statuses(), _clocks(), *(_codes(codes) for codes in CODE_LISTS)]
    head = "# Dispatch\n\nHow to work with it: [teams and shifts](../how-to/teams-and-shifts.md), "
    head += "[the phone](../how-to/the-phone.md), [handover](../how-to/handover.md)."
    return "\n\n".join([head, *parts]) + "\n"


def _states() -> str:
    drawn = (
        ("An assignment", ASSIGNMENT_TRANSITIONS),
        ("A shift", SHIFT_TRANSITIONS),
        ("A handover", HANDOVER_TRANSITIONS),
    )
    return "\n\n".join(f"## {title}\n\n```mermaid\n{table.mermaid()}\n```" for title, table in drawn)


def _order() -> str:
    explained = (ordering.__doc__ or "").split("So:")[1].split("Plain Python")[0].strip()
    seconds = round(CLOCK_IS_RIGHT_WITHIN.total_seconds())
    return (
        f"## In which order events count\n\n{explained}\n\nA difference under {seconds} seconds is the way through the "
        f"network. Within {UNDO_SECONDS} seconds somebody takes back what they tapped, and both events stay."
    )


def _statuses() -> str:
    rows = [
        f"| {Step(step).label} | {', '.join(f'`{status.value}`' for status in found)} |"
        for step, found in STATUSES_OF.items()
    ]
    hospitals = ", ".join(place.label for place in HOSPITALS)
    return "\n".join(
        [
            "## What a step is in NENA’s words",
            "",
            "EIDO’s secondary unit statuses combine, so each step is a set. Transporting to one of these adds "
            f"`Hospital`: {hospitals}.",
            "",
            "| step | statuses |",
            "|---|---|",
            *rows,
        ]
    )


def _clocks() -> str:
    rows = [f"| {AssignmentState(state).label} | {minutes} |" for state, minutes in ASK_AFTER_MINUTES.items()]
    return "\n".join(
        [
            "## Clocks",
            "",
            f"A check-in warns at {WARN_AT_SHARE:.0%} of its time and is missed at all of it. A status that stands for "
            "so many minutes without a word is asked about; the numbers are a start, not a finding.",
            "",
            "| status | minutes |",
            "|---|---|",
            *rows,
        ]
    )


def _codes(codes: type[TextChoices]) -> str:
    rows = [f"| `{value}` | {label} |" for value, label in codes.choices]
    return "\n".join([f"## {(codes.__doc__ or '').strip().rstrip('.')}", "", "| code | |", "|---|---|", *rows])
