"""How the facts of this app are put in words. What comes back as `Said` goes to the badge component."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils import timezone

from coresponder.formats.cad.proposing import ColumnProposal
from coresponder.program.calls.languages import LANGUAGES
from coresponder.program.calls.models import Call, Export
from coresponder.program.calls.queries.live import Repeats
from coresponder.program.calls.vocabulary import CallState, ExportState, Reported
from coresponder.program.runs.models import Run

register = template.Library()


@dataclass(frozen=True)
class Said:
    """A state in a word, with the tone that goes with it."""

    word: str
    tone: str
    icon: str = ""


EXPORT_STATES = {
    ExportState.RECEIVED: Said("Being prepared", "info", "clock"),
    ExportState.STORED: Said("Stored", "good"),
    ExportState.REFUSED: Said("Refused", "problem"),
    ExportState.REMOVED: Said("Removed", "neutral"),
}
STANDINGS = {
    "sure": Said("Sure", "good"),
    "likely": Said("Likely", "info"),
    "guess": Said("A guess", "attention"),
}


@register.filter
def thousands(number: float) -> str:
    """A whole number with thousands separators."""
    return f"{number:,.0f}"


@register.filter
def export_state(export: Export, run: Run | None) -> Said:
    """What has become of an export, with the share done while it is being prepared."""
    said = EXPORT_STATES[ExportState(export.state)]
    if run is None or not run.is_open:
        return said
    return Said(f"{said.word}, {run.percent_done} %", said.tone, said.icon)


@register.filter
def standing(proposal: ColumnProposal) -> Said:
    """How sure the program is of what a column holds."""
    return STANDINGS[proposal.standing]


CALL_STATES = {
    CallState.OPEN: Said("Open", "info", "clock"),
    CallState.CLOSED: Said("Closed", "good"),
    CallState.CANCELLED: Said("Cancelled", "neutral"),
    CallState.MERGED: Said("Part of another call", "neutral"),
}
NEXUS_WORDS = {"yes": "Yes", "possible": "Possibly", "no": "No", "unknown": "Not known"}
FLAG_WORDS = {"weapon": "Weapon", "violence": "Violence", "medical": "Medical need", "suicide": "Suicide"}


@register.filter
def heading(call: Call) -> str:
    """What a call is called: its type as the source spells it."""
    return call.type_text or call.type_code or "Call without a type"


@register.filter
def call_state(call: Call) -> Said:
    """Where a call stands."""
    return CALL_STATES[CallState(call.state)]


@register.filter
def priority_word(call: Call) -> str:
    """The priority as it stands on a board."""
    return f"Priority {call.priority}"


@register.filter
def flag_words(call: Call) -> list[Said]:
    """The flags that somebody asked about; what is not known is left out."""
    said = {name: getattr(call, name) for name in FLAG_WORDS}
    tones = {Reported.YES: ("attention", "reported"), Reported.NO: ("neutral", "not reported")}
    return [
        Said(f"{FLAG_WORDS[name]} {tones[Reported(value)][1]}", tones[Reported(value)][0])
        for name, value in said.items()
        if value in tones
    ]


@register.filter
def repeat_word(repeats: Repeats) -> str:
    """How often the place has called, in the words of a board."""
    if repeats.within_30_days:
        return f"Repeat: {repeats.within_30_days + 1} in 30 days"
    return f"Repeat: {repeats.within_365_days + 1} in a year"


@register.filter
def nexus_word(call: Call) -> str:
    """How close the type is to behavioral health."""
    return NEXUS_WORDS[call.nexus]


@register.filter
def feed_state(line: dict[str, Any]) -> Said:
    """Whether a feed is heard, silent, or switched off."""
    feed, since = line["feed"], timezone.localtime(line["since"])
    if not feed.is_active:
        return Said("Switched off", "neutral")
    if line["is_silent"]:
        when = f"{since:%H:%M}" if since.date() == timezone.localdate() else f"{since:%b} {since.day}, {since:%H:%M}"
        return Said(f"Silent since {when}", "problem")
    return Said("Heard", "good") if feed.last_received_at else Said("Not heard yet", "neutral")


@register.filter
def number_word(call: Call) -> str:
    """The number above the heading."""
    return f"Call {call.event_number}"


@register.filter
def language_word(call: Call) -> str:
    """The language in words, or the code that the source has."""
    return dict(LANGUAGES).get(call.language, call.language)
