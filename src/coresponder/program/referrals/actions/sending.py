"""Asking services: what may go to each is decided before anything leaves; the rest is only logged, with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.people.models import IdentityFact, PersonName
from coresponder.program.people.vocabulary.identity import IdentityKind, NameKind
from coresponder.program.referrals import audit_events, message_kinds
from coresponder.program.referrals.actions.happening import Said, happened, move, move_destination
from coresponder.program.referrals.actions.links import can_send, hand_out
from coresponder.program.referrals.actions.writing import add_destination
from coresponder.program.referrals.models import Destination, Referral, ReferralDesk
from coresponder.program.referrals.queries.locking import locked_referral, services_of
from coresponder.program.referrals.rules.answers import refuse_unfit_number
from coresponder.program.referrals.vocabulary import (
    ConsentSaid,
    DestinationState,
    EventKind,
    ReferralState,
    Urgency,
    Way,
    WhyLogged,
)
from coresponder.program.services.models import Service
from coresponder.safeguards.access.handing_out import Handed, note_handed_out, sort_out
from coresponder.safeguards.access.parts import RecordPart
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose

WAY = "referral"
OPEN = (DestinationState.SENT, DestinationState.SEEN, DestinationState.WAITLISTED)
STILL_ASKING = (ReferralState.SENT, ReferralState.SEEN, ReferralState.WAITLISTED, ReferralState.DECLINED)


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """What one service would be told, or why it is only logged."""

    service: Service
    lines: tuple[str, ...] = ()
    why_logged: WhyLogged | None = None
    sentences: tuple[str, ...] = ()
    handed: Handed | None = None
    names_the_person: bool = False

    @property
    def is_live(self) -> bool:
        return self.why_logged is None

    @property
    def words(self) -> str:
        """Word by word, as it is kept and shown."""
        return "\n".join(self.lines)

    @property
    def carries_part_2_notice(self) -> bool:
        return self.handed is not None and bool(self.handed.notices())


@transaction.atomic
def prepare(*, referral: Referral, service: Service, by: User) -> Prepared:
    """What this service would be told now. Nothing is told yet."""
    referral = locked_referral(referral.pk, by=by)
    return _prepared(referral, service, by)


@transaction.atomic
def send_referral(*, referral: Referral, by: User, only_log: Sequence[Service] = ()) -> Referral:
    """Ask every service that was chosen and not asked yet; those of `only_log` were asked in another way."""
    referral = locked_referral(referral.pk, by=by)
    _refuse_against_their_will(referral)
    waiting = [each for each in services_of(referral) if each.state == DestinationState.DRAFT]
    if not waiting:
        raise StateError("nobody_to_ask", "Every service that was chosen was asked already.", "Choose another one.")
    logged = {service.pk for service in only_log}
    ways = [_ask(referral, each, by, only_log=each.service_id in logged) for each in waiting]
    live = ways.count(Way.LIVE)
    details: dict[str, Detail] = {"referral": f"referral:{referral.pk}", "live": live, "logged": len(ways) - live}
    record(audit_events.SENT, by=by, about=f"person:{referral.person_id}", details=details)
    return referral


@transaction.atomic
def ask_also(
    *, referral: Referral, services: Sequence[Service], by: User, only_log: Sequence[Service] = ()
) -> Referral:
    """Ask more services, at once or after others declined. Three at most wait for an answer at the same time."""
    referral = locked_referral(referral.pk, by=by)
    if referral.state != ReferralState.DRAFT and referral.state not in STILL_ASKING:
        raise StateError("taken_already", "A service has this referral already.")
    known = services_of(referral)
    refuse_unfit_number(services, sum(each.state in (*OPEN, DestinationState.DRAFT) for each in known))
    asked = {each.service_id for each in known if each.state in (*OPEN, DestinationState.DRAFT)}
    if any(service.pk in asked for service in services):
        raise UsageError("asked_already", "One of these services was asked already.", "Choose another one.")
    for number, service in enumerate(services, start=len(known) + 1):
        add_destination(referral, service, number, by)
    return send_referral(referral=referral, by=by, only_log=only_log)


def _ask(referral: Referral, destination: Destination, by: User, *, only_log: bool) -> Way:
    """One service, live where it may be told, else logged; the referral is sent with the first of them."""
    found = _prepared(referral, destination.service, by) if not only_log else _logged(destination.service)
    destination.way = Way.LIVE if found.is_live else Way.LOGGED
    destination.why_logged = found.why_logged or ""
    destination.why_not = " ".join(found.sentences)
    destination.words_sent = found.words
    destination.names_the_person = found.names_the_person
    destination.carries_part_2_notice = found.carries_part_2_notice
    if found.handed is not None:
        destination.consent_id = next((each.consent_id for each in found.handed.going if each.consent_id), None)
    move_destination(destination, DestinationState.SENT)
    _note(referral, destination, by)
    if found.handed is not None and found.is_live:
        note_handed_out(found.handed, way=WAY)
        hand_out(destination, referral, kind=message_kinds.ASKED.name, by=by)
    return Way(destination.way)


def _note(referral: Referral, destination: Destination, by: User) -> None:
    kind = EventKind.SENT if destination.is_live else EventKind.LOGGED
    if referral.state in (ReferralState.DRAFT, ReferralState.WAITLISTED, ReferralState.DECLINED):
        move(referral, ReferralState.SENT, Said(by=by), kind=kind, destination=destination)
    else:
        happened(referral, Said(by=by), kind=kind, destination=destination)
        referral.save()


def _prepared(referral: Referral, service: Service, by: User) -> Prepared:
    reason, agency = _why_not_at_all(service), service.organization.agency
    if reason is not None or agency is None:
        return _logged(service, reason or WhyLogged.NO_PARTNER)
    identity = _identity(referral, by)
    open_together([referral, *identity])
    handed = sort_out([referral, *identity], to=agency, purpose=_purpose(referral), by=by)
    going = [each.part for each in handed.going]
    if not any(isinstance(each, Referral) for each in going):
        return Prepared(service=service, why_logged=WhyLogged.KEPT_BACK, sentences=handed.staying)
    who = [_words(each) for each in going if isinstance(each, PersonName | IdentityFact)]
    notices = [each.sentence for each in dict.fromkeys(handed.notices().values())]
    lines = (*_minimum(referral), *(who or [NOT_NAMED]), *notices)
    return Prepared(service=service, lines=lines, sentences=handed.staying, handed=handed, names_the_person=bool(who))


def _why_not_at_all(service: Service) -> WhyLogged | None:
    if not ReferralDesk.objects.filter(service=service, is_open=True).exists():
        return WhyLogged.NO_DESK
    if service.organization.agency is None or not service.organization.agency.is_active:
        return WhyLogged.NO_PARTNER
    return None if can_send() else WhyLogged.NOT_SET_UP


def _logged(service: Service, why: WhyLogged = WhyLogged.CHOSEN) -> Prepared:
    return Prepared(service=service, why_logged=why)


def _purpose(referral: Referral) -> Purpose:
    """Social needs are no treatment."""
    is_care = referral.data_class != DataClass.SOCIAL_NEEDS
    return Purpose.TREATMENT if is_care else Purpose.CARE_COORDINATION


def _minimum(referral: Referral) -> tuple[str, ...]:
    urgency = Urgency(referral.urgency).label
    return (f"Needed: {referral.need_label}.", f"How soon: {urgency}.", str(referral.reason).strip())


NOT_NAMED = "Who it is, we tell you once you take it: call us."


def _identity(referral: Referral, by: User) -> list[RecordPart]:
    """One name and one phone number of the own agency's: enough to reach the person, and no birth date."""
    holds = {"person": referral.person_id, "ended_at": None, "owner_agency": by.agency_id}
    names = PersonName.objects.filter(**holds).select_related("owner_agency")
    phones = IdentityFact.objects.filter(**holds, kind=IdentityKind.PHONE).select_related("owner_agency")
    purpose = _purpose(referral)
    found_names = list(readable(names, by=by, purpose=purpose, deed=Deed.EXPORT))
    found_phones = list(readable(phones, by=by, purpose=purpose, deed=Deed.EXPORT))
    open_together(found_names)
    found_names.sort(key=lambda each: each.kind != NameKind.LEGAL)
    return [*found_names[:1], *found_phones[:1]]


def _words(part: PersonName | IdentityFact) -> str:
    return f"Name: {part.full}." if isinstance(part, PersonName) else f"Phone: {part.words}."


def _refuse_against_their_will(referral: Referral) -> None:
    if referral.consent_said == ConsentSaid.REFUSED:
        raise UsageError(
            "refused", "The person refused to be referred, so nothing is sent.", "Give the referral up, or ask again."
        )
