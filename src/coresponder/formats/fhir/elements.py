"""The small pieces that every resource is made of."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
OBSERVATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
ABSENT_EXTENSION = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
XHTML = "http://www.w3.org/1999/xhtml"

Json = dict[str, Any]


def coding(system: str, code: str, display: str = "") -> Json:
    """One code of a system."""
    return {"system": system, "code": code} | ({"display": display} if display else {})


def concept(text: str, *codings: Json) -> Json:
    """Words, with the codes that stand for them where there are any."""
    return {"text": text} | ({"coding": list(codings)} if codings else {})


def loinc_concept(text: str, code: str | None) -> Json:
    """Words, with the LOINC code where it has been verified."""
    return concept(text, coding(LOINC, code)) if code else concept(text)


def reference(identity: UUID | str, display: str = "") -> Json:
    """A link to another resource of the same bundle."""
    return {"reference": urn(identity)} | ({"display": display} if display else {})


def urn(identity: UUID | str) -> str:
    """How a resource is named inside a bundle."""
    return f"urn:uuid:{identity}"


def instant(at: datetime) -> str:
    """An instant as FHIR writes it, with the offset and whole seconds."""
    if at.tzinfo is None:
        raise ValueError("An instant says in which zone it is.")
    return at.isoformat(timespec="seconds")


def narrative(sentences: Iterable[str]) -> Json:
    """Words that a person reads, which add to what the codes say."""
    inner = "".join(f"<p>{_escaped(each)}</p>" for each in sentences)
    return {"status": "additional", "div": f'<div xmlns="{XHTML}">{inner}</div>'}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
