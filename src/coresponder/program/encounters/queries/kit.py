"""Tonight's kit: all that a phone needs for one shift, within what its reader may see, until the shift is over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils import timezone

from coresponder.kernel.content_hash import content_sha256
from coresponder.program.call_taking.queries.cards import newest_bank
from coresponder.program.calls.models import CallPerson
from coresponder.program.calls.vocabulary import Reported
from coresponder.program.dispatch.models import Assignment, ShiftMember
from coresponder.program.dispatch.queries.assignments import own_assignments, own_membership
from coresponder.program.dispatch.vocabulary import OPEN_STATES, AssignmentState
from coresponder.program.people.models import Person, PersonName, SafetyFact
from coresponder.program.people.queries.persons import persons_known_to
from coresponder.program.policies.queries.who_does_what import table_in_force
from coresponder.program.response_plans.models import PlanVersion
from coresponder.program.response_plans.vocabulary import VersionState
from coresponder.safeguards.access.defaults import classes_for, usual_purpose
from coresponder.safeguards.access.reading import Record, read_record
from coresponder.safeguards.access.records import reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.vocabulary import DataClass, Deed

# A shift that goes on beyond its plan keeps its kit for so long, and again after each answer of the program.
MINUTES_BEYOND_THE_PLAN = 60
# Without a shift there is nothing of anybody in the kit; the form and the questions may stay for a day's work.
HOURS_WITHOUT_A_SHIFT = 12
# What a team worked on, or works on; what it declined or was not asked in time is nobody's to write down.
WORKED_ON = (*OPEN_STATES, AssignmentState.CLEAR)
FLAGS = ("weapon", "violence", "suicide", "medical")
WAY = "field_kit"


@dataclass(frozen=True, kw_only=True)
class Tonight:
    """Whose phone it is, and the shift that goes on."""

    user: User
    at: datetime
    member: ShiftMember | None

    @cached_property
    def gone_at(self) -> datetime:
        """When the kit has to be gone."""
        if self.member is None:
            return self.at + timedelta(hours=HOURS_WITHOUT_A_SHIFT)
        beyond = self.at + timedelta(minutes=MINUTES_BEYOND_THE_PLAN)
        planned_to_at = self.member.shift.planned_to_at
        return planned_to_at if planned_to_at > self.at else beyond

    @cached_property
    def assignments(self) -> list[Assignment]:
        """The calls of the shift, the newest first."""
        if self.member is None:
            return []
        found = own_assignments(self.user).filter(shift=self.member.shift, state__in=WORKED_ON)
        return list(found.order_by("-offered_at"))

    @property
    def version(self) -> str:
        """Changes whenever the phone should fetch its kit again. It tells nothing of anybody."""
        calls = [each.call_id for each in self.assignments]
        people = CallPerson.objects.filter(call__in=calls, ended_at=None).values_list("person_id", "pk")
        plans = PlanVersion.objects.filter(person__in=[person for person, _ in people], state=VersionState.APPROVED)
        bank, table = newest_bank(), table_in_force()
        seen: list[Any] = [
            self.member and self.member.shift.planned_to_at.isoformat(),
            [(str(each.pk), each.version, each.call.version) for each in self.assignments],
            sorted(f"{person}{row}" for person, row in people),
            sorted(map(str, plans.values_list("pk", flat=True))),
            bank and bank.pk,
            table and str(table.pk),
        ]
        return content_sha256(seen)[:16]


def tonight(user: User, at: datetime | None = None) -> Tonight:
    """The shift that somebody is on now, if any."""
    return Tonight(user=user, at=at or timezone.now(), member=own_membership(user))


def call_facts(assignment: Assignment, user: User) -> dict[str, Any]:
    """The call as a phone shows it; only its number for whoever may not read operational facts."""
    call = assignment.call
    plain: dict[str, Any] = {"id": str(call.pk), "event_number": call.event_number}
    if DataClass.OPERATIONAL not in classes_for(user.role, Deed.READ):
        return {**plain, "place": "", "type": "", "priority": None, "flags": []}
    flags = [f"{name} reported" for name in FLAGS if getattr(call, name) == Reported.YES]
    return {
        **plain,
        "place": call.place_text,
        "type": call.type_text or call.type_code,
        "priority": call.priority,
        "flags": flags,
    }


def people_on(assignments: Iterable[Assignment], user: User) -> dict[UUID, list[Person]]:
    """By call, the people of whom the reader may know, and may know that they are on it. Call it in a transaction."""
    purpose = usual_purpose(user.role)
    on_calls = CallPerson.objects.filter(call__in=[each.call_id for each in assignments], ended_at=None)
    rows = list(reader(user).readable(on_calls, purpose=purpose).values_list("call_id", "person_id"))
    known = persons_known_to(user, purpose).in_bulk([person_id for _, person_id in rows])
    found: dict[UUID, list[Person]] = {}
    for call_id, person_id in rows:
        if person_id in known:
            found.setdefault(call_id, []).append(known[person_id])
    return found


@dataclass(frozen=True, kw_only=True)
class TakenAlong:
    """What a phone takes along of one person: the name as far as it is open, plans in use, what to be careful about."""

    person: Person
    record: Record

    @property
    def name(self) -> str:
        names = self.record.of(PersonName)
        return str(names[0].words) if names else self.person.short_name  # type: ignore[attr-defined]

    def plans(self) -> list[dict[str, Any]]:
        """Each agency's plan in the order in which it is read at the door."""
        today = timezone.localdate()
        careful = [f"{each.words} ({each.title})" for each in self.record.of(SafetyFact) if each.expires_on >= today]  # type: ignore[attr-defined]
        return [
            {
                "person": {"id": str(self.person.pk), "name": self.name},
                "safety": careful,
                "sections": [
                    {"title": section.label, "lines": [line for line in text.splitlines() if line.strip()]}
                    for section, text in shown.part.sections.items()
                    if text.strip()
                ],
                "footer": _footer(shown.part, shown.decision.sentence),
            }
            for shown in self.record.shown
            if isinstance(shown.part, PlanVersion)
        ]


def taken_along(person: Person, user: User) -> TakenAlong:
    """Read what goes along of one person: through the access decision, with the audit event and the ledger."""
    plans = PlanVersion.objects.filter(state=VersionState.APPROVED)
    facts, names = SafetyFact.objects.filter(ended_at=None), PersonName.objects.filter(ended_at=None)
    purpose = usual_purpose(user.role)
    record = read_record(person.pk, parts=[plans, facts, names], by=user, purpose=purpose, way=WAY)
    open_together([each.part for each in record.shown])
    return TakenAlong(person=person, record=record)


def question_cards() -> list[dict[str, Any]]:
    """The questions that are asked now. They say nothing of anybody."""
    bank = newest_bank()
    return [
        {"text": each.text, "hint": each.hint, "choices": [choice.text for choice in each.choices]}
        for each in (bank.questions if bank else ())
    ]


def _footer(plan: Any, sentence: str) -> str:
    approved = f"{plan.owner_agency.name}, version {plan.number}, approved on {plan.approved_at:%Y-%m-%d}"
    return f"{approved}, reviewed again by {plan.review_due_on:%Y-%m-%d}. {sentence}"
