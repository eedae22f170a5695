"""A lost answer, a second copy, an addendum: nothing is filed twice, and nothing is lost."""

from uuid import uuid4

import pytest

from coresponder.formats.encounter import FilingRefused
from coresponder.kernel.errors import StateError
from coresponder.program.dispatch.models import Assignment
from coresponder.program.encounters.actions.filing import Filed
from coresponder.program.encounters.actions.reviewing import add_to_part, choose_copy, return_part, review_part
from coresponder.program.encounters.models import Encounter, PartAnswers, PartFiling
from coresponder.program.encounters.vocabulary import PartState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from tests.support import dispatching
from tests.support.filing import document, file_as, frozen

pytestmark = pytest.mark.django_db


@pytest.fixture
def filed(assignment: Assignment, clara: User) -> Filed:
    """Clara has filed her part. Carlos is her colleague at the clinic."""
    return file_as(clara, document(assignment, "clinical"))


def test_a_replay_changes_nothing_and_is_answered_the_same(assignment: Assignment, omar: User) -> None:
    sent = document(assignment)
    first, events = file_as(omar, sent), AuditEvent.objects.count()
    again = file_as(omar, sent)
    assert first.is_new
    assert not again.is_new
    assert again.filing.pk == first.filing.pk
    assert again.next_steps == first.next_steps
    assert PartFiling.objects.count() == PartAnswers.objects.count() == 1
    assert AuditEvent.objects.count() == events


def test_the_bytes_are_kept_as_they_came(assignment: Assignment, omar: User) -> None:
    sent = document(assignment, narrative="“Ça va”, she said. \u2028 Twice.")
    filing = PartFiling.objects.get(pk=file_as(omar, sent).filing.pk)
    assert filing.body.encode() == frozen(sent)


def test_the_same_record_with_other_words_keeps_both(assignment: Assignment, omar: User) -> None:
    record = uuid4()
    file_as(omar, document(assignment, record=record, narrative="What Omar wrote first."))
    other = file_as(omar, document(assignment, record=record, narrative="What Omar wrote in another tab."))
    assert other.is_kept_beside
    assert [each.holds for each in PartFiling.objects.all()] == [True, True]
    assert sorted(each.narrative for each in PartAnswers.objects.all()) == [
        "What Omar wrote first.",
        "What Omar wrote in another tab.",
    ]


def test_a_person_chooses_between_copies_and_both_are_kept(
    assignment: Assignment, clara: User, filed: Filed, carlos: User
) -> None:
    other = file_as(clara, document(assignment, "clinical", narrative="The other copy."))
    with pytest.raises(StateError, match="several copies"):
        review_part(filing=filed.filing, by=carlos)
    choose_copy(filing=other.filing, by=carlos)
    holding = {each.pk: each.holds for each in PartFiling.objects.all()}
    assert holding == {filed.filing.pk: False, other.filing.pk: True}
    with pytest.raises(StateError, match="nothing to choose"):
        choose_copy(filing=other.filing, by=carlos)


def test_a_part_that_was_returned_is_filed_anew_and_the_former_filing_is_kept(
    assignment: Assignment, clara: User, filed: Filed, carlos: User
) -> None:
    return_part(filing=filed.filing, comment="Say who stayed with the person.", by=carlos)
    again = file_as(clara, document(assignment, "clinical", narrative="The sister stayed."))
    assert not again.is_kept_beside
    former, current = PartFiling.objects.all()
    assert (former.state, former.holds, former.comment) == (
        PartState.RETURNED,
        False,
        "Say who stayed with the person.",
    )
    assert (current.state, current.holds, current.number, current.replaces_id) == (PartState.FILED, True, 2, former.pk)


def test_after_a_review_a_part_changes_by_an_addendum_only(
    assignment: Assignment, clara: User, filed: Filed, carlos: User
) -> None:
    with pytest.raises(StateError, match="not been reviewed"):
        add_to_part(filing=filed.filing, text="The brother called later.", by=clara)
    review_part(filing=filed.filing, by=carlos)
    with pytest.raises(StateError):
        return_part(filing=filed.filing, comment="Too late for this.", by=carlos)
    added = add_to_part(filing=filed.filing, text="The brother called later.", by=clara)
    assert added.text == "The brother called later."
    assert PartAnswers.objects.get().narrative == document()["narrative"]


def test_nobody_reviews_what_they_wrote_nor_what_another_agency_wrote(filed: Filed, omar: User, clara: User) -> None:
    with pytest.raises(StateError, match="somebody else"):
        review_part(filing=filed.filing, by=clara)
    with pytest.raises((Denied, PartFiling.DoesNotExist)):
        review_part(filing=filed.filing, by=omar)


def test_what_has_to_be_mended_stores_nothing(assignment: Assignment, omar: User) -> None:
    with pytest.raises(FilingRefused) as refused:
        file_as(omar, document(assignment, answers={"observed_behavior": ["excited_delirium"]}))
    assert [each.code for each in refused.value.problems] == ["retired_code"]
    with pytest.raises(FilingRefused) as pasted:
        file_as(omar, document(assignment, narrative="NCIC return: MKE/QW ORI/AB1234567"))
    assert [each.element for each in pasted.value.problems] == ["narrative"]
    with pytest.raises(FilingRefused):
        file_as(omar, document(assignment, sections={"nobody_takes_this": {}}))
    with pytest.raises(FilingRefused):
        file_as(omar, document(assignment, encounter=uuid4()))
    assert not Encounter.objects.exists()
    assert not PartFiling.objects.exists()


def test_a_second_encounter_on_the_same_call_is_another_encounter(assignment: Assignment, omar: User) -> None:
    file_as(omar, document(assignment, ordinal=1))
    file_as(omar, document(assignment, ordinal=2))
    assert Encounter.objects.count() == 2
    assert {each.calls.get().pk for each in Encounter.objects.all()} == {assignment.call_id}


def test_of_two_phones_without_network_the_call_gets_one_encounter(
    assignment: Assignment, omar: User, clara: User
) -> None:
    file_as(omar, document(assignment))
    file_as(clara, document(assignment, "clinical"))
    assert Encounter.objects.get().ordinal == 1
    assert dispatching.call("E-2").encounters.count() == 0
