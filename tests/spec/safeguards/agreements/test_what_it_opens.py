"""“What would this open?” before signing, and “what did this open?” after.

The forecast asks the decision itself. The count is read from the ledger of disclosures, and nobody but the privacy
officer reads a count under 11.
"""

import uuid
from collections.abc import Iterator

import pytest
from django.utils import timezone
from pytest_django import Settings

from coresponder.delivery.web.cast import BEHAVIORAL_HEALTH, POLICE, CastAgency, cast_agency
from coresponder.safeguards.access.disclosures_under_agreements import opened_by, told
from coresponder.safeguards.access.openings_of_agreements import Forecast, Verdict, forecast_of
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.agreements.actions.renewing import renew_agreement
from coresponder.safeguards.agreements.actions.signing import agree
from coresponder.safeguards.agreements.actions.terms import set_terms
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.spec.safeguards.agreements.conftest import decision
from tests.support.agreements import drafted, in_force, sign_all, term

SAFETY = (POLICE, BEHAVIORAL_HEALTH, DataClass.SAFETY, Purpose.CRISIS_RESPONSE)
RECOVERY = CastAgency(name="Second Spring Recovery (invented)", kind=AgencyKind.SUBSTANCE_USE_PROGRAM)


def forecast(agreement: Agreement) -> Forecast:
    """What it would open now."""
    return forecast_of(agreement, at=timezone.now())


def roles(found: Forecast, verdict: Verdict = Verdict.OPENS) -> set[str]:
    """Who could read something then, that nobody there can read now."""
    return {each.role.key for each in found.opens if any(line.verdict == verdict for line in each.lines)}


class TestWhatItWouldOpen:
    def test_is_said_for_each_role_that_may_read_the_class_at_all(self, clara: User) -> None:
        found = forecast(drafted(term(*SAFETY)))
        assert roles(found) == {"clinician", "case_manager", "dispatcher", "officer"}
        clinicians = next(each for each in found.opens if each.role.key == "clinician")
        assert clinicians.people == 1
        assert [each.role.key for each in found.for_people_there] == ["clinician"]
        assert clinicians.sentences == [
            "A clinician at Marigold Behavioral Health (invented) could read safety facts of Marigold Police "
            "Department (invented), for responding to a crisis."
        ]

    def test_names_only_the_roles_that_the_term_names(self, db: None) -> None:
        assert roles(forecast(drafted(term(*SAFETY, roles=["clinician"])))) == {"clinician"}

    def test_says_what_another_agreement_opens_already(self, db: None) -> None:
        in_force(term(*SAFETY))
        identity = term(POLICE, BEHAVIORAL_HEALTH, DataClass.IDENTITY, Purpose.CRISIS_RESPONSE)
        found = forecast(drafted(term(*SAFETY), identity))
        assert [each.data_class for each in found.already_open] == ["safety"]
        assert {line.term.data_class for each in found.opens for line in each.lines} == {"identity"}

    def test_says_what_needs_consent(self, db: None) -> None:
        found = forecast(
            drafted(term(POLICE, BEHAVIORAL_HEALTH, DataClass.IDENTITY, Purpose.TREATMENT, needs_consent=True))
        )
        assert roles(found) == set()
        assert "clinician" in roles(found, Verdict.WITH_CONSENT)
        assert found.opens[0].sentences[0].endswith("of persons who have agreed to it.")

    def test_says_that_no_role_there_reads_the_class(self, db: None) -> None:
        found = forecast(
            drafted(term(BEHAVIORAL_HEALTH, POLICE, DataClass.CLINICAL, Purpose.CRISIS_RESPONSE, roles=["officer"]))
        )
        assert [each.sentence for each in found.idle] == [
            "None of the roles that it names may read clinical information at all."
        ]

    def test_says_that_the_law_never_opens_substance_use_records_to_police(self, db: None) -> None:
        found = forecast(drafted(term(RECOVERY, POLICE, DataClass.SUBSTANCE_USE, Purpose.CRISIS_RESPONSE)))
        assert not found.opens
        assert "never open to law enforcement" in found.idle[0].sentence

    def test_says_that_substance_use_records_go_to_health_care_only_with_consent(self, db: None) -> None:
        found = forecast(drafted(term(RECOVERY, BEHAVIORAL_HEALTH, DataClass.SUBSTANCE_USE, Purpose.TREATMENT)))
        assert (roles(found), roles(found, Verdict.WITH_CONSENT)) == (set(), {"clinician", "case_manager"})

    def test_says_what_the_jurisdiction_closes(self, db: None, settings: Settings) -> None:
        draft = drafted(term(BEHAVIORAL_HEALTH, POLICE, DataClass.SOCIAL_NEEDS, Purpose.CARE_COORDINATION))
        assert roles(forecast(draft)) == {"clinician", "case_manager"}
        settings.JURISDICTION = "example_strict_state"
        assert not forecast(draft).opens
        assert "In this state social needs are not told to police." in forecast(draft).idle[0].sentence

    def test_says_what_a_narrower_renewal_would_close(self, cora: User) -> None:
        identity = term(POLICE, BEHAVIORAL_HEALTH, DataClass.IDENTITY, Purpose.CRISIS_RESPONSE)
        renewal = renew_agreement(agreement=in_force(term(*SAFETY), identity), by=cora)
        set_terms(agreement=renewal, cells=[identity], by=cora)
        assert [each.data_class for each in forecast(renewal).closes] == ["safety"]

    def test_comes_true(self, clara: User, cora: User) -> None:
        draft = drafted(term(*SAFETY))
        lines = [line for each in forecast(draft).opens if each.role.key == "clinician" for line in each.lines]
        foretold = {line.term.data_class for line in lines}
        sign_all(agree(agreement=draft, by=cora))
        assert {each.value for each in DataClass if decision(clara, data_class=each).is_allowed} == foretold


class TestWhatItDidOpen:
    @pytest.fixture
    def opened(self, clara: User) -> Iterator[Agreement]:
        """Clara saw safety facts of twelve people, and those of two of them again."""
        agreement = in_force(term(*SAFETY))
        people = [uuid.uuid4() for _ in range(12)]
        for person in [*people, *people[:2]]:
            disclosure(clara, person, f"agreement:{agreement.pk}")
        disclosure(clara, people[0], f"consent:{uuid.uuid4()}")
        return agreement

    def test_is_counted_for_the_privacy_officer(self, opened: Agreement, priya: User) -> None:
        found = opened_by(opened, by=priya)
        assert (found.total.times, found.total.persons) == ("14", "12")
        assert [(each.label, each.times) for each in found.by_recipient] == [(BEHAVIORAL_HEALTH.name, "14")]
        assert [(each.label, each.persons) for each in found.by_class] == [("safety facts", "12")]
        assert [each.label for each in found.by_purpose] == ["responding to a crisis"]
        assert [each.label for each in found.by_month] == [f"{timezone.localdate():%B %Y}"]

    def test_is_told_to_others_in_steps(self, opened: Agreement, omar: User) -> None:
        found = opened_by(opened, by=omar)
        assert (found.total.times, found.total.persons) == ("11 to 50", "11 to 50")

    def test_is_nothing_where_the_ledger_does_not_name_it(self, priya: User) -> None:
        assert opened_by(in_force(term(*SAFETY)), by=priya).total is None

    def test_is_not_told_to_a_stranger(self, opened: Agreement, otis: User) -> None:
        with pytest.raises(Denied):
            opened_by(opened, by=otis)

    def test_no_small_count_can_be_read_from_what_is_told(self) -> None:
        same: dict[str, list[int]] = {}
        for count in range(1, 2001):
            same.setdefault(told(count, is_exact=False), []).append(count)
        assert same.pop("fewer than 11") == list(range(1, 11))
        assert min(len(counts) for counts in same.values()) >= 40


def disclosure(by: User, person: uuid.UUID, opened_by: str) -> Disclosure:
    """One line of the ledger, as reading a record writes it."""
    return Disclosure.objects.create(
        person_id=person,
        owner_agency=cast_agency(POLICE),
        recipient=by.agency,
        by=by,
        data_classes=["safety"],
        purpose=Purpose.CRISIS_RESPONSE,
        way="page",
        opened_by=opened_by,
    )
