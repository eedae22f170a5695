"""One filing of one part, as it comes over the wire: frozen bytes, read once, refused with sentences or taken whole."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NoReturn
from uuid import UUID

from coresponder.formats.encounter.checking import Problem, check_answers, instant_of
from coresponder.formats.encounter.form import Form
from coresponder.formats.encounter.identity import MOST_ENCOUNTERS_OF_AN_ASSIGNMENT, encounter_id
from coresponder.kernel.errors import InputError

MOST_BYTES = 200_000
LONGEST_NARRATIVE = 8_000
KEYS = frozenset(
    {
        "encounter", "part", "record", "form_version", "started_at", "filed_at", "assignment", "call", "ordinal",
        "person", "answers", "narrative", "forked_from", "sections",
    }
)  # fmt: skip


class FilingRefused(InputError):  # noqa: N818 - it is an answer to whoever files, and reads as one
    """Nothing was stored; each problem says what to mend."""

    def __init__(self, code: str, sentence: str, next_step: str = "", problems: Sequence[Problem] = ()) -> None:
        super().__init__(code, sentence, next_step)
        self.problems = tuple(problems)


@dataclass(frozen=True, kw_only=True)
class Document:
    """What one filing says. `text` is the bytes as they came, as text; encoding it gives the same bytes."""

    text: str
    encounter: UUID
    part: str
    record: UUID
    form_version: str
    started_at: datetime
    filed_at: datetime
    assignment: UUID | None
    call: UUID | None
    ordinal: int | None
    person: UUID | None
    answers: Mapping[str, Any]
    narrative: str
    forked_from: UUID | None
    sections: Mapping[str, Any]

    @property
    def contact_at(self) -> datetime:
        """When the contact was: as it was answered, or else when the draft was born."""
        return instant_of(self.answers.get("contact_started_at")) or self.started_at

    @property
    def contact_on(self) -> date:
        """The day of the contact by the clock of those who were there."""
        return self.contact_at.date()

    @property
    def took_seconds(self) -> int:
        """How long it lay open, by one clock; never less than nothing."""
        return max(0, round((self.filed_at - self.started_at).total_seconds()))


def read_document(body: bytes, *, form: Form) -> Document:
    """The document, checked against the form; FilingRefused says what is wrong with it."""
    document = _document(body)
    if document.part not in {each.name for each in form.parts}:
        raise FilingRefused(
            "unknown_part", "There is no such part of an encounter.", "Reload the form, and file again."
        )
    if not form.accepts(document.form_version):
        sentence = f"The form is of version {document.form_version[:20]}, which is not known here."
        raise FilingRefused("unknown_form", sentence, "Reload the form, and file again.")
    _check_identity(document)
    problems = check_answers(form, part=document.part, answers=document.answers, on=document.contact_on)
    if problems:
        count = "One answer has" if len(problems) == 1 else f"{len(problems)} answers have"
        raise FilingRefused("answers", f"{count} to be mended.", "Nothing was filed yet.", problems)
    return document


def _document(body: bytes) -> Document:
    if len(body) > MOST_BYTES:
        raise FilingRefused("too_long", "The record is too long to be filed.", "Shorten what was written.")
    try:
        text = body.decode("utf-8", "strict")
        found = json.loads(text, parse_constant=_refuse, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise _unreadable() from error
    if not isinstance(found, dict) or set(found) - KEYS:
        raise _unreadable()
    return Document(
        text=text,
        encounter=_uuid(found, "encounter"),
        part=_text(found, "part"),
        record=_uuid(found, "record"),
        form_version=_text(found, "form_version"),
        started_at=_instant(found, "started_at"),
        filed_at=_instant(found, "filed_at"),
        assignment=_uuid_or_none(found, "assignment"),
        call=_uuid_or_none(found, "call"),
        ordinal=_ordinal(found),
        person=_uuid_or_none(found, "person"),
        answers=_mapping(found, "answers"),
        narrative=_narrative(found),
        forked_from=_uuid_or_none(found, "forked_from"),
        sections=_mapping(found, "sections"),
    )


def _check_identity(document: Document) -> None:
    if document.assignment is None:
        return
    if document.ordinal is None or document.encounter != encounter_id(document.assignment, document.ordinal):
        raise FilingRefused(
            "wrong_encounter",
            "The encounter does not belong to the assignment that the record names.",
            "Keep the record, and show it to whoever looks after the program.",
        )


def _unreadable() -> FilingRefused:
    return FilingRefused(
        "unreadable", "The record cannot be read.", "It stays where it is; show it to whoever looks after the program."
    )


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand in it once: of two values nobody could say which was meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _uuid(found: dict[str, Any], name: str) -> UUID:
    try:
        return UUID(str(found[name]))
    except (KeyError, ValueError) as error:
        raise _unreadable() from error


def _uuid_or_none(found: dict[str, Any], name: str) -> UUID | None:
    return None if found.get(name) is None else _uuid(found, name)


def _text(found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    if not isinstance(value, str):
        raise _unreadable()
    return value


def _instant(found: dict[str, Any], name: str) -> datetime:
    value = instant_of(found.get(name))
    if value is None:
        raise _unreadable()
    return value


def _mapping(found: dict[str, Any], name: str) -> dict[str, Any]:
    value = found.get(name, {})
    if not isinstance(value, dict):
        raise _unreadable()
    return value


def _ordinal(found: dict[str, Any]) -> int | None:
    value = found.get("ordinal")
    is_number = isinstance(value, int) and not isinstance(value, bool)
    if value is not None and (not is_number or not 1 <= value <= MOST_ENCOUNTERS_OF_AN_ASSIGNMENT):
        raise _unreadable()
    return value


def _narrative(found: dict[str, Any]) -> str:
    value = found.get("narrative", "")
    if not isinstance(value, str):
        raise _unreadable()
    if "\x00" in value:
        raise _unreadable()
    if len(value) > LONGEST_NARRATIVE:
        problem = Problem(
            element="narrative", code="text_too_long", sentence=f"Write at most {LONGEST_NARRATIVE:,} characters."
        )
        raise FilingRefused("answers", "The text is too long.", "Nothing was filed yet.", [problem])
    return value
