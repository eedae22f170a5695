"""The page of the messages that the program sends, written from their kinds."""

from coresponder.program.messages.kinds import KINDS
from coresponder.program.messages.transitions import MESSAGE_TRANSITIONS
from coresponder.program.messages.vocabulary import PAUSES, Problem


def messages_page() -> str:
    """The words of every kind, what may follow what, the pauses, and what can go wrong."""
    lines = [
        "# Messages that the program sends",
        "",
        "Written from `program/messages` by `make docs`; do not edit it here.",
    ]
    lines += ["", "## Kinds", "", *(_kinds() or ["No app of this version registers one."])]
    lines += ["", "## States", "", "```mermaid", MESSAGE_TRANSITIONS.mermaid(), "```", "", "## Pauses", ""]
    lines.append(f"After each failed attempt: {', '.join(map(str, PAUSES))} (hours:minutes:seconds).")
    lines += ["", "## What can go wrong", "", "| code | what people read |", "|---|---|"]
    lines += [f"| `{each.value}` | {each.label} |" for each in Problem]
    return "\n".join(lines) + "\n"


def _kinds() -> list[str]:
    if not KINDS:
        return []
    rows = [f"| `{each.name}` | {each.title} | {each.subject} | {each.text} |" for _, each in sorted(KINDS.items())]
    return ["| kind | what the list calls it | subject of an e-mail | text |", "|---|---|---|---|", *rows]
