"""The page of referrals: their states with the diagrams, the time limits, reasons, proof."""

from collections.abc import Iterable

from coresponder.program.referrals.limits import RAISE_AGAIN, SHIPPED, WAITS_FOR, read_limits
from coresponder.program.referrals.rules.states import DESTINATIONS, REFERRALS
from coresponder.program.referrals.vocabulary import (
    DECLINE_REASONS,
    LOST_REASONS,
    DestinationState,
    Proof,
    ReferralState,
    Urgency,
    WhyLogged,
)

WAITED = {
    "send": "it is sent, or given up",
    "answer": "a service answers, or is called",
    "ask_elsewhere": "another service is asked",
    "wait": "somebody asks how far the list is, or asks elsewhere",
    "appointment": "there is an appointment, or a first visit",
    "outcome": "it is known whether the person came, counted from the appointment",
    "again": "there is another appointment",
    "second_visit": "there was a second visit",
    "complete": "it is completed",
    RAISE_AGAIN: "after it rose, and nothing happened: it rises again",
}


def referral_states_page() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterable[str]:
    yield "# States of a referral"
    yield ""
    yield (
        "A referral moves beyond being seen only when a service accepts. Every state that does not end has a time by "
        "which somebody must act; after it the referral rises to a named person, and again as long as nothing happens."
    )
    yield from ("", "## The referral", "", "```mermaid", REFERRALS.mermaid(), "```", "")
    yield from _table("state", "what people read", [(each.value, str(each.label)) for each in ReferralState])
    yield from ("", "## Each service that is asked", "", "```mermaid", DESTINATIONS.mermaid(), "```", "")
    yield from _table("state", "what people read", [(each.value, str(each.label)) for each in DestinationState])
    yield from ("", "## Within how many hours", "")
    yield "The shipped limits. `REFERRAL_LIMITS` names a file with others."
    yield ""
    yield from _limits()
    yield from ("", "## How sure it is", "")
    yield "From the weakest source to the strongest. The best one stands with the step."
    yield ""
    yield from _table("code", "source", [(each.value, str(each.label)) for each in Proof])
    yield from ("", "## Why a service is only logged", "")
    yield from _table("code", "sentence", [(each.value, str(each.label)) for each in WhyLogged])
    yield from ("", "## Why a service declines", "")
    yield from _table("code", "reason", [(each.value, str(each.label)) for each in DECLINE_REASONS])
    yield from ("", "## Why a referral is given up", "")
    yield from _table("code", "reason", [(each.value, str(each.label)) for each in LOST_REASONS])


def _limits() -> Iterable[str]:
    hours = read_limits(str(SHIPPED)).hours
    states: dict[str, list[str]] = {}
    for state, step in WAITS_FOR.items():
        states.setdefault(step, []).append(str(state.label))
    yield "| in the state | until | " + " | ".join(str(each.label) for each in Urgency) + " |"
    yield "|---|---|" + "---|" * len(Urgency)
    for step, row in hours.items():
        numbers = " | ".join(f"{row[each]:g}" for each in Urgency.values)
        yield f"| {', '.join(states.get(step, ['any']))} | {WAITED[step]} | {numbers} |"


def _table(first: str, second: str, rows: Iterable[tuple[str, str]]) -> Iterable[str]:
    yield f"| {first} | {second} |"
    yield "|---|---|"
    yield from (f"| `{code}` | {words} |" for code, words in rows)
