"""What a report of each kind holds: its measures by chapter, and the words that somebody has to write."""

from collections.abc import Sequence
from dataclasses import dataclass

from coresponder.program.reports.models import Questionnaire
from coresponder.program.reports.vocabulary import ReportKind

Chapters = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A passage that a report asks for: its heading, a hint for whoever writes it, and whether it may stay empty."""

    key: str
    heading: str
    hint: str
    may_be_empty: bool = False


MONTH: Chapters = (
    ("How much there was", ("contacts_and_persons",)),
    ("Accessible", ("coverage_of_eligible", "coverage_while_on_duty", "missed_by_reason")),
    ("Timely", ("team_response_minutes", "follow_up_attempted_72_hours", "follow_up_reached_72_hours")),
    ("Safe", ("reportable_force_rate", "handcuffs_only_rate", "injured_person_rate", "injured_officer_rate")),
    (
        "Least restrictive",
        (
            "arrested_rate", "arrest_rate_of_eligible", "stabilized_in_community_rate", "involuntary_hold_rate",
            "emergency_department_rate",
        ),
    ),
    ("Effective", ("warm_handoff_rate", "patrol_minutes_returned")),
    ("Person-centered", ("need_offered_rate", "offer_accepted_rate")),
    ("Partnership", ("facility_refused_rate", "facility_handover_minutes")),
)  # fmt: skip
YEAR: Chapters = (
    ("How much there was", ("contacts_and_persons", "crisis_calls_by_definition")),
    (
        "Accessible",
        (
            "coverage_of_eligible", "coverage_while_on_duty", "coverage_of_crisis_calls", "missed_by_reason",
        ),
    ),
    (
        "Timely",
        (
            "team_response_minutes", "team_on_scene_minutes", "follow_up_attempted_24_hours",
            "follow_up_attempted_72_hours", "follow_up_reached_72_hours",
        ),
    ),
    (
        "Safe",
        (
            "reportable_force_rate", "handcuffs_only_rate", "injured_person_rate", "injured_officer_rate",
            "injured_clinician_rate", "screening_steps_done_rate",
        ),
    ),
    (
        "Least restrictive",
        (
            "arrested_rate", "arrest_rate_of_eligible", "booked_rate", "cited_rate", "stabilized_in_community_rate",
            "involuntary_hold_rate", "emergency_department_rate", "voluntary_transport_rate",
        ),
    ),
    (
        "Effective",
        (
            "connection_to_care", "warm_handoff_rate", "met_again_within", "met_twice_or_more",
            "patrol_minutes_returned",
        ),
    ),
    ("Person-centered", ("need_offered_rate", "offer_accepted_rate", "what_people_say")),
    (
        "Partnership",
        ("facility_refused_rate", "facility_handover_minutes", "training_current", "workgroup_held"),
    ),
    ("Fairness", ("equity_in_access", "equity_in_outcome")),
)  # fmt: skip
PAGE: Chapters = (
    (
        "In numbers",
        (
            "contacts_and_persons", "coverage_of_eligible", "stabilized_in_community_rate", "arrested_rate",
            "reportable_force_rate", "follow_up_reached_72_hours",
        ),
    ),
)  # fmt: skip
CHAPTERS: dict[str, Chapters] = {ReportKind.MONTHLY: MONTH, ReportKind.ANNUAL: YEAR, ReportKind.ONE_PAGER: PAGE}

WANTED: dict[str, tuple[Wanted, ...]] = {
    ReportKind.MONTHLY: (
        Wanted(key="what_stands_out", heading="What stands out", hint="Two or three sentences. Name no person."),
        Wanted(
            key="what_was_decided",
            heading="What was decided",
            hint="What the review meeting agreed on, and who does it.",
            may_be_empty=True,
        ),
    ),
    ReportKind.ANNUAL: (
        Wanted(key="summary", heading="The year in short", hint="What a reader should know who reads nothing else."),
        Wanted(
            key="what_we_learned", heading="What we learned", hint="What went well, what did not, what was changed."
        ),
        Wanted(key="next_year", heading="Next year", hint="What the program will do, and what it needs for it."),
    ),
    ReportKind.ONE_PAGER: (
        Wanted(
            key="what_it_means",
            heading="What it means",
            hint="Two to four short sentences in plain words, for somebody who does not know the program.",
        ),
        Wanted(
            key="what_it_cost",
            heading="What it cost",
            hint="One or two sentences with the source of each amount. Leave it empty where nobody knows.",
            may_be_empty=True,
        ),
    ),
}


def chapters_of(kind: str, questionnaire: Questionnaire | None = None) -> Chapters:
    """The chapters of a report, each with its measures; a funder's questions are one chapter."""
    if questionnaire is None:
        return CHAPTERS[kind]
    asked = [each["measure"] for each in questionnaire.content["questions"] if each["answer"] == "number"]
    return (("Measures asked for", tuple(dict.fromkeys(asked))),)


def measures_of(kind: str, questionnaire: Questionnaire | None = None) -> tuple[str, ...]:
    """Every measure of a report, once, in order."""
    return tuple(key for _, keys in chapters_of(kind, questionnaire) for key in keys)


def wanted_of(kind: str, questionnaire: Questionnaire | None = None) -> Sequence[Wanted]:
    """The passages that a report asks for; of a funder, the questions that are answered in words."""
    if questionnaire is None:
        return WANTED[kind]
    return [
        Wanted(key=each["key"], heading=each["question"], hint=each.get("hint", ""))
        for each in questionnaire.content["questions"]
        if each["answer"] == "words"
    ]
