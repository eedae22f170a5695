"""What was asked and what came after: screenings, safety plans, referrals, follow-ups."""

from coresponder.formats.dataset.schema import Table
from coresponder.formats.dataset.tables.columns import (
    coded,
    count,
    flag,
    in_order,
    instant,
    key,
    link,
    local_date,
    minutes,
    number,
    until_now,
    words,
)  # fmt: skip

HOW = ("items", "entered", "declined", "unable")
SCREENING_STATUSES = ("complete", "incomplete", "entered", "not_done")
COPIES = ("paper", "own_phone", "read_aloud", "not_yet")
# How sure a step of a referral is, from the weakest source to the strongest.
PROOFS = ("reported_by_person", "reported_by_staff", "confirmed_by_provider", "seen_in_data")
REFERRAL_STATES = (
    "draft", "sent", "seen", "waitlisted", "declined", "accepted", "appointment", "no_show", "cancelled", "attended",
    "engaged", "completed", "lost",
)  # fmt: skip
DESTINATION_STATES = (
    "draft", "sent", "seen", "accepted", "waitlisted", "declined", "not_needed", "withdrawn",
)  # fmt: skip
WAYS = ("live", "logged")
URGENCIES = ("now", "today", "this_week", "routine")
CONSENTS = ("given", "refused", "not_needed", "not_recorded")
FOLLOW_UP_STATES = ("planned", "tried", "reached", "done", "handed_over", "stopped", "withdrawn")
REACHED_WHOM = ("person", "family", "provider")
RESPONDENTS = ("person", "family", "officer", "provider", "dispatcher")
QUESTIONS = ("respected", "heard", "safer", "again")
NEED_STATUSES = ("not_asked", "none", "open", "connected", "declined", "unknown")
SAID = ("yes", "partly", "no", "not_said")
CHANNELS = ("phone", "text", "in_person", "video", "letter", "family", "provider")

SCREENINGS = Table(
    name="screenings",
    grain="one row for each time that an instrument was asked, or was meant to be",
    description="What came out, and what became of the steps that the result asked for. Single answers and words are"
    " not here, nor are instruments about substance use, which are records of treatment.",
    key=("screening_id",),
    columns=(
        key("screening_id", "The screening's token."),
        link("person", "persons.person", "The person's token; empty where it is not known who it is."),
        link("encounter_id", "encounters.encounter_id", "In which encounter; empty outside of one."),
        instant("administered_at", "When it was asked."),
        local_date("local_date", "Local date of that."),
        words("instrument", "The instrument's key, such as cssrs_screen.", required=True),
        words("version", "Its version.", required=True),
        coded("how", HOW, "How it came about, or that it did not.", required=True),
        coded("status", SCREENING_STATUSES, "How complete it is.", required=True),
        words("band", "The key of the band of the result; empty where there is none."),
        flag("is_positive", "The result is positive; empty where there is no result."),
        number("score", "The total that the bands rest on; empty where it is incomplete or has none."),
        count("steps_asked", "How many steps the result asked for.", required=True),
        count("steps_done", "How many of these were done or taken over by somebody.", required=True),
        count("steps_open", "How many nobody has answered.", required=True),
    ),
)

SAFETY_PLANS = Table(
    name="safety_plans",
    grain="one row for each version of each safety plan",
    description="That there is one, and whether the person has it. None of its words.",
    key=("safety_plan_id",),
    columns=(
        key("safety_plan_id", "The token of this version."),
        link("person", "persons.person", "The person's token.", required=True),
        link("encounter_id", "encounters.encounter_id", "In which encounter it was written; empty outside of one."),
        count("number", "Which version, from 1.", required=True),
        instant("written_at", "When it was written."),
        local_date("local_date", "Local date of that."),
        flag("is_read_back", "It was read to the person, who said that it is theirs.", required=True),
        coded("copy_given", COPIES, "How the person has it.", required=True),
    ),
)

REFERRALS = Table(
    name="referrals",
    grain="one row for each referral: one need of one person, whatever the number of services asked",
    description="The ladder from a need to being engaged in care. Each rung has its instant, the days since the"
    " referral was begun, and how sure it is. A rung that was not reached, or of which nobody said, is empty, which is"
    " not “no”. What is only logged was never sent by the program, so nobody could answer it.",
    key=("referral_id",),
    orders=(*in_order("created_at", "sent_at"), *in_order("created_at", "closed_at")),
    columns=(
        key("referral_id", "The referral's token."),
        link("person", "persons.person", "The person's token."),
        link("encounter_id", "encounters.encounter_id", "Out of which encounter; empty outside of one."),
        words("need", "The need, by a code of the program's list of categories.", required=True),
        coded("way", WAYS, "Sent by the program and answered there, or only logged.", required=True),
        coded("urgency", URGENCIES, "How urgent it is."),
        coded("consent", CONSENTS, "Whether the person agreed to what was sent.", required=True),
        coded("state", REFERRAL_STATES, "How far it is.", required=True),
        count("destinations", "How many services were asked.", required=True),
        words("category", "Kind of the service that accepted, by a code of the program's list."),
        instant("created_at", "When it was begun."),
        local_date("local_date", "Local date of that."),
        local_date("local_month", "First day of that month."),
        instant("sent_at", "When it was first sent."),
        instant("seen_at", "When a service first opened it (received)."),
        instant("accepted_at", "When a service accepted."),
        instant("declined_at", "When the last service declined, where all did."),
        instant("waitlisted_at", "When the person was put on a waiting list."),
        instant("appointment_set_at", "When an appointment was made."),
        instant("appointment_at", "For when."),
        instant("attended_at", "When the person was first there."),
        instant("engaged_at", "When the person was engaged: two visits or more."),
        instant("completed_at", "When it was completed."),
        instant("lost_at", "When it was given up as lost."),
        instant("closed_at", "When it ended, in whichever way."),
        *(
            number(f"days_to_{rung}", f"From beginning the referral until {words_of}.", unit="days")
            for rung, words_of in (
                ("sent", "it was sent"),
                ("seen", "a service opened it"),
                ("accepted", "a service accepted"),
                ("appointment", "the appointment"),
                ("attended", "the person was first there"),
                ("engaged", "the person was engaged"),
                ("completed", "it was completed"),
                ("closed", "it ended"),
            )
        ),
        until_now("observed_days", "From beginning the referral until the moment of the data set."),
        coded("accepted_proof", PROOFS, "Who says that it was accepted."),
        coded("attended_proof", PROOFS, "Who says that the person was there; the strongest source."),
        coded("engaged_proof", PROOFS, "Who says that the person is engaged; the strongest source."),
        coded("completed_proof", PROOFS, "Who says that it was completed; the strongest source."),
        flag("is_attended_in_30_days", "The person was there within 30 days; false only after 30 days without."),
        words("declined_because", "Why the last service declined, as a code."),
        words("lost_because", "Why it was given up, as a code."),
    ),
)  # fmt: skip

REFERRAL_DESTINATIONS = Table(
    name="referral_destinations",
    grain="one row for each service that a referral was sent to",
    description="What each service asked did. The first that accepts wins; the others are told.",
    key=("destination_id",),
    columns=(
        key("destination_id", "The token of this request to one service."),
        link("referral_id", "referrals.referral_id", "The referral's token.", required=True),
        words("service", "The service's token; no name.", required=True),
        words("category", "Kind of service, by a code of the program's list."),
        coded("state", DESTINATION_STATES, "How far the request to this service is.", required=True),
        flag("is_winner", "It is the service that took the referral.", required=True),
        instant("sent_at", "When it was sent."),
        instant("seen_at", "When it was first opened."),
        instant("answered_at", "When the service accepted, declined or put the person on a list."),
        number("hours_to_seen", "From sending until it was opened.", unit="hours"),
        number("hours_to_answer", "From sending until the answer.", unit="hours"),
        words("declined_because", "Why it declined, as a code."),
    ),
)

FOLLOW_UPS = Table(
    name="follow_ups",
    grain="one row for each follow-up that fell due by rule, or that somebody planned",
    description="Attempts apart from reaching somebody: an attempt that reached nobody is no contact.",
    key=("follow_up_id",),
    orders=(*in_order("first_attempt_at", "reached_at"),),
    columns=(
        key("follow_up_id", "The follow-up's token."),
        link("person", "persons.person", "The person's token.", required=True),
        link("encounter_id", "encounters.encounter_id", "After which encounter; empty for one that somebody planned."),
        words("rule", "The rule by which it fell due, such as within_24_hours; empty for one that somebody planned."),
        count("due_hours", "Within how many hours of the encounter it was due by that rule.", unit="hours"),
        coded("state", FOLLOW_UP_STATES, "How far it is.", required=True),
        instant("due_at", "Until when it was due."),
        local_date("local_date", "Local date until which it was due."),
        count("attempts", "How many attempts were made.", required=True),
        instant("first_attempt_at", "When the first attempt was made."),
        instant("reached_at", "When somebody was first reached."),
        coded("reached_whom", REACHED_WHOM, "Who was reached."),
        coded("channel", CHANNELS, "How somebody was reached; of the last attempt where nobody was."),
        number("hours_to_first_attempt", "From the end of the encounter until the first attempt.", unit="hours"),
        number("hours_to_reached", "From the end of the encounter until somebody was reached.", unit="hours"),
        flag("is_on_time", "An attempt was made until it was due; empty while it is not due yet."),
        coded("need_status", NEED_STATUSES, "What somebody who was reached said of what is needed."),
        words("stopped_because", "Why it was stopped, as a code."),
        flag("handed_over", "The person was handed over to somebody with a name and a time.", required=True),
        minutes("minutes_spent", "Time spent on its attempts, where recorded."),
    ),
)  # fmt: skip

FEEDBACK = Table(
    name="feedback",
    grain="one row for each question that somebody was asked about how it was",
    description="Anonymous: it belongs to no encounter and to no person. None of its words.",
    key=("feedback_id", "question"),
    columns=(
        key("feedback_id", "The token of somebody's answers, the same for each of the questions."),
        local_date("local_month", "First day of the local month in which it was given."),
        coded("respondent", RESPONDENTS, "Who answers.", required=True),
        coded("question", QUESTIONS, "Felt respected, was heard, is safer now, would call again.", required=True),
        coded("answer", SAID, "The answer.", required=True),
    ),
)  # fmt: skip
