"""Handing records of care out as FHIR: what may go, checked, written into trail and ledger, all in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from coresponder.formats.fhir.care import bundle, patient
from coresponder.formats.fhir.elements import Json
from coresponder.formats.fhir.schema import checked
from coresponder.kernel.errors import UsageError
from coresponder.program.encounters.models import Encounter
from coresponder.program.people.models import IdentityFact, Person, PersonName
from coresponder.program.people.vocabulary.identity import IdentityKind
from coresponder.program.screenings.as_fhir import resources_of, with_notice
from coresponder.program.screenings.audit_events import FHIR_HANDED_OUT
from coresponder.program.screenings.encounter_as_fhir import contact, resources_of_answers
from coresponder.safeguards.access.handing_out import Handed, note_handed_out, sort_out
from coresponder.safeguards.access.parts import RecordPart
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose

WAY = "fhir"


@dataclass(frozen=True, kw_only=True)
class HandedOut:
    """The document, and why parts that were asked for are not in it."""

    document: Json
    staying: tuple[str, ...]


@transaction.atomic
def hand_out(
    *,
    person: Person,
    parts: Sequence[RecordPart],
    to: Agency,
    purpose: Purpose,
    by: User,
    encounter: Encounter | None = None,
) -> HandedOut:
    """A bundle of what may go to this agency for this purpose. UsageError where nothing of it may.

    Parts come from what the reader may see; with an encounter, that goes along. The person's names and birth date go
    only where they may.
    """
    check(by, Permission.HAND_OUT_RECORDS)
    identity = _identity_of(person, by)
    open_together([*parts, *identity])
    handed = sort_out(parts, to=to, purpose=purpose, by=by)
    if not handed.going:
        raise UsageError("nothing_may_go", "Nothing of this may go there.", " ".join(handed.staying))
    who = sort_out(identity, to=to, purpose=purpose, by=by)
    going = [each.part for each in handed.going]
    around = [contact(encounter, person=person, agency=going[0].owner_agency, going=going)] if encounter else []
    resources = [_patient(person, who), *around, *_resources(handed, has_encounter=encounter is not None)]
    document = checked(bundle(identity=uuid4(), made_at=timezone.localtime(), resources=resources))
    everything = Handed(to=to, by=by, purpose=purpose, going=(*handed.going, *who.going), staying=handed.staying)
    note_handed_out(everything, way=WAY)
    _note(person, everything, len(resources), by=by)
    return HandedOut(document=document, staying=handed.staying)


def _identity_of(person: Person, by: User) -> list[RecordPart]:
    """The names and the birth date that the own agency may hand out at all."""
    names = readable(
        PersonName.objects.filter(person=person, ended_at=None).select_related("owner_agency"),
        by=by, purpose=Purpose.TREATMENT, deed=Deed.EXPORT,
    )  # fmt: skip
    born = readable(
        IdentityFact.objects.filter(person=person, ended_at=None, kind=IdentityKind.BIRTH_DATE).select_related(
            "owner_agency"
        ),
        by=by, purpose=Purpose.TREATMENT, deed=Deed.EXPORT,
    )  # fmt: skip
    return [*names, *born]


def _patient(person: Person, who: Handed) -> Json:
    parts = [each.part for each in who.going]
    names = [each.full for each in parts if isinstance(each, PersonName)]
    born = next((str(each.value) for each in parts if isinstance(each, IdentityFact)), "")
    return patient(person_id=person.pk, names=names, birth_date=born)


def _resources(handed: Handed, *, has_encounter: bool) -> Iterable[Json]:
    notices = handed.notices()
    for each in handed.going:
        made = resources_of(each.part, has_encounter=has_encounter) or resources_of_answers(each.part)
        yield from with_notice(made, each.part.pk, notices)


def _note(person: Person, handed: Handed, resources: int, *, by: User) -> None:
    classes = sorted({DataClass(each.part.data_class).value for each in handed.going})
    details: dict[str, Detail] = {
        "resources": resources,
        "classes": "+".join(classes)[:80],
        "to": f"agency:{handed.to.pk}",
        "purpose": handed.purpose.value,
    }
    record(FHIR_HANDED_OUT, by=by, about=f"person:{person.pk}", details=details)
