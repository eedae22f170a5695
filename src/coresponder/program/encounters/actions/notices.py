"""Telling a facility that somebody comes: the minimum, and more only where an agreement or a consent opens it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.program.encounters.audit_events import FACILITY_TOLD
from coresponder.program.encounters.models import AdvanceNotice, Encounter, PartAnswers
from coresponder.program.encounters.queries.looking import refuse_while_looking_on
from coresponder.program.encounters.queries.mine import parts_of
from coresponder.program.encounters.queries.places import may_write_in
from coresponder.program.encounters.vocabulary import CLASSES_OF, PartName
from coresponder.program.people.models import IdentityFact, PersonName
from coresponder.program.people.vocabulary.identity import IdentityKind
from coresponder.program.services.actions.capacity import expect_at
from coresponder.safeguards.access.handing_out import Handed, note_handed_out, sort_out
from coresponder.safeguards.access.parts import RecordPart
from coresponder.safeguards.access.records import check_part, readable
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.permissions.denials import STRANGER, Denied
from coresponder.safeguards.vocabulary import Deed, Purpose

WAY = "notice"
# Who takes somebody in. A custody facility is told by other ways than these.
RECEIVING = (
    AgencyKind.HOSPITAL,
    AgencyKind.MENTAL_HEALTH,
    AgencyKind.SUBSTANCE_USE_PROGRAM,
    AgencyKind.COMMUNITY_ORGANIZATION,
)
MOST_MINUTES = 24 * 60
MOST_LETTERS = 300


@dataclass(frozen=True, kw_only=True)
class Told:
    """What somebody says: how soon, by what, what is needed there, and words of their own about the situation.

    `situation` goes only where the own part of the encounter may go; the rest says nothing about who it is.
    """

    minutes: int
    coming_by: str
    needs: tuple[str, ...] = ()
    situation: str = ""


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """What would be told, line by line, and what is kept back and why."""

    lines: tuple[str, ...]
    kept_back: tuple[str, ...]
    handed: Handed
    names_the_person: bool

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@transaction.atomic
def prepare_notice(*, encounter: Encounter, to: Agency, told: Told, by: User) -> Prepared:
    """What a facility would be told now. Nothing is told yet."""
    part = _own_part(encounter, by)
    _check(told)
    own = _own_answers(encounter, part, by)
    identity = _identity(encounter, by) if encounter.person_id else []
    open_together(identity)
    handed = sort_out([*identity, *own], to=to, purpose=Purpose.TREATMENT, by=by)
    going = [each.part for each in handed.going]
    who = [_words(each) for each in going if isinstance(each, PersonName | IdentityFact)]
    may_tell = any(isinstance(each, PartAnswers) for each in going)
    kept_back = _kept_back(handed, told, has_identity=bool(identity), may_tell=may_tell, has_part=bool(own))
    lines = [*_minimum(told, timezone.now()), *who, *([told.situation.strip()] if may_tell and told.situation else [])]
    return Prepared(lines=tuple(lines), kept_back=kept_back, handed=handed, names_the_person=bool(who))


@transaction.atomic
def tell_facility(*, encounter: Encounter, to: Agency, told: Told, by: User) -> AdvanceNotice:
    """Keep what the facility is told, with the ledger's lines. Whoever tells reads it out, or hands over the paper."""
    prepared = prepare_notice(encounter=encounter, to=to, told=told, by=by)
    part = _own_part(encounter, by)
    notice = AdvanceNotice(
        encounter=encounter,
        person_id=encounter.person_id,
        part=part,
        owner_agency=by.agency,
        author=by,
        data_class=CLASSES_OF[part][0],
        to_agency=to,
        told_at=timezone.now(),
        names_the_person=prepared.names_the_person,
        text=prepared.text,
    )
    check_part(notice, by=by, deed=Deed.WRITE, purpose=Purpose.CRISIS_RESPONSE)
    notice.save(force_insert=True)
    expect_at(agency=to, minutes=told.minutes, by=by)
    note_handed_out(prepared.handed, way=WAY)
    details = {"to": to.pk, "named": prepared.names_the_person, "kept_back": len(prepared.kept_back)}
    record(FACILITY_TOLD, by=by, about=f"encounter:{encounter.pk}", details=details)
    return notice


def notices_of(encounter: Encounter, by: User) -> list[AdvanceNotice]:
    """What the own agency told of an encounter. Call it in a transaction."""
    rows = AdvanceNotice.offered_to(by).filter(encounter=encounter, owner_agency=by.agency_id)
    found = list(readable(rows.select_related("author"), by=by, purpose=Purpose.CRISIS_RESPONSE))
    open_together(found)
    return found


def _own_part(encounter: Encounter, by: User) -> PartName:
    check(by, Permission.WRITE_ENCOUNTERS)
    refuse_while_looking_on()
    part = next(iter(parts_of(by)), None)
    if part is None or not may_write_in(encounter, by):
        raise Denied(STRANGER, "There is no such page.")
    return part


def _check(told: Told) -> None:
    if not 0 <= told.minutes <= MOST_MINUTES:
        raise UsageError("minutes_wrong", "The minutes are not within a day.", "Write how many minutes from now.")
    if len(told.situation) > MOST_LETTERS:
        raise UsageError("too_long", f"The words are longer than {MOST_LETTERS} letters.", "Say the least that helps.")


def _minimum(told: Told, now: datetime) -> list[str]:
    arrives = timezone.localtime(now + timedelta(minutes=told.minutes))
    needed = [f"Needed there: {', '.join(told.needs)}."] if told.needs else []
    return [f"One person, expected about {arrives:%H:%M %Z}.", f"Coming by {told.coming_by}.", *needed]


def _own_answers(encounter: Encounter, part: PartName, by: User) -> list[RecordPart]:
    own = PartAnswers.objects.filter(
        encounter=encounter, part=part, owner_agency=by.agency_id, ended_at=None, data_class=CLASSES_OF[part][0]
    ).exclude(person=None)
    rows = readable(own.select_related("owner_agency"), by=by, purpose=Purpose.TREATMENT, deed=Deed.EXPORT)
    return list(rows[:1])


def _identity(encounter: Encounter, by: User) -> list[RecordPart]:
    """The own agency's names and birth date of the person, as far as the role may hand them out."""
    holds = {"person": encounter.person_id, "ended_at": None, "owner_agency": by.agency_id}
    names = PersonName.objects.filter(**holds).select_related("owner_agency")
    born = IdentityFact.objects.filter(**holds, kind=IdentityKind.BIRTH_DATE).select_related("owner_agency")
    found: list[RecordPart] = []
    for rows in (names, born):
        found += readable(rows, by=by, purpose=Purpose.TREATMENT, deed=Deed.EXPORT)
    return found


def _words(part: PersonName | IdentityFact) -> str:
    return f"Name: {part.full}." if isinstance(part, PersonName) else f"Born: {part.value}."


def _kept_back(handed: Handed, told: Told, *, has_identity: bool, may_tell: bool, has_part: bool) -> tuple[str, ...]:
    named = any(isinstance(each.part, PersonName | IdentityFact) for each in handed.going)
    reasons = " ".join(handed.staying)
    found: list[str] = []
    if has_identity and not named:
        found.append(f"Who it is. For them: {reasons}")
    if told.situation.strip() and not may_tell:
        found.append(f"What you wrote. {f'For them: {reasons}' if has_part else NOT_FILED}")
    return tuple(found)


NOT_FILED = "File your part first, and name the person in it."


def facilities(by: User) -> Sequence[Agency]:
    """Where somebody could be brought for help: every other active agency that gives care or support."""
    active = Agency.objects.filter(is_active=True, kind__in=RECEIVING).order_by("name")
    return [each for each in active if each.pk != by.agency_id]
