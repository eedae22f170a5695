"""What a dispatcher types into the command bar, as many consoles have it. Plain Python: it reads, and does nothing.

/s C1 os             the status of a team: ac, en, os, rel, tx, cl, still
/d 4102 C1           send a team to the call whose number ends so
/a C1 meal           the team cannot be sent, with the reason; /a C1 alone: it can again
/v 4102              look at a call
/x 4102              call its team back, or close it
"""

from dataclasses import dataclass
from enum import StrEnum

from coresponder.kernel.errors import UsageError
from coresponder.program.board.vocabulary import STATUS_CODES
from coresponder.program.dispatch.vocabulary import Step, UnavailableBecause


class Verb(StrEnum):
    """What is to be done."""

    STATUS = "s"
    SEND = "d"
    AVAILABILITY = "a"
    VIEW = "v"
    CLOSE = "x"


HOW = "Type /s C1 os for a status, /d 4102 C1 to send, /a C1 meal or /a C1, /v 4102 to look, /x 4102 to close."


@dataclass(frozen=True, kw_only=True)
class Command:
    """One command: the verb, the call and the team that it names, and the step or reason; empty where it names none."""

    verb: Verb
    call: str = ""
    team: str = ""
    step: str = ""
    reason: str = ""


def read_command(text: str) -> Command:
    """Read one line; UsageError that says how to write it."""
    words = text.strip().removeprefix("/").split()
    reading = {
        Verb.STATUS: _status,
        Verb.SEND: _send,
        Verb.AVAILABILITY: _availability,
        Verb.VIEW: _view,
        Verb.CLOSE: _close,
    }
    if not words or words[0].lower() not in set(Verb):
        raise UsageError("unknown_command", "There is no such command.", HOW)
    return reading[Verb(words[0].lower())](words[1:])


def _status(words: list[str]) -> Command:
    if len(words) != 2 or words[1].lower() not in {*STATUS_CODES, *Step.values}:
        codes = ", ".join(STATUS_CODES)
        raise UsageError("unknown_status", "A status needs a team and a code.", f"Such as /s C1 os. Codes: {codes}.")
    code = words[1].lower()
    return Command(verb=Verb.STATUS, team=words[0], step=STATUS_CODES.get(code, code))


def _send(words: list[str]) -> Command:
    if len(words) != 2:
        raise UsageError("send_needs_both", "Sending needs a call and a team.", "Such as /d 4102 C1.")
    return Command(verb=Verb.SEND, call=words[0], team=words[1])


def _availability(words: list[str]) -> Command:
    reason = words[1].lower() if len(words) == 2 else ""
    if not 1 <= len(words) <= 2 or (reason and reason not in UnavailableBecause.values):
        reasons = ", ".join(UnavailableBecause.values)
        raise UsageError("unknown_reason", "This needs a team, and at most one reason.", f"Reasons: {reasons}.")
    return Command(verb=Verb.AVAILABILITY, team=words[0], reason=reason)


def _view(words: list[str]) -> Command:
    return Command(verb=Verb.VIEW, call=_one_call(words))


def _close(words: list[str]) -> Command:
    return Command(verb=Verb.CLOSE, call=_one_call(words))


def _one_call(words: list[str]) -> str:
    if len(words) != 1:
        raise UsageError("which_call", "This needs one call.", "Type the end of its number, such as /v 4102.")
    return words[0]
