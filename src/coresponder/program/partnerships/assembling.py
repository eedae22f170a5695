"""The whole of an agreement as plain data and as one text: what is compared, exported, and signed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from coresponder.kernel.spoken_english import day
from coresponder.program.partnerships.models import Negotiation, PlannedCell, Section, SectionVersion
from coresponder.safeguards.agreements.presenting import short_class
from coresponder.safeguards.agreements.vocabulary import AgreementKind
from coresponder.safeguards.permissions.roles import role_of
from coresponder.safeguards.vocabulary import LegalBasis, Purpose

NO_NOTICE, NOTICE = "", "A notice against passing it on goes along."


def standing_versions(sections: Iterable[Section]) -> dict[Any, SectionVersion]:
    """The version of each section that stands, by the section's id."""
    found = SectionVersion.objects.filter(section__in=list(sections), stands_aside=False).select_related("written_by")
    return {each.section_id: each for each in found.order_by("number")}


def content_of(negotiation: Negotiation) -> dict[str, Any]:
    """Title, parties, days, sections and matrix, as they stand now."""
    sections = list(negotiation.sections.filter(is_left_out=False))
    texts = standing_versions(sections)
    return {
        "title": negotiation.title,
        "kind": negotiation.kind,
        "kind_words": AgreementKind(negotiation.kind).label,
        "parties": [agency.name for agency in negotiation.parties.all()],
        "starts_on": _iso(negotiation.starts_on),
        "ends_on": _iso(negotiation.ends_on),
        "sections": [
            {"topic": each.topic, "heading": each.heading, "text": texts[each.pk].text if each.pk in texts else ""}
            for each in sections
        ],
        "cells": [cell_words(each) for each in negotiation.cells.select_related("from_agency", "to_agency")],
    }


def cell_words(cell: PlannedCell) -> dict[str, str]:
    """One line of the matrix in words."""
    roles = ", ".join(role_of(key).display_name for key in cell.roles)
    return {
        "from": cell.from_agency.name,
        "to": cell.to_agency.name,
        "what": short_class(cell.data_class),
        "for": Purpose(cell.purpose).label,
        "basis": LegalBasis(cell.legal_basis).label,
        "consent": "only with consent" if cell.needs_consent else "no consent needed",
        "roles": roles or "every role that may read it",
        "minimum": cell.minimum_fields,
        "channel": cell.channel,
        "keeping": cell.keeping,
        "notice": NOTICE if cell.carries_notice else NO_NOTICE,
    }


def cell_sentence(words: dict[str, str]) -> str:
    """A line of the matrix as a sentence."""
    details = (words["minimum"], words["channel"], words["keeping"], words["notice"])
    more = " ".join(f"{each.rstrip('.')}." for each in details if each)
    opened = f"{words['from']} opens {words['what']} to {words['to']} for {words['for']}"
    return f"{opened} ({words['consent']}; {words['basis']}; {words['roles']}). {more}".strip()


def text_of(content: dict[str, Any]) -> str:
    """The whole wording as one text, as it is signed."""
    lines = [f"{number}. {each['heading']}\n{each['text']}" for number, each in enumerate(content["sections"], start=1)]
    if content["cells"]:
        lines.append("What is opened\n" + "\n".join(cell_sentence(each) for each in content["cells"]))
    return "\n\n".join(lines)


def days_words(content: dict[str, Any]) -> str:
    """From when until when it holds, in a sentence."""
    starts, ends = (date.fromisoformat(content[name]) if content[name] else None for name in ("starts_on", "ends_on"))
    if starts is None:
        return "The first day is not set yet."
    return f"It holds from {day(starts)}" + (f" to {day(ends)}." if ends else " until somebody ends it.")


def _iso(on: date | None) -> str:
    return on.isoformat() if on else ""
