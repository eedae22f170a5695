"""The page of transfers to and from 988, written from their table."""

from coresponder.program.call_taking.transitions import TRANSFER_TRANSITIONS
from coresponder.program.call_taking.vocabulary import REASONS, TransferState


def transfers_page() -> str:
    """What may follow what, as a diagram, and the reasons that are asked for."""
    lines = [
        "# Transfers to and from 988",
        "",
        "Written from `program/call_taking/transitions.py` by `make docs`; do not edit it here.",
        "",
        "```mermaid",
        TRANSFER_TRANSITIONS.mermaid(),
        "```",
        "",
        "| step | asks why |",
        "|---|---|",
    ]
    for state in TransferState:
        reasons = "; ".join(each.label for each in REASONS.get(state, ()))
        lines.append(f"| {state.label} | {reasons or 'no'} |")
    return "\n".join(lines) + "\n"
