"""A case conference that was held, and one that is prepared."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.utils import timezone

from coresponder.program.follow_up.actions.conferences import (
    add_to_agenda,
    begin_conference,
    close_conference,
    draw_agenda,
    give_task_at_table,
    plan_conference,
    show_at_table,
    write_decision,
)
from coresponder.program.follow_up.models import AgendaItem, Conference
from coresponder.program.follow_up.queries.lists import held_by
from coresponder.program.follow_up.vocabulary import ConferenceDecision
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.consent.actions.consents import record_consent
from coresponder.safeguards.consent.terms import Terms
from coresponder.safeguards.consent.vocabulary import ConsentKind, ConsentLanguage, ConsentMethod
from coresponder.safeguards.vocabulary import DataClass, Purpose

SAID = (
    (ConferenceDecision.PLAN, "Met often since summer, mostly at night (invented).", "A plan for nights is written."),
    (ConferenceDecision.LEAD, "Three agencies call in turn (invented).", "One agency calls, the others are told."),
    (ConferenceDecision.NEXT_TIME, "", "Looked at next time."),
)
OWN_WORDS = "They may know at the table that it is me, and talk about what would help (invented)."
TASK = "Write the plan together with the person (invented)."


def tell(cast: Mapping[str, User]) -> None:
    """One last week, one next week; the police and the paramedics are asked to both."""
    carlos, omar, pavel = cast["carlos"], cast["omar"], cast["pavel"]
    seats = [(each.agency, each.role) for each in (omar, pavel) if each.agency is not None]
    now = timezone.now()
    held = plan_conference(
        title="Table of the week before (invented)", starts_at=now - timedelta(days=6), place="Room 2, county hall",
        seats=seats, by=carlos,
    )  # fmt: skip
    _hold(held, cast)
    prepared = plan_conference(
        title="Table of next week (invented)", starts_at=now + timedelta(days=5), place="Room 2, county hall",
        seats=seats, by=carlos,
    )  # fmt: skip
    if not draw_agenda(conference=prepared, by=carlos):
        _add_own(prepared, carlos)


def _hold(conference: Conference, cast: Mapping[str, User]) -> None:
    carlos = cast["carlos"]
    _add_own(conference, carlos)
    begin_conference(conference=conference, present={each.pk for each in conference.seats.all()}, by=carlos)
    with everything_let_through():
        items = list(AgendaItem.objects.filter(conference=conference).order_by("position"))
    if items:
        _agreed(items[0], [each.agency for each in conference.seats.exclude(agency=carlos.agency)], carlos)
    for item, (decision, notes, shareable) in zip(items, SAID, strict=False):
        show_at_table(item=item, by=carlos)
        write_decision(item=item, notes=notes, decision=decision, shareable=shareable, by=carlos)
    if items:
        soon = timezone.localdate() + timedelta(days=2)
        give_task_at_table(item=items[0], text=TASK, owner=cast["clara"], due_on=soon, by=carlos)
    close_conference(conference=conference, by=carlos)


def _agreed(item: AgendaItem, others: Iterable[Agency], carlos: User) -> None:
    """The first person agreed to be named at the table. The two others did not, and the table sees nothing of them."""
    for each in others:
        record_consent(person_id=item.person_id, terms=_terms(item, each), own_words=OWN_WORDS, by=carlos)


def _terms(item: AgendaItem, recipient: Agency) -> Terms:
    today = timezone.localdate()
    return Terms(
        kind=ConsentKind.SHARING,
        holder=item.owner_agency,
        recipient=recipient,
        recipient_kind="",
        data_classes=frozenset({DataClass.IDENTITY, DataClass.SAFETY, DataClass.RESPONSE_GUIDANCE}),
        purposes=frozenset({Purpose.CASE_CONFERENCE}),
        given_on=today - timedelta(days=9),
        expires_on=today + timedelta(days=300),
        method=ConsentMethod.SIGNATURE,
        language=ConsentLanguage.ENGLISH,
        document_name="Folder 9, sheet 4 (invented)",
        capacity_note="Calm, and said back who sits at the table and why (invented).",
    )


def _add_own(conference: Conference, carlos: User) -> None:
    """The first of the own list."""
    with everything_let_through():
        persons = [each.person for each in held_by(carlos).select_related("person").order_by("opened_at", "pk")[:3]]
    for person in persons:
        add_to_agenda(conference=conference, person=person, by=carlos)
