"""The ladder from a need to care, and diversion: a judgment beside the outcomes, never added to another."""

import pytest

from coresponder.analysis.measures.outcomes.diversion import ArrestDiversion, EmergencyDiversion
from coresponder.kernel.errors import UsageError
from tests.spec.outcomes.marigold import figure_of, marigold, sentence_of

NEEDS = """
    person | need_found | need_offered | offer_accepted
    ada    | yes        | yes          | yes
    bea    | yes        | yes          | no
    cy     | yes        | no           |
    cy     | yes        | yes          | yes
    dov    | no         |              |
    """
REFERRALS = """
    person | days_to_sent | days_to_seen | is_attended_in_30_days | attended_proof
    ada    | 0.1          | 1            | yes                    | reported_by_person
    cy     | 0.1          |              |                        |
    cy     | 2            | 3            | yes                    | confirmed_by_provider
    """


def test_each_rung_counts_persons_once_whatever_the_number_of_contacts_and_referrals() -> None:
    context = marigold(encounters=NEEDS, referrals=REFERRALS)
    shares = {
        rung: figure_of("connection_to_care", context, rung=rung, proof="any").numerator
        for rung in ("need", "offered", "accepted", "sent", "attended_30_days", "engaged")
    }
    assert shares == {"need": 3, "offered": 3, "accepted": 2, "sent": 2, "attended_30_days": 2, "engaged": 0}


def test_the_proof_says_how_sure_a_rung_is() -> None:
    context = marigold(encounters=NEEDS, referrals=REFERRALS)
    by_proof = {
        proof: figure_of("connection_to_care", context, rung="attended_30_days", proof=proof).numerator
        for proof in ("reported_by_person", "reported_by_staff", "confirmed_by_provider", "seen_in_data")
    }
    assert by_proof == {"reported_by_person": 2, "reported_by_staff": 1, "confirmed_by_provider": 1, "seen_in_data": 0}


def test_thirty_days_that_have_not_passed_are_missing_and_no_absence() -> None:
    waiting = REFERRALS.replace(
        "ada    | 0.1          | 1            | yes                    | reported_by_person", "ada | 0.1 | 1 | |"
    )
    figure = figure_of(
        "connection_to_care", marigold(encounters=NEEDS, referrals=waiting), rung="attended_30_days", proof="any"
    )
    assert figure.missing == 1


JUDGED = """
    person | counterfactual_outcome | counterfactual_by | counterfactual_confidence | taken_to_emergency_department
    ada    | emergency_department   | clinician         | high                      | no
    bea    | emergency_department   | officer           | low                       | yes
    cy     | emergency_department   | officer           | low                       |
    dov    | nothing                | officer           | high                      | no
    eli    | arrest                 | officer           | high                      | no
    """


def test_a_judgment_counts_over_what_was_judged_likely() -> None:
    rows = [f"{line} | {'arrested' if number == 0 else ''}" for number, line in enumerate(JUDGED.strip().splitlines())]
    context = marigold(encounters="\n".join(rows))
    everything = figure_of("emergency_department_diversion", context, by="all")
    assert (everything.numerator, everything.denominator, everything.missing) == (1, 2, 1)
    assert "It is a judgment, not an outcome." in sentence_of("emergency_department_diversion", context)


def test_no_arrest_counts_over_those_where_one_was_possible() -> None:
    context = marigold(
        encounters="""
        person | arrest_eligible | arrested
        ada    | yes             | no
        bea    | yes             | yes
        cy     | no              | no
        """
    )
    assert figure_of("arrest_diversion", context).value == 0.5


def test_diversions_of_one_kind_add_up() -> None:
    total = sum(
        [ArrestDiversion(diverted=3, of=10), ArrestDiversion(diverted=2, of=5)], start=ArrestDiversion(diverted=0, of=0)
    )
    assert (total.diverted, total.of, total.share) == (5, 15, 1 / 3)


@pytest.mark.parametrize("other", [EmergencyDiversion(diverted=2, of=5), 3])
def test_diversions_of_two_kinds_are_never_added(other: object) -> None:
    with pytest.raises(UsageError, match="of different things"):
        ArrestDiversion(diverted=3, of=10) + other  # type: ignore[operator]
    with pytest.raises(UsageError, match="of different things"):
        other + ArrestDiversion(diverted=3, of=10)  # type: ignore[operator]
