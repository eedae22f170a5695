"""Referrals as FHIR: reading how far a task is, handing an order out to a partner, taking a partner's update in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from coresponder.formats.fhir.care import bundle, patient, with_part_2_notice
from coresponder.formats.fhir.elements import Json
from coresponder.formats.fhir.referrals import TaskSaid, consent, read_task, service_request, task
from coresponder.formats.fhir.schema import checked
from coresponder.kernel.errors import InputError, StateError, UsageError
from coresponder.program.people.models import PersonName
from coresponder.program.referrals import audit_events
from coresponder.program.referrals.actions.answering import report_step
from coresponder.program.referrals.actions.steps import Given
from coresponder.program.referrals.as_fhir import ordered, reason_of, steps_of
from coresponder.program.referrals.models import Destination
from coresponder.program.referrals.vocabulary import Proof, Step
from coresponder.safeguards.access.handing_out import Handed, note_handed_out, sort_out
from coresponder.safeguards.access.parts import RecordPart
from coresponder.safeguards.access.records import check_part, readable, reader
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.consent.models import Consent
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose

WAY = "fhir"


@dataclass(frozen=True, kw_only=True)
class OrderHandedOut:
    """The document, and why parts that belong to it are not in it."""

    document: Json
    staying: tuple[str, ...]


@transaction.atomic
def read_task_of(*, destination_id: UUID, by: User) -> Json:
    """How far one service is with a referral, as a Task. Http404 for one that is not there for the asker."""
    check(by, Permission.WRITE_REFERRALS)
    destination = _destination(destination_id, by=by, deed=Deed.READ)
    made = checked(task(ordered(destination.referral, destination)))
    details: dict[str, Detail] = {"destination": f"destination:{destination.pk}"}
    record(audit_events.TASK_READ, by=by, about=f"person:{destination.person_id}", details=details)
    return made


@transaction.atomic
def take_task(*, destination_id: UUID, resource: Mapping[str, Any], by: User) -> Json:
    """A service's update of its task. It stands for the steps that staff would report; the service is the source.

    InputError for a document that is not what it should be; StateError for what the referral's state does not allow.
    The task as it is afterwards.
    """
    said = read_task(resource)
    destination = _destination(destination_id, by=by, deed=Deed.WRITE)
    _refuse_another(resource, said, destination)
    for step in steps_of(said, referral=destination.referral, destination=destination):
        given = Given(step=step, reason=_reason(step, reason_of(said)), at=_at(step, said.appointment_at))
        report_step(
            referral=destination.referral, destination_id=destination.pk, given=given,
            proof=Proof.CONFIRMED_BY_PROVIDER, by=by,
        )  # fmt: skip
    now = _destination(destination_id, by=by, deed=Deed.READ)
    return checked(task(ordered(now.referral, now)))


@transaction.atomic
def hand_out_order(*, destination_id: UUID, by: User) -> OrderHandedOut:
    """ServiceRequest, Task, the person as far as that may go, and the consent, as one bundle for the partner's system.

    The ledger and the trail say what went. UsageError where nothing of it may go, or the service is of no partner.
    """
    check(by, Permission.HAND_OUT_RECORDS)
    destination = _destination(destination_id, by=by, deed=Deed.READ)
    to = _partner(destination)
    identity = _identity(destination, by)
    open_together([destination, *identity])
    handed = sort_out([destination.referral, destination], to=to, purpose=_purpose(destination), by=by)
    if len(handed.going) < len((destination.referral, destination)):
        raise UsageError("nothing_may_go", "Nothing of this may go there.", " ".join(handed.staying))
    who = sort_out(identity, to=to, purpose=_purpose(destination), by=by)
    everything = Handed(to=to, by=by, purpose=handed.purpose, going=(*handed.going, *who.going), staying=who.staying)
    document = checked(_bundle(destination, handed, who))
    note_handed_out(everything, way=WAY)
    details: dict[str, Detail] = {"destination": f"destination:{destination.pk}", "to": f"agency:{to.pk}"}
    record(audit_events.ORDER_HANDED_OUT, by=by, about=f"person:{destination.person_id}", details=details)
    return OrderHandedOut(document=document, staying=who.staying)


def _destination(pk: UUID, *, by: User, deed: Deed) -> Destination:
    """The service asked, with its referral, for somebody who may do this with it."""
    reader(by)
    found = Destination.objects.select_related("referral__owner_agency", "service__organization__agency")
    destination = found.filter(pk=pk).first()
    if destination is None:
        raise Http404
    check_part(destination.referral, by=by, deed=deed, purpose=Purpose.TREATMENT)
    return destination


def _refuse_another(resource: Mapping[str, Any], said: TaskSaid, destination: Destination) -> None:
    """The document is about this task and this request, and about no other."""
    named = {f"urn:uuid:{destination.referral_id}", f"ServiceRequest/{destination.referral_id}"}
    if resource.get("id") != str(destination.pk) or said.focus not in named:
        raise InputError(
            "another_task", "The document is about another task or another request.", "Send it to its own address."
        )


def _reason(step: Step, reason: str) -> str:
    return reason if step in (Step.DECLINE, Step.GIVE_BACK) else ""


def _at(step: Step, appointment_at: Any) -> Any:
    return appointment_at if step == Step.APPOINTMENT else None


def _partner(destination: Destination) -> Agency:
    agency = destination.service.organization.agency
    if agency is None:
        raise StateError(
            "no_partner",
            "The organization is no partner of the program, so no agreement or consent can name it.",
            "Enter it as an agency first, or hand the person the words.",
        )
    return agency


def _identity(destination: Destination, by: User) -> list[RecordPart]:
    """The own agency's names of the person, and no birth date: as much as a service is told otherwise."""
    names = PersonName.objects.filter(person=destination.person, ended_at=None, owner_agency=by.agency_id)
    found = names.select_related("owner_agency")
    return list(readable(found, by=by, purpose=_purpose(destination), deed=Deed.EXPORT))


def _purpose(destination: Destination) -> Purpose:
    """Social needs are no treatment."""
    is_care = destination.referral.data_class != DataClass.SOCIAL_NEEDS
    return Purpose.TREATMENT if is_care else Purpose.CARE_COORDINATION


def _bundle(destination: Destination, handed: Handed, who: Handed) -> Json:
    parts = [each.part for each in who.going]
    names = [each.full for each in parts if isinstance(each, PersonName)]
    asked = ordered(destination.referral, destination, words=str(destination.words_sent).splitlines())
    resources = [
        patient(person_id=destination.person_id, names=names),
        service_request(asked), task(asked), *_consents(destination),
    ]  # fmt: skip
    notice = next(iter(handed.notices().values()), None)
    if notice is not None:
        resources = [with_part_2_notice(each, [notice.sentence, notice.long_text]) for each in resources]
    return bundle(identity=uuid4(), made_at=timezone.localtime(), resources=resources)


def _consents(destination: Destination) -> list[Json]:
    with everything_let_through():
        found = Consent.objects.filter(pk=destination.consent_id).first() if destination.consent_id else None
    if found is None:
        return []
    return [
        consent(
            identity=found.pk,
            person_id=destination.person_id,
            given_on=timezone.localtime(found.given_at).date(),
            until_on=timezone.localtime(found.expires_at).date(),
            to=destination.service.organization.name,
            is_active=found.revoked_at is None,
            words="The person agreed to this referral; the program’s own record says to what exactly.",
        )
    ]
