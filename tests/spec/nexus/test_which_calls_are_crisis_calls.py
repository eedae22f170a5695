"""Coordinator Cora hands over her city's call types and asks: which of these calls were crisis calls?"""

from datetime import date

import pytest

from coresponder.analysis.nexus import (
    Decision,
    effect_of,
    judge_disposition,
    judge_flag,
    judge_type,
    load_rules,
    review,
)

SAYS_YES = [
    "Emotionally Disturb Person (P)",
    "EMOTIONALLY DISTURB PER",
    "EDP",
    "MENTAL CASE",
    "MENTAL HOLD TRANSPORT",
    "121C_Mental Disordr NonViolent",
    "MHMR CALL",
    "MIR - Mental illness",
    "SUIC ATT",
    "Suicidal subj",
    "--CRISIS COMPLAINT - GENERAL",
    "46A - CIT W/AMBULANCE",
    "Psych Eval / Hold",
    "BEHAVIORAL HEALTH",
    "BAKER ACT",
    "988 TRANSFER",
]
SAYS_POSSIBLE = [
    "CHK WELF",
    "WELFARE CHK",
    "W/C",
    "Well Being Check",
    "OD",
    "OVERDOSE-ACCIDENTAL (E)",
    "INTOX PERSON",
    "DETOX - REQUEST FOR",
    "PERSON DOWN",
    "MISSING - (ALZHEIMER, ENDANGERED, ELDERLY)",
    "ALTERED MENTAL STATUS",
    "HOMELESS COMPLAINT",
]
SAYS_NO = [
    "MISSING PERSON",
    "DISORDERLY CONDUCT",
    "WELFARE FRAUD",
    "ENVIRONMENTAL COMPLAINT",
    "DEPARTMENTAL MEETING",
    "SUICIDE BOMB THREAT",
    "PSYCHIC READING FRAUD",
    "INDECENT BEHAVIOR",
    "ASSIST PUBLIC - NO WELFARE CHK OR DV ORDER SERVICE",
    "SILENT HOLD UP ALARM",
    "DRUNK DRIVER",
    "JUMPER CABLES NEEDED, DISABLED MOTORIST",
    "EMOTIONAL SUPPORT ANIMAL LOST",
    "TRAFFIC CIT ISSUED",
]


@pytest.mark.parametrize("spelling", SAYS_YES)
def test_a_type_that_names_behavioral_health_is_a_crisis_call(spelling: str) -> None:
    assert judge_type(load_rules(), spelling).nexus == "yes"


@pytest.mark.parametrize("spelling", SAYS_POSSIBLE)
def test_a_type_that_names_a_persons_condition_is_possibly_one(spelling: str) -> None:
    assert judge_type(load_rules(), spelling).nexus == "possible"


@pytest.mark.parametrize("spelling", SAYS_NO)
def test_a_type_that_only_sounds_like_one_is_not(spelling: str) -> None:
    assert judge_type(load_rules(), spelling).nexus == "no"


def test_every_judgement_says_which_rule_decided_and_why() -> None:
    judgement = judge_type(load_rules(), "CHECK THE WELFARE")

    assert judgement.rule == "possible.welfare-check"
    assert judgement.category == "welfare_check"
    assert judgement.reason.endswith(".")


def test_a_radio_code_means_nothing_until_the_profile_says_whose_code_it_is() -> None:
    anywhere = load_rules()

    assert judge_type(anywhere, "800 Poss").nexus == "unknown"
    assert judge_type(anywhere.for_dialect("us-ca/san-francisco"), "800 Poss").nexus == "yes"
    assert judge_type(anywhere.for_dialect("us-ca/san-diego"), "800 Poss").nexus == "unknown"


def test_a_section_of_state_law_means_the_same_in_every_city_of_the_state() -> None:
    for dialect in ("us-ca", "us-ca/san-francisco", "us-ca/san-diego"):
        assert judge_type(load_rules().for_dialect(dialect), "5150 Eval").category == "emergency_hold"
    assert judge_type(load_rules().for_dialect("us-pa"), "5150 Eval").nexus == "unknown"


def test_what_no_rule_reads_is_unknown_and_never_no() -> None:
    assert judge_type(load_rules(), "ZQX 77").nexus == "unknown"
    assert judge_type(load_rules(), "").rule == "nothing-recorded"
    assert judge_type(load_rules(), None).rule == "nothing-recorded"


def test_the_review_puts_what_needs_a_person_on_top_and_then_the_most_calls() -> None:
    volumes = {"TRAFFIC STOP": 900, "EDP": 80, "ZQX": 3, "ZQY": 5}

    assert [row.spelling for row in review(volumes, load_rules())] == ["ZQY", "ZQX", "TRAFFIC STOP", "EDP"]


def test_cora_sees_what_her_decision_would_do_before_she_makes_it() -> None:
    decision = Decision(
        spelling="ZQX",
        nexus="yes",
        category="mental_health_crisis",
        decided_by="coordinator Cora",
        decided_on=date(2025, 3, 4),
        why="In our county ZQX is the code for a request for the crisis team.",
    )

    effect = effect_of(decision, volumes={"EDP": 80, "ZQX": 20}, rules=load_rules())

    assert effect.coded_change == 20
    assert effect.sentence == "Crisis calls as coded go from 80 to 100 (+20, +25.0%)."


def test_a_decision_stands_before_every_rule_and_carries_who_when_and_why() -> None:
    decision = Decision(
        spelling="Check the Welfare", nexus="no", decided_by="Cora", decided_on=date(2025, 3, 4), why="Ours are alarms."
    )
    rules = load_rules().with_decisions({decision.spelling: decision})

    judgement = judge_type(rules, "Check the Welfare")

    assert (judgement.nexus, judgement.category, judgement.rule) == ("no", "welfare_check", "decision")
    assert judgement.reason == "Decided by Cora on 2025-03-04: Ours are alarms."
    assert rules.sha256 != load_rules().sha256


def test_a_disposition_with_several_codes_keeps_them_all_and_has_one_primary_outcome() -> None:
    judgement = judge_disposition(load_rules(), "GOA-Gone on Arrival,RPT-Report")

    assert judgement.outcomes == ("gone_on_arrival", "report")
    assert judgement.outcome == "report"


def test_a_disposition_cut_off_in_the_middle_of_a_code_is_still_read() -> None:
    assert judge_disposition(load_rules(), "AST-Assist,AST-Assist,AST-Assi").outcomes == ("assisted",)
    assert judge_disposition(load_rules(), "LC_Citation Issued,LPEOT_Veh t").outcomes == ("citation", "unknown")


def test_a_disposition_can_say_itself_that_a_crisis_team_was_there() -> None:
    san_diego = load_rules().for_dialect("us-ca/san-diego")

    assert judge_disposition(san_diego, "AHR").outcome == "arrest"
    assert judge_disposition(san_diego, "AHR").nexus == "yes"
    assert judge_disposition(load_rules(), "Emergent detention/ITA").outcome == "emergency_hold"


def test_a_code_that_two_cities_use_differently_is_left_unknown() -> None:
    assert judge_disposition(load_rules(), "CIT").outcome == "unknown"
    assert judge_disposition(load_rules().for_dialect("us-ca/san-francisco"), "CIT").outcome == "citation"


def test_the_sources_own_marker_is_believed() -> None:
    assert judge_flag(load_rules(), "Y").nexus == "yes"
    assert judge_flag(load_rules(), "No").nexus == "no"
    assert judge_flag(load_rules(), "Mental health").nexus == "yes"
    assert judge_flag(load_rules(), "").nexus == "unknown"
