"""Planning follow-ups: by the rules in force when an encounter was filed or corrected, and by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.program.encounters.models import Encounter
from coresponder.program.follow_up.actions.contacts import note_own_contact
from coresponder.program.follow_up.actions.opening import episode_for
from coresponder.program.follow_up.audit_events import PLANNED, PLANNED_BY_HAND
from coresponder.program.follow_up.models import FollowUp, FollowUpRule, Unplanned
from coresponder.program.follow_up.models.care import class_for
from coresponder.program.follow_up.queries.knowing import PURPOSE, Knowledge, Opened
from coresponder.program.follow_up.queries.rule_sets import rules_in_force
from coresponder.program.follow_up.rules.matching import asks_for, due_at, made_by
from coresponder.program.follow_up.rules.states import FOLLOW_UP_TRANSITIONS
from coresponder.program.follow_up.vocabulary import FollowUpState, OpenedBecause
from coresponder.program.people.actions.parts import acting_agency
from coresponder.program.people.models import Person
from coresponder.program.people.rules.texts import check_text
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.records import check_part
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.context import viewing_as
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.consent.ledger import note_disclosures
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import Deed

WAY = "follow_up"


@dataclass
class Plan:
    """What the rules ask for after one encounter, by the id under which it is planned; and what cannot be planned."""

    wanted: dict[UUID, tuple[FollowUpRule, list[Opened]]] = field(default_factory=dict)
    unplanned: list[tuple[FollowUpRule, str]] = field(default_factory=list)


def plan_for(encounter: Encounter, rules: Sequence[FollowUpRule], knowledge: Knowledge) -> Plan:
    """What the rules ask for. Each rule is asked with what the agency may know, and nothing else."""
    plan = Plan()
    for rule in rules:
        known = knowledge.known_to(encounter, agency=rule.agency, role=rule.role)
        if known is not None and encounter.person_id is not None:
            if asks_for(rule, known[0]):
                key = made_by(encounter_id=encounter.pk, agency_id=rule.agency_id, rule_key=rule.key)
                plan.wanted[key] = rule, known[1]
        elif asks_for(rule, knowledge.known_to_program(encounter)):
            plan.unplanned.append((rule, "nobody_named" if encounter.person_id is None else "may_not_know"))
    return plan


@transaction.atomic
def plan_after_encounter(encounter: Encounter, *, by: User) -> None:
    """Listens to encounters: plans what the rules ask for, and mends what is open where they ask for something else.

    Told again of the same encounter it plans nothing twice. What was tried already stays as it is.
    """
    note_own_contact(encounter, by=by)
    rules = rules_in_force()
    if not rules or viewing_as() is not None:
        return
    plan = plan_for(encounter, rules, Knowledge([encounter]))
    with everything_let_through():
        there = {each.made_by: each for each in _by_rule(encounter)}
        new = [_planned(key, found, encounter, by) for key, found in plan.wanted.items() if key not in there]
        _mend(encounter, plan, there, by)
        withdrawn = _withdraw([each for key, each in there.items() if key not in plan.wanted])
    _note_unplanned(encounter, plan)
    if new or withdrawn:
        details = {"planned": len(new), "withdrawn": withdrawn}
        record(PLANNED, by=by, about=f"encounter:{encounter.pk}", person_id=encounter.person_id, details=details)


@transaction.atomic
def plan_by_hand(
    *, person: Person, due_at: datetime, what_for: str, by: User, is_urgent: bool = False, after: FollowUp | None = None
) -> FollowUp:
    """Plan a follow-up that no rule asks for, in the open episode of the person, or in one on one's own list."""
    check(by, Permission.WORK_FOLLOW_UPS)
    if due_at <= timezone.now():
        raise UsageError("due_in_the_past", "This moment is over.", "Choose one that is still to come.")
    agency = acting_agency(by)
    with everything_let_through():
        episode = episode_for(person.pk, agency, goes_to=by, because=OpenedBecause.BY_HAND, by=by)
    found = FollowUp(
        episode=episode, person=person, owner_agency=agency, author=by, data_class=class_for(agency),
        asked_role=by.role, is_urgent=is_urgent, due_at=due_at, what_for=check_text(what_for), comes_after=after,
        changed_at=timezone.now(),
    )  # fmt: skip
    check_part(found, by=by, deed=Deed.WRITE, purpose=usual_purpose(by.role))
    found.save(force_insert=True)
    record(PLANNED_BY_HAND, by=by, about=f"person:{person.pk}", details={"follow_up": str(found.pk)})
    return found


def _by_rule(encounter: Encounter) -> list[FollowUp]:
    rows = FollowUp.objects.select_for_update(of=("self",)).filter(encounter=encounter, made_by__isnull=False)
    return list(rows.select_related("rule", "episode"))


def _planned(key: UUID, found: tuple[FollowUpRule, list[Opened]], encounter: Encounter, by: User) -> FollowUp:
    rule, opened = found
    assert encounter.person_id is not None  # noqa: S101 - nothing is planned where nobody is named
    agency = rule.agency
    because = OpenedBecause.ENCOUNTER
    new = FollowUp(
        episode=episode_for(encounter.person_id, agency, goes_to=rule.goes_to, because=because, by=by),
        encounter=encounter, person_id=encounter.person_id, owner_agency=agency, author=by,
        data_class=class_for(agency), rule=rule, made_by=key, asked_role=rule.role, window_hours=rule.after_hours,
        is_urgent=rule.is_urgent, due_at=due_at(rule, _end_of(encounter)), changed_at=timezone.now(),
    )  # fmt: skip
    new.save(force_insert=True)
    _note_disclosed(opened, agency, by)
    return new


def _mend(encounter: Encounter, plan: Plan, there: dict[UUID | None, FollowUp], by: User) -> None:
    """Other times, or a rule that asks again: what nobody has tried yet is put right."""
    for key, (rule, _) in plan.wanted.items():
        found = there.get(key)
        if found is None or found.state not in (FollowUpState.PLANNED, FollowUpState.WITHDRAWN):
            continue
        found.due_at, found.changed_at = due_at(found.rule or rule, _end_of(encounter)), timezone.now()
        found.state = FollowUpState.PLANNED
        if not found.episode.is_open:
            because = OpenedBecause.ENCOUNTER
            found.episode = episode_for(found.person_id, rule.agency, goes_to=rule.goes_to, because=because, by=by)
        found.save()


def _withdraw(no_longer: Sequence[FollowUp]) -> int:
    """What nobody has tried yet is withdrawn; what somebody has begun goes on."""
    untouched = [each for each in no_longer if each.state == FollowUpState.PLANNED]
    for each in untouched:
        FOLLOW_UP_TRANSITIONS.check(current=each.state, wanted=FollowUpState.WITHDRAWN)
        each.state, each.changed_at = FollowUpState.WITHDRAWN, timezone.now()
        each.save(update_fields=["state", "changed_at"])
    return len(untouched)


def _end_of(encounter: Encounter) -> datetime:
    return encounter.ended_at or encounter.started_at


def _note_unplanned(encounter: Encounter, plan: Plan) -> None:
    Unplanned.objects.filter(encounter=encounter).delete()
    now = timezone.now()
    rows = [Unplanned(encounter=encounter, rule=rule, reason=reason, noted_at=now) for rule, reason in plan.unplanned]
    Unplanned.objects.bulk_create(rows)


def _note_disclosed(opened: Sequence[Opened], agency: Agency, by: User) -> None:
    """The asked agency is told that there was an encounter: a line of the ledger, where it rests on others' parts."""
    person_id = opened[0].part.person_id
    if person_id is None or any(each.part.owner_agency_id == agency.pk for each in opened):
        return
    by_owner = {(each.part.owner_agency_id, each.decision.opened_by): each for each in opened}
    note_disclosures(
        [
            Disclosure(
                person_id=person_id, owner_agency_id=owner, recipient=agency, by=by,
                data_classes=[each.part.data_class], purpose=PURPOSE, way=WAY, opened_by=opened_by,
                carried_part_2_notice=each.decision.carries_part_2_notice,
            )
            for (owner, opened_by), each in by_owner.items()
        ]
    )  # fmt: skip
