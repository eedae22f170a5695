"""Two records of one person.

A person says that two records are of the same person; everything of one moves into the other, each agency keeping its
own parts. It can be taken apart again, exactly. The program proposes pairs and joins nothing by itself.
"""

import threading
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from coresponder.analysis.linkage.comparing import Pair, RecordToMatch, reasons
from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.people.actions import parts
from coresponder.program.people.actions.matching import answer_proposal, note_proposals
from coresponder.program.people.actions.merging import merge_people, split_people
from coresponder.program.people.actions.persons import add_person, add_unknown_person
from coresponder.program.people.kinds_of_run import match
from coresponder.program.people.models import CareNote, MatchProposal, MergeRecord, Person, PersonName
from coresponder.program.people.models.registry import moving_models
from coresponder.program.people.queries.persons import ids_of
from coresponder.program.people.vocabulary.facts import SocialElement, Source
from coresponder.program.people.vocabulary.identity import IdentityKind, NameKind
from coresponder.program.people.vocabulary.matching import MatchAnswer
from coresponder.program.people.vocabulary.notes import CareNoteKind
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.models import Restriction
from coresponder.safeguards.encryption.fields import EncryptedTextField
from coresponder.safeguards.encryption.models import DataKey
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.spec.people.conftest import safety_fact
from tests.support.agreeing import agreement_in_force
from tests.support.cast import member
from tests.support.page import PageClient

CANARY = "zanzibarcanary"


def contents(by: User, *persons: Person) -> dict[str, list[tuple[Any, ...]]]:
    """Everything of some people, opened, by model: what a merge may move and a split has to bring back."""
    readable(CareNote.objects.none(), by=by, purpose=Purpose.TREATMENT)
    return {model._meta.label: _rows(model, persons) for model in moving_models()}


def _rows(model: Any, persons: tuple[Person, ...]) -> list[tuple[Any, ...]]:
    found = model._default_manager.filter(person_id__in=[each.pk for each in persons]).order_by("pk")
    plain = [field for field in model._meta.concrete_fields if not isinstance(field, EncryptedTextField)]
    sealed = [field for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]
    return [tuple(getattr(row, field.attname) for field in (*plain, *sealed)) for row in found]


@pytest.fixture
def double(clara: User, omar: User) -> Person:
    """A second record of Marigold, with a part of the police and a note of care."""
    person = add_person(given="Mari", family="Testperson", by=clara)
    parts.write_care_note(person=person, kind=CareNoteKind.CLINICAL_NOTE, text=CANARY, by=clara)
    safety_fact(person, omar)
    return person


class TestJoining:
    def test_everything_moves_and_each_agency_keeps_its_own(
        self, carlos: User, omar: User, marigold: Person, double: Person
    ) -> None:
        merge = merge_people(survivor=marigold, loser=double, by=carlos)
        assert sum(map(len, merge.moved.values())) == 3
        after = contents(carlos, marigold)
        assert len(after["people.PersonName"]) == 2
        assert CANARY in after["people.CareNote"][0]
        assert contents(carlos, double) == {label: [] for label in after}
        assert {row[1] for row in after["people.SafetyFact"]} == {omar.agency_id}

    def test_what_moved_opens_with_the_survivors_key_alone(
        self, carlos: User, marigold: Person, double: Person
    ) -> None:
        merge_people(survivor=marigold, loser=double, by=carlos)
        DataKey.objects.filter(group=f"person:{double.pk}").delete()
        assert CANARY in contents(carlos, marigold)["people.CareNote"][0]

    def test_what_the_person_wants_kept_moves_too(
        self, carlos: User, omar: User, marigold: Person, double: Person
    ) -> None:
        kept = Restriction.objects.create(
            person_id=double.pk, kept_from=omar.agency, reason="Told so.", recorded_by=carlos
        )
        merge_people(survivor=marigold, loser=double, by=carlos)
        kept = Restriction.objects.get(pk=kept.pk)
        assert (kept.person_id, kept.reason) == (marigold.pk, "Told so.")

    def test_the_old_address_leads_to_the_one_that_stayed(
        self, page: PageClient, carlos: User, marigold: Person, double: Person
    ) -> None:
        merge_people(survivor=marigold, loser=double, by=carlos)
        assert page.as_(carlos).get(f"/people/{double.pk}/").heading in ("Marigold Testperson", "Mari Testperson")
        assert ids_of(marigold.pk) == {marigold.pk, double.pk}

    def test_it_is_one_event_with_both_ids(self, carlos: User, marigold: Person, double: Person) -> None:
        before = AuditEvent.objects.count()
        merge_people(survivor=marigold, loser=double, by=carlos)
        event = AuditEvent.objects.latest("position")
        assert AuditEvent.objects.count() == before + 1
        assert (event.about, event.details["loser"]) == (f"person:{marigold.pk}", f"person:{double.pk}")

    def test_a_clinician_does_not_say_so_alone(self, clara: User, marigold: Person, double: Person) -> None:
        with pytest.raises(Denied, match="may not say that two records are of the same person"):
            merge_people(survivor=marigold, loser=double, by=clara)

    def test_whose_record_one_may_not_know_one_may_not_join(self, carlos: User, omar: User, marigold: Person) -> None:
        strange = add_person(given="Mari", family="Testperson", by=omar)
        with pytest.raises(Denied):
            merge_people(survivor=marigold, loser=strange, by=carlos)

    def test_somebody_unknown_goes_into_the_known_record(self, carlos: User, clara: User, marigold: Person) -> None:
        unknown = add_unknown_person(by=clara)
        with pytest.raises(UsageError, match="Swap the two"):
            merge_people(survivor=unknown, loser=marigold, by=carlos)
        merge_people(survivor=marigold, loser=unknown, by=carlos)
        unknown.refresh_from_db()
        assert unknown.merged_into == marigold

    def test_a_record_is_joined_once(self, carlos: User, clara: User, marigold: Person, double: Person) -> None:
        other = add_person(given="Testa", family="Otherperson", by=clara)
        merge_people(survivor=marigold, loser=double, by=carlos)
        with pytest.raises(StateError, match="meanwhile"):
            merge_people(survivor=other, loser=double, by=carlos)
        with pytest.raises(UsageError, match="the same record"):
            merge_people(survivor=marigold, loser=marigold, by=carlos)

    def test_nothing_is_written_to_a_record_that_was_joined(
        self, carlos: User, clara: User, marigold: Person, double: Person
    ) -> None:
        merge_people(survivor=marigold, loser=double, by=carlos)
        with pytest.raises(StateError, match="joined with another"):
            parts.add_name(person=double, given="Late", family="", by=clara)


class TestTakingApart:
    def test_what_came_goes_back_with_its_corrections_and_what_was_added_stays(
        self, carlos: User, clara: User, marigold: Person, double: Person
    ) -> None:
        name = PersonName.objects.get(person=double)
        merge = merge_people(survivor=marigold, loser=double, by=carlos)
        name.refresh_from_db()
        parts.correct_name(name=name, given="Mary", middle="", family="Testperson", kind=NameKind.LEGAL, by=clara)
        parts.add_name(person=marigold, given="Goldie", family="", kind=NameKind.NICKNAME, by=clara)
        split_people(merge=merge, by=carlos)
        names = {
            person: {each.given for each in PersonName.objects.filter(person=person)} for person in (marigold, double)
        }
        assert names == {marigold: {"Marigold", "Goldie"}, double: {"Mari", "Mary"}}

    def test_it_happens_once(self, carlos: User, marigold: Person, double: Person) -> None:
        merge = merge_people(survivor=marigold, loser=double, by=carlos)
        split_people(merge=merge, by=carlos)
        with pytest.raises(StateError, match="already"):
            split_people(merge=merge, by=carlos)

    def test_what_was_joined_further_is_taken_apart_from_the_outside(
        self, carlos: User, clara: User, marigold: Person, double: Person
    ) -> None:
        other = add_person(given="Marigold", family="Otherperson", by=clara)
        inner = merge_people(survivor=marigold, loser=double, by=carlos)
        outer = merge_people(survivor=other, loser=marigold, by=carlos)
        with pytest.raises(StateError, match="Take that apart first"):
            split_people(merge=inner, by=carlos)
        split_people(merge=outer, by=carlos)
        split_people(merge=inner, by=carlos)
        assert PersonName.objects.get(person=double).given == "Mari"

    def test_in_the_browser(self, page: PageClient, carlos: User, marigold: Person, double: Person) -> None:
        as_carlos = page.as_(carlos)
        found = as_carlos.post(f"/people/{marigold.pk}/join/", {"words": "mari testperson"})
        address = next(to for words, to in found.links.items() if words.startswith("Mari Testperson"))
        assert as_carlos.get(address).heading == "Are these the same person?"
        joined = as_carlos.post(address)
        assert "They are one record now." in joined.text
        apart = as_carlos.get(joined.links["Take them apart again"])
        assert apart.heading == "Take them apart"
        assert "two records again" in as_carlos.post(joined.links["Take them apart again"]).text


class TestAnySequence(TestCase):
    """Whatever both records hold, taking them apart brings back exactly what was there."""

    @settings(max_examples=8)
    @given(
        first=st.lists(st.sampled_from(["name", "phone", "housing", "safety", "note"]), max_size=4),
        second=st.lists(st.sampled_from(["name", "phone", "housing", "safety", "note", "retired"]), max_size=4),
        text=st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20),
    )
    def test_split_after_merge_restores_everything(self, first: list[str], second: list[str], text: str) -> None:
        carlos, clara = member("carlos"), member("clara")
        one, other = (add_person(given="Testa", family=name, by=clara) for name in ("Nonesuch", "Imaginary"))
        for person, kinds in ((one, first), (other, second)):
            for kind in kinds:
                _write(kind, person, text, clara)
        before = contents(carlos, one), contents(carlos, other)
        split_people(merge=merge_people(survivor=one, loser=other, by=carlos), by=carlos)
        assert (contents(carlos, one), contents(carlos, other)) == before


def _write(kind: str, person: Person, text: str, by: User) -> None:
    written = f"Said: {text}"
    if kind == "name":
        parts.add_name(person=person, given=written, family="", by=by)
    elif kind == "phone":
        parts.add_identity_fact(person=person, kind=IdentityKind.PHONE, value="555 555 0142", by=by)
    elif kind == "housing":
        parts.add_social_fact(person=person, element=SocialElement.HOUSING, codes=["stable"], source=Source.SELF, by=by)
    elif kind == "safety":
        safety_fact(person, by, text=written)
    elif kind == "note":
        parts.write_care_note(person=person, kind=CareNoteKind.TREATMENT, text=written, by=by)
    else:
        parts.retire_part(part=safety_fact(person, by, text=written), by=by)


@pytest.mark.django_db(transaction=True)
class TestAtTheSameMoment:
    def test_of_two_who_join_the_same_pair_one_wins(self) -> None:
        carlos, clara = member("carlos"), member("clara")
        one, other = (add_person(given="Testa", family=name, by=clara) for name in ("Nonesuch", "Imaginary"))
        answers: list[str] = []
        barrier = threading.Barrier(2)

        def join(survivor: Person, loser: Person) -> None:
            barrier.wait()
            try:
                merge_people(survivor=survivor, loser=loser, by=carlos)
                answers.append("joined")
            except StateError as problem:
                answers.append(problem.code)
            finally:
                connection.close()

        threads = [threading.Thread(target=join, args=pair) for pair in ((one, other), (other, one))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(answers) == ["joined", "merged"]
        assert MergeRecord.objects.count() == 1


class TestProposals:
    @pytest.fixture
    def proposal(self, carlos: User, marigold: Person, double: Person) -> MatchProposal:
        first, second = sorted((str(marigold.pk), str(double.pk)))
        pair = Pair(first=first, second=second, probability=0.93, reasons=("family_same", "given_alike"))
        assert note_proposals(pairs=[pair], people=2, by=carlos) == 1
        assert note_proposals(pairs=[pair], people=2, by=carlos) == 0
        return MatchProposal.objects.get()

    def test_a_pair_waits_for_a_person_with_its_reasons(
        self, page: PageClient, carlos: User, proposal: MatchProposal
    ) -> None:
        shown = page.as_(carlos).get("/people/matches/")
        assert "93 %" in shown.text
        assert "the same family name; given names that are spelled or sound alike" in shown.text
        assert page.as_(carlos).get(f"/people/matches/{proposal.pk}/").heading == "Are these the same person?"

    def test_whoever_may_not_read_both_sees_no_pair(
        self, page: PageClient, carlos: User, omar: User, marigold: Person
    ) -> None:
        theirs = add_person(given="Marigold", family="Testperson", by=omar)
        first, second = sorted((str(marigold.pk), str(theirs.pk)))
        note_proposals(pairs=[Pair(first=first, second=second, probability=0.9, reasons=())], people=2, by=carlos)
        proposal = MatchProposal.objects.get()
        assert "No pair waits for you" in page.as_(carlos).get("/people/matches/").text
        page.as_(carlos).get(f"/people/matches/{proposal.pk}/", status=404)

    def test_the_same_joins_them_and_the_pair_is_answered(
        self, page: PageClient, carlos: User, proposal: MatchProposal
    ) -> None:
        page.as_(carlos).post(f"/people/matches/{proposal.pk}/", {"answer": "same"})
        proposal.refresh_from_db()
        assert proposal.answer == MatchAnswer.SAME
        assert MergeRecord.objects.get().merged_by == carlos

    @pytest.mark.parametrize("answer", [MatchAnswer.DIFFERENT, MatchAnswer.UNSURE])
    def test_otherwise_nothing_is_joined(self, carlos: User, proposal: MatchProposal, answer: MatchAnswer) -> None:
        answer_proposal(proposal=proposal, answer=answer, by=carlos)
        assert not MergeRecord.objects.exists()

    def test_what_is_answered_is_answered(self, carlos: User, proposal: MatchProposal) -> None:
        answer_proposal(proposal=proposal, answer=MatchAnswer.DIFFERENT, by=carlos)
        with pytest.raises(StateError, match="meanwhile"):
            answer_proposal(proposal=proposal, answer=MatchAnswer.SAME, by=carlos)

    def test_the_program_compares_with_the_eyes_of_whoever_asked(
        self, carlos: User, omar: User, clara: User, marigold: Person
    ) -> None:
        """Carlos’ clinic does not learn that the police know somebody of this name."""
        twin = add_person(given="Marigold", family="Testpersen", by=clara)
        parts.add_identity_fact(person=twin, kind=IdentityKind.BIRTH_DATE, value="1984-03-31", by=clara)
        theirs = add_person(given="Marigold", family="Testperson", by=omar)
        match(about=marigold.pk, by=carlos, progress=lambda sentence, share: None)
        found = MatchProposal.objects.get()
        assert {found.first, found.second} == {marigold, twin}
        assert theirs not in (found.first, found.second)
        assert set(found.reasons) == {"given_same", "family_alike", "born_same"}


class TestReasons:
    @pytest.mark.parametrize(
        ("one", "other", "codes"),
        [
            (("bill", "nonesuch", ""), ("william", "nonesuch", ""), {"given_nickname", "family_same"}),
            (("nonesuch", "testa", ""), ("testa", "nonesuch", ""), {"names_swapped"}),
            (("testa", "", "1984-03-12"), ("testa", "", "1984-12-03"), {"given_same", "born_alike"}),
            (("testa", "", "1984-03-12"), ("demo", "", "1950-01-01"), {"given_different", "born_different"}),
        ],
    )
    def test_they_say_what_agrees_without_a_value(
        self, one: tuple[str, str, str], other: tuple[str, str, str], codes: set[str]
    ) -> None:
        records = [RecordToMatch(person=str(n), given=g, family=f, born=b) for n, (g, f, b) in enumerate((one, other))]
        assert set(reasons(*records)) == codes


class TestWhoCanSee:
    def test_every_seat_is_told_as_the_decision_decides(
        self, page: PageClient, clara: User, omar: User, dana: User, priya: User, marigold: Person
    ) -> None:
        agreement_in_force(from_=clara, to=omar, classes=(DataClass.IDENTITY,))
        shown = page.as_(clara).get(f"/people/{marigold.pk}/who-can-see/")
        assert shown.heading == "Who can see this, and why?"
        rows = [words for row in shown.all("tr") if (words := " ".join("".join(row.itertext()).split()))]
        police = next(row for row in rows if row.startswith("Marigold Police"))
        dispatch = next(row for row in rows if row.startswith("Marigold 911"))
        assert "Yes" in police
        assert "An agreement in force opens identity" in police
        assert "No" in dispatch
        assert "no agreement or consent opens it to yours" in dispatch

    def test_it_tells_nothing_to_those_who_may_not_see(self, page: PageClient, omar: User, marigold: Person) -> None:
        page.as_(omar).get(f"/people/{marigold.pk}/who-can-see/", status=404)

    def test_an_authors_own_note_is_the_authors(self, page: PageClient, clara: User, marigold: Person) -> None:
        with transaction.atomic():
            parts.write_care_note(
                person=marigold, kind=CareNoteKind.CLINICAL_NOTE, text=CANARY, is_author_only=True, by=clara
            )
        text = page.as_(clara).get(f"/people/{marigold.pk}/who-can-see/").text
        assert "Only Clara Clinician, who wrote it, may read it." in text
