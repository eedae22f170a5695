"""What only we know of a service, in HSDS's own way: attributes under terms of three small lists of ours.

The line for responders is none of them: it leaves with no export.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from coresponder.formats.hsds.directory import Row, Tables
from coresponder.program.services.models import ResponderFacts, ServiceCategory, ServicePayer
from coresponder.program.services.vocabulary.answers import Answer, Known, MedicalClearance, Payer
from coresponder.program.services.vocabulary.categories import CATEGORIES

NAMESPACE = UUID("1d9f3a52-4a0b-5b0e-9a58-7a3f3f3c7d01")
LISTS = {
    "category": ("Coresponder categories of help", "What a service does, in the categories of this program."),
    "payer": ("Coresponder payers", "Who pays for a service."),
    "fact": ("Coresponder facts for responders", "What a co-responder team asks about a service."),
}
FACTS = {
    "accepts_police_drop_off": "Accepts people whom police bring",
    "accepts_holds": "Accepts people on a hold",
    "medical_clearance": "Medical clearance",
    "medical_clearance_note": "About medical clearance",
    "has_exclusions": "Excludes somebody",
    "exclusions": "Whom it excludes",
    "target_handover_minutes": "Target for a handover, in minutes",
}
UNSAID = (Answer.UNKNOWN, MedicalClearance.UNKNOWN, "", None)


@dataclass(kw_only=True)
class OwnStatements:
    """What a package says under terms of ours, by service."""

    categories: list[tuple[str, str, str]] = field(default_factory=list)
    payers: list[tuple[str, str, str]] = field(default_factory=list)
    facts: list[tuple[str, str, str]] = field(default_factory=list)


def list_id(name: str) -> str:
    """The id of one of our lists."""
    return str(uuid5(NAMESPACE, name))


def term_id(name: str, code: str) -> str:
    """The id of a term of one of our lists."""
    return str(uuid5(NAMESPACE, f"{name}:{code}"))


def _codes() -> dict[str, dict[str, str]]:
    return {
        "category": {each.code: each.words for each in CATEGORIES.values()},
        "payer": {each.value: each.label for each in Payer},
        "fact": FACTS,
    }


def own_lists() -> Tables:
    """Our lists and their terms as rows."""
    terms = [_term(name, code, words) for name, codes in _codes().items() for code, words in codes.items()]
    lists = [{"id": list_id(name), "name": title, "description": about} for name, (title, about) in LISTS.items()]
    return {"taxonomy": lists, "taxonomy_term": terms}


def _term(name: str, code: str, words: str) -> Row:
    return {
        "id": term_id(name, code),
        "code": code,
        "name": words,
        "description": words,
        "taxonomy": LISTS[name][0],
        "taxonomy_id": list_id(name),
    }


def own_attributes(services: Iterable[Any] | None = None) -> list[Row]:
    """What is known of these services, or of all, as attributes."""
    chosen = {} if services is None else {"service_id__in": list(services)}
    return [
        _attribute(service, name, code, value)
        for service, name, code, value in (
            *_coded(ServiceCategory.objects.filter(**chosen), "category"),
            *_coded(ServicePayer.objects.filter(**chosen), "payer"),
            *_facts(ResponderFacts.objects.filter(**chosen)),
        )
    ]


def _coded(rows: Iterable[Any], name: str) -> Iterator[tuple[str, str, str, str]]:
    for row in rows:
        yield str(row.service_id), name, getattr(row, name), row.known


def _facts(rows: Iterable[ResponderFacts]) -> Iterator[tuple[str, str, str, str]]:
    for row in rows:
        for code in FACTS:
            if (value := getattr(row, code)) not in UNSAID:
                yield str(row.service_id), "fact", code, str(value)


def _attribute(service: str, name: str, code: str, value: str) -> Row:
    return {
        "id": str(uuid5(NAMESPACE, f"{service}:{name}:{code}")),
        "link_id": service,
        "link_entity": "service",
        "link_type": name,
        "taxonomy_term_id": term_id(name, code),
        "value": value,
    }


def own_services(*, term: UUID | None, of_list: UUID | None) -> set[UUID]:
    """The services that have a term of ours, or any term of one of our lists."""
    rows = [
        each
        for each in own_attributes()
        if (term and each["taxonomy_term_id"] == str(term)) or (of_list and list_id(each["link_type"]) == str(of_list))
    ]
    return {UUID(each["link_id"]) for each in rows}


def separated(found: Tables) -> tuple[Tables, OwnStatements]:
    """A package without our lists, and what it says under them."""
    known = {term_id(name, code): (name, code) for name, codes in _codes().items() for code in codes}
    lists = {list_id(name) for name in LISTS}
    said = OwnStatements()
    others = []
    for row in found.get("attribute", ()):
        if (term := known.get(row.get("taxonomy_term_id", ""))) is None:
            others.append(row)
        else:
            _said(said, row["link_id"], *term, row.get("value", ""))
    rest = {
        **found,
        "attribute": others,
        "taxonomy": [row for row in found.get("taxonomy", ()) if row["id"] not in lists],
        "taxonomy_term": [row for row in found.get("taxonomy_term", ()) if row["id"] not in known],
    }
    return rest, said


def _said(said: OwnStatements, service: str, name: str, code: str, value: str) -> None:
    if name == "fact":
        said.facts.append((service, code, value))
    else:
        known = value if value in Known.values else Known.SAID
        (said.categories if name == "category" else said.payers).append((service, code, known))
