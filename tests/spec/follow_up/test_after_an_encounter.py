"""What the rules plan when an encounter is filed, and what becomes of it when the encounter is corrected."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.dispatch.models import Assignment
from coresponder.program.encounters.actions.linking import link_person
from coresponder.program.encounters.actions.reviewing import add_to_part, choose_copy, return_part, review_part
from coresponder.program.encounters.models import Encounter, PartFiling
from coresponder.program.follow_up.actions.rule_sets import put_rules_in_force
from coresponder.program.follow_up.models import Attempt, FollowUp, Unplanned
from coresponder.program.follow_up.vocabulary import FollowUpState
from coresponder.program.people.models import Person
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.support.agreeing import agreement_in_force
from tests.support.filing import document, file_as
from tests.support.following_up import follow_ups_of, in_force, rule


@pytest.fixture
def filed(assignment: Assignment, avery: Person, clara: User) -> Encounter:
    """The rule is in force, and Clara has filed her part."""
    in_force(rule(hours=24), rule("refused-48h", hours=48, results=["refused"]))
    return file_as(clara, document(assignment, "clinical", person=avery.pk)).filing.encounter


def test_a_rule_plans_a_follow_up_when_a_part_is_filed(filed: Encounter, avery: Person, carlos: User) -> None:
    (found,) = follow_ups_of(filed)
    assert (found.person, found.owner_agency, found.state) == (avery, carlos.agency, FollowUpState.PLANNED)
    assert found.due_at == filed.started_at + timedelta(hours=24)
    assert found.episode.assignee is None, "nobody was named in the rule, so it stands on nobody's list"


def test_nothing_is_planned_before_the_coordinator_has_put_rules_in_force(
    assignment: Assignment, avery: Person, clara: User
) -> None:
    encounter = file_as(clara, document(assignment, "clinical", person=avery.pk)).filing.encounter
    assert follow_ups_of(encounter) == []


def test_a_rule_names_who_gets_a_new_episode(assignment: Assignment, avery: Person, clara: User, carlos: User) -> None:
    in_force(rule(goes_to_id=carlos.pk))
    encounter = file_as(clara, document(assignment, "clinical", person=avery.pk)).filing.encounter
    assert follow_ups_of(encounter)[0].episode.assignee == carlos


def test_the_same_record_again_and_the_other_half_of_the_team_plan_nothing_twice(
    filed: Encounter, assignment: Assignment, avery: Person, clara: User, omar: User, carlos: User
) -> None:
    agreement_in_force(from_=clara, to=omar, classes=(DataClass.IDENTITY,))
    agreement_in_force(from_=omar, to=clara, classes=(DataClass.OPERATIONAL,), purpose=Purpose.CARE_COORDINATION)
    file_as(omar, document(assignment, person=avery.pk))
    assert len(follow_ups_of(filed)) == 1


def test_an_addendum_plans_nothing(filed: Encounter, assignment: Assignment, avery: Person, carlos: User) -> None:
    filing = _filing_of(filed)
    review_part(filing=filing, by=carlos)
    add_to_part(filing=filing, text="The sister called.", by=filing.author)
    assert len(follow_ups_of(filed)) == 1


def test_a_corrected_encounter_mends_what_is_open(
    filed: Encounter, assignment: Assignment, avery: Person, clara: User, carlos: User
) -> None:
    return_part(filing=_filing_of(filed), comment="Was the person there at all?", by=carlos)
    file_as(clara, document(assignment, "clinical", person=avery.pk, answers={"contact_result": "refused"}))
    by_rule = {each.rule.key: each for each in follow_ups_of(filed) if each.rule}
    assert by_rule["every-24h"].state == FollowUpState.WITHDRAWN
    assert by_rule["refused-48h"].state == FollowUpState.PLANNED


def test_what_somebody_has_begun_is_not_withdrawn(
    filed: Encounter, assignment: Assignment, avery: Person, clara: User, carlos: User
) -> None:
    with everything_let_through():
        FollowUp.objects.filter(encounter=filed).update(state=FollowUpState.TRIED)
    return_part(filing=_filing_of(filed), comment="Was the person there at all?", by=carlos)
    file_as(clara, document(assignment, "clinical", person=avery.pk, answers={"contact_result": "refused"}))
    assert {each.state for each in follow_ups_of(filed)} == {FollowUpState.TRIED, FollowUpState.PLANNED}


def test_a_person_who_is_named_later_is_followed_up_from_then_on(
    assignment: Assignment, avery: Person, clara: User
) -> None:
    in_force()
    encounter = file_as(clara, document(assignment, "clinical")).filing.encounter
    assert follow_ups_of(encounter) == []
    assert Unplanned.objects.get().reason == "nobody_named", "the coordinator is told how many there are"
    link_person(encounter=encounter, person=avery, by=clara)
    assert len(follow_ups_of(encounter)) == 1
    assert not Unplanned.objects.exists()


class TestARuleIsAskedWithWhatTheAskedAgencyMayKnow:
    def test_an_encounter_of_the_police_alone_is_not_told_to_the_clinic(
        self, assignment: Assignment, avery: Person, omar: User, clara: User
    ) -> None:
        agreement_in_force(from_=clara, to=omar, classes=(DataClass.IDENTITY,))
        in_force()
        encounter = file_as(omar, document(assignment, person=avery.pk)).filing.encounter
        assert follow_ups_of(encounter) == []
        assert Unplanned.objects.get().reason == "may_not_know"

    def test_an_agreement_opens_it_and_the_ledger_says_so(
        self, assignment: Assignment, avery: Person, omar: User, clara: User
    ) -> None:
        agreement_in_force(from_=clara, to=omar, classes=(DataClass.IDENTITY,))
        agreement_in_force(from_=omar, to=clara, classes=(DataClass.OPERATIONAL,), purpose=Purpose.CARE_COORDINATION)
        in_force()
        encounter = file_as(omar, document(assignment, person=avery.pk)).filing.encounter
        assert len(follow_ups_of(encounter)) == 1
        line = Disclosure.objects.get(way="follow_up")
        assert (line.owner_agency, line.recipient, line.person_id) == (omar.agency, clara.agency, avery.pk)

    def test_what_the_clinician_wrote_does_not_decide_for_the_police(
        self, assignment: Assignment, avery: Person, omar: User, clara: User
    ) -> None:
        agreement_in_force(from_=clara, to=omar, classes=(DataClass.IDENTITY,))
        in_force(rule(role="officer", agency=omar.agency, problems=["suicidal_thoughts"]))
        file_as(omar, document(assignment, person=avery.pk))
        told = {"presenting_problems": ["suicidal_thoughts"]}
        encounter = file_as(clara, document(assignment, "clinical", person=avery.pk, answers=told)).filing.encounter
        assert follow_ups_of(encounter) == []


class TestTheProgramsOwnContacts:
    def test_a_follow_up_asks_for_no_other_one_and_counts_as_an_attempt(
        self, filed: Encounter, avery: Person, carlos: User
    ) -> None:
        own = {"contact_origin": "proactive_follow_up", "contact_mode": "phone", "contact_result": "seen"}
        contact = file_as(carlos, document(part="clinical", person=avery.pk, answers=own)).filing.encounter
        assert follow_ups_of(contact) == []
        (found,) = follow_ups_of(filed)
        assert found.state == FollowUpState.REACHED, "somebody still has to say what is left to do"
        with everything_let_through():
            attempt = Attempt.objects.get(follow_up=found)
        assert (attempt.channel, attempt.result, attempt.encounter) == ("phone", "reached", contact)


class TestTheRulesThemselves:
    def test_only_the_coordinator_sets_them(self, carlos: User) -> None:
        with pytest.raises(Denied):
            put_rules_in_force(rules=[rule()], why="", by=carlos)

    def test_two_coordinators_do_not_overwrite_each_other(self, cora: User) -> None:
        in_force()
        with pytest.raises(StateError, match="meanwhile"):
            put_rules_in_force(rules=[rule()], why="", by=cora, seen_number=0)

    def test_a_code_that_the_form_does_not_have_is_refused(self, cora: User) -> None:
        with pytest.raises(UsageError, match="codes that the form does not have"):
            in_force(rule(results=["vanished"]))

    def test_what_was_planned_says_under_which_version(self, filed: Encounter) -> None:
        in_force(rule(hours=48))
        (found,) = follow_ups_of(filed)
        assert found.rule is not None
        assert found.rule.rule_set.number == 1
        assert found.due_at < timezone.now() + timedelta(hours=24)


def _filing_of(encounter: Encounter) -> PartFiling:
    with everything_let_through():
        return PartFiling.objects.filter(encounter=encounter, ended_at=None).select_related("author").get()


def test_of_two_copies_the_chosen_one_decides(
    filed: Encounter, assignment: Assignment, avery: Person, clara: User, carlos: User
) -> None:
    other = document(assignment, "clinical", person=avery.pk, answers={"contact_result": "refused"})
    second = file_as(clara, other).filing
    assert second.is_beside_another
    choose_copy(filing=second, by=carlos)
    states = {each.rule.key: each.state for each in follow_ups_of(filed) if each.rule}
    assert states["every-24h"] == FollowUpState.PLANNED, "the facts of the contact are those of the first filing"
