"""A person is forgotten as a whole, some years after the last word about them, and former facts before that.

Nothing is forgotten that a hold keeps, that a consent or an opening still needs, or that somebody wrote to lately.
"""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.kernel.progress import silent
from coresponder.program.people.actions import parts
from coresponder.program.people.actions.merging import merge_people, split_people
from coresponder.program.people.actions.persons import add_person
from coresponder.program.people.models import (
    CareNote,
    IdentityFact,
    MatchProposal,
    MergeRecord,
    NameTokens,
    Person,
    PersonName,
    SafetyFact,
)
from coresponder.program.people.models.registry import part_models
from coresponder.program.people.vocabulary.identity import NameKind
from coresponder.program.people.vocabulary.notes import CareNoteKind
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.models import Consent
from coresponder.safeguards.encryption.keys import key_to_write
from coresponder.safeguards.retention import Due
from coresponder.safeguards.retention.actions.disposals import approve_disposal, ask_for_disposal, carry_out
from coresponder.safeguards.retention.actions.holds import place_hold
from coresponder.safeguards.retention.categories import CATEGORIES
from coresponder.safeguards.retention.models import DisposalRequest, LegalHold
from coresponder.safeguards.retention.packs import pack_in_use, read_pack
from coresponder.safeguards.retention.vocabulary import Disposal, ItemState
from tests.spec.people.conftest import safety_fact
from tests.support.sealed_rows import consent_of, opening_of

REVIEWED = """
[pack]
jurisdiction = "Marigold County"
reviewed_by = "Counsel for the county"
reviewed_on = 2026-01-31
[[rule]]
key = "persons"
category = "person"
trigger = "last_written"
keep = { days = 1 }
disposal = "delete"
authority = "County Code 1-2-3 (invented)"
"""


def later() -> datetime:
    return timezone.now() + timedelta(days=1)


def due(category: str, before: datetime | None = None) -> list[Due]:
    return list(CATEGORIES[category].find(before=before or later()))


def ids_due(category: str, before: datetime | None = None) -> set[str]:
    return {each.id for each in due(category, before)}


def dispose(category: str, item: str) -> None:
    CATEGORIES[category].dispose[Disposal.DELETE](item)


def care_note(person: Person, by: User) -> CareNote:
    return parts.write_care_note(person=person, kind=CareNoteKind.CLINICAL_NOTE, text="Invented.", by=by)


def joined(marigold: Person, by: User) -> tuple[Person, MergeRecord]:
    double = add_person(given="Mari", family="Testperson", by=by)
    return double, merge_people(survivor=marigold, loser=double, by=by)


def rows_about(person: Person) -> int:
    with everything_let_through():
        return sum(model._default_manager.filter(person_id=person.pk).count() for model in part_models())


class TestTheWholePerson:
    def test_every_part_goes_also_what_the_second_wall_hides_and_the_key(self, marigold: Person, clara: User) -> None:
        care_note(marigold, clara)
        assert CareNote.objects.count() == 0  # the wall is closed
        (item,) = due("person")
        assert (item.person_id, item.records) == (marigold.pk, 4)
        dispose("person", item.id)
        assert not Person.objects.exists()
        assert not NameTokens.objects.exists()
        assert rows_about(marigold) == 0
        with pytest.raises(StateError):
            key_to_write(f"person:{marigold.pk}")

    def test_the_wall_is_closed_again_afterwards(self, marigold: Person, clara: User) -> None:
        care_note(marigold, clara)
        assert due("person")
        assert CareNote.objects.count() == 0

    def test_records_that_were_joined_go_with_it_and_other_people_stay(
        self, marigold: Person, clara: User, carlos: User
    ) -> None:
        other = add_person(given="Other", family="Somebody", by=clara)
        double, _ = joined(marigold, carlos)
        first, second = sorted((marigold, other), key=lambda each: each.pk)
        MatchProposal.objects.create(first=first, second=second, probability=0.5, reasons=["family_exact"])
        assert ids_due("person") == {str(marigold.pk), str(other.pk)}
        dispose("person", str(marigold.pk))
        assert list(Person.objects.all()) == [other]
        assert rows_about(other) == 1
        with pytest.raises(StateError):
            key_to_write(f"person:{double.pk}")

    def test_a_corrected_part_goes_with_what_took_its_place(self, marigold: Person, clara: User) -> None:
        name = PersonName.objects.get(person=marigold)
        parts.correct_name(name=name, given="Mary", family="Testperson", middle="", kind=NameKind.LEGAL, by=clara)
        dispose("person", str(marigold.pk))
        assert not PersonName.objects.exists()

    def test_one_word_written_lately_keeps_everything(self, marigold: Person, clara: User) -> None:
        moment = timezone.now()
        assert ids_due("person", moment) == {str(marigold.pk)}
        care_note(marigold, clara)
        assert not due("person", moment)

    def test_a_consent_and_an_opening_are_disposed_of_first(self, marigold: Person, carlos: User) -> None:
        consent_of(carlos, marigold.pk)
        assert not due("person")
        Consent.objects.all().delete()
        opening = opening_of(carlos, marigold.pk)
        assert not due("person")
        opening.delete()
        assert due("person")

    def test_joining_counts_as_writing(self, marigold: Person, carlos: User) -> None:
        add_person(given="Mari", family="Testperson", by=carlos)
        moment = timezone.now()
        merge_people(survivor=marigold, loser=Person.objects.exclude(pk=marigold.pk).get(), by=carlos)
        assert not due("person", moment)

    def test_from_the_rule_to_the_certificate(self, marigold: Person, clara: User, priya: User, cora: User) -> None:
        care_note(marigold, clara)
        Person.objects.update(created_at=timezone.now() - timedelta(days=9))
        for model in part_models():
            with everything_let_through():
                model._default_manager.update(recorded_at=timezone.now() - timedelta(days=9))
        request = ask_for_disposal(pack=read_pack("marigold", REVIEWED), rule_key="persons", by=priya)
        approve_disposal(request=request, by=cora)
        assert carry_out(request=request, by=cora, progress=silent) == 0
        request = DisposalRequest.objects.get()
        assert [each.state for each in request.items.all()] == [ItemState.DISPOSED]
        assert AuditEvent.objects.filter(about=f"person:{marigold.pk}", event="retention.item_disposed").count() == 1
        assert not Person.objects.exists()


class TestHolds:
    def test_a_hold_on_one_kind_keeps_every_whole_person(self, marigold: Person, priya: User) -> None:
        place_hold(person_id=None, category="care_note", reason="Invented.", by=priya)
        assert not due("person")

    def test_a_hold_on_one_kind_of_a_person_keeps_the_whole_person(self, marigold: Person, priya: User) -> None:
        place_hold(person_id=marigold.pk, category="name", reason="Invented.", by=priya)
        assert not due("person")

    def test_a_hold_goes_with_the_record_when_two_are_joined_and_back_again(
        self, marigold: Person, carlos: User, priya: User
    ) -> None:
        double = add_person(given="Mari", family="Testperson", by=carlos)
        place_hold(person_id=double.pk, category="", reason="Invented.", by=priya)
        merge = merge_people(survivor=marigold, loser=double, by=carlos)
        assert LegalHold.objects.get().person_id == marigold.pk
        split_people(merge=merge, by=carlos)
        assert LegalHold.objects.get().person_id == double.pk

    def test_a_hold_placed_while_two_were_one_keeps_both_afterwards(
        self, marigold: Person, carlos: User, priya: User
    ) -> None:
        double = add_person(given="Mari", family="Testperson", by=carlos)
        merge = merge_people(survivor=marigold, loser=double, by=carlos)
        placed = place_hold(person_id=marigold.pk, category="", reason="Invented.", by=priya)
        split_people(merge=merge, by=carlos)
        held = {hold.person_id: (hold.reason, hold.placed_by) for hold in LegalHold.objects.all()}
        assert held == {marigold.pk: ("Invented.", priya), double.pk: ("Invented.", priya)}
        copied = AuditEvent.objects.get(event="retention.hold_copied")
        assert (copied.by_id, copied.details) == (carlos.pk, {"from_hold": f"hold:{placed.pk}"})

    def test_a_hold_that_names_a_joined_record_keeps_the_one_that_stayed(
        self, marigold: Person, carlos: User, priya: User
    ) -> None:
        double, _ = joined(marigold, carlos)
        fact = IdentityFact.objects.get(person=marigold)
        parts.retire_part(part=fact, by=User.objects.get(pk=fact.author_id))
        assert due("identity_fact")
        place_hold(person_id=double.pk, category="", reason="Invented.", by=priya)
        assert not due("identity_fact")
        assert not due("person")

    def test_a_hold_on_either_of_a_pair_keeps_what_was_said_about_both(
        self, marigold: Person, carlos: User, priya: User
    ) -> None:
        double, merge = joined(marigold, carlos)
        split_people(merge=merge, by=carlos)
        assert due("merge")
        place_hold(person_id=double.pk, category="", reason="Invented.", by=priya)
        assert not due("merge")
        assert str(marigold.pk) not in ids_due("person")


class TestSingleParts:
    def test_what_holds_is_never_due_and_what_was_corrected_is(self, marigold: Person, clara: User) -> None:
        assert not due("name")
        name = PersonName.objects.get(person=marigold)
        better = parts.correct_name(
            name=name, given="Mary", family="Testperson", middle="", kind=NameKind.LEGAL, by=clara
        )
        assert ids_due("name") == {str(name.pk)}
        assert not due("name", timezone.now() - timedelta(days=1))
        dispose("name", str(name.pk))
        kept = PersonName.objects.get()
        assert (kept.pk, kept.replaces, kept.full) == (better.pk, None, "Mary Testperson")

    def test_a_care_note_that_was_ended_goes_through_the_second_wall(self, marigold: Person, clara: User) -> None:
        note = care_note(marigold, clara)
        parts.retire_part(part=note, by=clara)
        assert ids_due("care_note") == {str(note.pk)}
        dispose("care_note", str(note.pk))
        with everything_let_through():
            assert not CareNote.objects.exists()

    def test_a_safety_fact_is_due_after_its_last_day(self, marigold: Person, omar: User) -> None:
        fact = safety_fact(marigold, omar, days_left=3)
        assert not due("safety_fact", timezone.now() + timedelta(days=3))
        assert ids_due("safety_fact", timezone.now() + timedelta(days=4)) == {str(fact.pk)}
        dispose("safety_fact", str(fact.pk))
        assert not SafetyFact.objects.exists()

    def test_after_the_note_is_gone_two_records_stay_joined(self, marigold: Person, carlos: User) -> None:
        double, merge = joined(marigold, carlos)
        dispose("merge", str(merge.pk))
        assert Person.objects.get(pk=double.pk).merged_into == marigold

    def test_a_pair_that_nobody_compared_is_never_due(self, marigold: Person, clara: User) -> None:
        other = add_person(given="Other", family="Somebody", by=clara)
        first, second = sorted((marigold, other), key=lambda each: each.pk)
        pair = MatchProposal.objects.create(first=first, second=second, probability=0.5, reasons=["family_exact"])
        assert not due("match_proposal")
        MatchProposal.objects.update(answer="different", answered_at=timezone.now())
        assert ids_due("match_proposal") == {str(pair.pk)}
        dispose("match_proposal", str(pair.pk))
        assert not MatchProposal.objects.exists()


def test_the_example_has_a_rule_for_every_kind(db: None) -> None:
    assert {rule.category for rule in pack_in_use().rules} == set(CATEGORIES)
