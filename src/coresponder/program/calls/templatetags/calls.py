"""How the facts of this app are put in words. What comes back as `Said` goes to the badge component."""

from dataclasses import dataclass

from django import template

from coresponder.formats.cad.proposing import ColumnProposal
from coresponder.program.calls.models import Export
from coresponder.program.calls.vocabulary import ExportState
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
