"""The criteria know exactly the codes that calls keep; the card sets only those; teams have the partners of kinds."""

from coresponder.program.call_taking.bank import SETTABLE, read_bank
from coresponder.program.call_taking.demonstration import questions
from coresponder.program.calls.knowing.hand_facts import ANSWERS
from coresponder.program.calls.vocabulary import AgeBand, CallSource, PlaceType, Reported
from coresponder.program.deployment.facts import FIXED_CODES, UNKNOWN
from coresponder.program.deployment.vocabulary import Partner
from coresponder.program.dispatch.vocabulary import TeamRole


def test_every_code_of_a_call_can_be_asked_for_and_no_other() -> None:
    kept = {"weapon": Reported, "violence": Reported, "medical": Reported, "suicide": Reported, "age_band": AgeBand}
    kept |= {"place_type": PlaceType, "source": CallSource}  # type: ignore[dict-item]  # code lists all
    assert {name: {*FIXED_CODES[name], UNKNOWN} for name in kept} == {
        name: set(codes.values) for name, codes in kept.items()
    }


def test_the_card_sets_only_what_a_call_taker_may_set_by_hand() -> None:
    assert set(SETTABLE) <= set(ANSWERS)
    assert {fact for each in read_bank(questions()) for fact in each.facts} <= set(SETTABLE)


def test_whoever_can_be_a_partner_can_be_on_a_team() -> None:
    assert set(Partner.values) <= set(TeamRole.values)
