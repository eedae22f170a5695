"""Partnership: whether services answer, whether those on shift are trained, whether the planning team meets."""

from collections.abc import Sequence

from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.figure_kinds import known, share_figure
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.outcomes.program import program_of
from coresponder.analysis.measures.outcomes.registry.building import DOMAIN_SOURCE
from coresponder.analysis.measures.outcomes.registry.volume import measure_of
from coresponder.analysis.measures.outcomes.tallies import partnership
from coresponder.analysis.measures.saying import one, value_said
from coresponder.kernel.spoken_english import counted, percent, some

WILSON = f"{DOMAIN_SOURCE} Interval: Wilson 1927."


def _referral_answers(context: MeasureContext) -> tuple[Figure, ...]:
    row = program_of(context).first_row("referral answers", partnership.referral_answers)
    sent = int(row["sent"] or 0)
    return known(
        share_figure({"what": name}, int(row[name] or 0), sent) for name in ("answered", "in_three_days", "declined")
    )


def _say_referral_answers(figures: Sequence[Figure], context: MeasureContext) -> str:
    answered, soon = one(figures, what="answered"), one(figures, what="in_three_days")
    if answered is None:
        return "No referral was sent."
    return (
        f"Of {counted(answered.denominator or 0)} requests to services, {value_said(answered, percent)} were answered,"
        f" {value_said(soon, percent)} within three days."
    )


def _training(context: MeasureContext) -> tuple[Figure, ...]:
    row = program_of(context).first_row("training", partnership.training)
    return known([share_figure({}, int(row["current"] or 0), int(row["places"] or 0))])


def _say_training(figures: Sequence[Figure], context: MeasureContext) -> str:
    if not figures:
        return "Nobody was on shift."
    places = counted(figures[0].denominator or 0)
    return (
        f"Of {places} places on shifts, {value_said(figures[0], percent)} were taken by somebody whose required"
        " training was in force."
    )


def _meetings(context: MeasureContext) -> tuple[Figure, ...]:
    """Of those of which somebody has said whether they were held; the others are missing."""
    row = program_of(context).first_row("meetings", partnership.meetings)
    told, unsaid = int(row["told"] or 0), int(row["unsaid"] or 0)
    return known(
        share_figure({"what": name}, int(row[name] or 0), told, missing=unsaid)
        for name in ("held", "with_lived_experience")
    )


def _say_meetings(figures: Sequence[Figure], context: MeasureContext) -> str:
    held, lived = one(figures, what="held"), one(figures, what="with_lived_experience")
    if held is None or lived is None:
        return "No meeting of the planning team was to be held of which it is known."
    return (
        f"Of {some(int(held.denominator or 0), 'planned meeting')} of the planning team,"
        f" {counted(held.numerator or 0)} were held; at {counted(lived.numerator or 0)} somebody with lived experience"
        " was there."
    )


MEASURES: tuple[Measure, ...] = (
    measure_of(
        "referral_answers", "Answers of services", "How often, and how soon, do services answer a referral?",
        "Requests to a service with that answer", denominator="requests that were sent", unit="share",
        grain="request to a service", dimensions=("what",), direction="higher",
        population="Every request to a service that was sent.",
        caveats="A service that answers by telephone and that nobody wrote down has not answered here.",
        source=f"{DOMAIN_SOURCE} Interval: Wilson 1927.", domain="partnership",
        depends_on=("referral_destinations.state", "referral_destinations.hours_to_answer"),
        figures=_referral_answers, sentence=_say_referral_answers,
    ),
    measure_of(
        "training_current", "Training that is current", "How many of those on shift have current training?",
        "Places on shifts of people with every required training in force that day",
        denominator="places on shifts that were worked", unit="share", grain="place on a shift", direction="higher",
        population="Everybody on a shift that began in the period, once for each shift.", domain="partnership",
        caveats="Training in force says that somebody was there, not what came of it. Dispatchers have no shifts here.",
        source=WILSON, depends_on=("shifts.trained", "shifts.officers", "shifts.partners", "shifts.state"),
        figures=_training, sentence=_say_training,
    ),
    measure_of(
        "workgroup_held", "Meetings of the planning team", "Does the planning team meet, with lived experience?",
        "Meetings that were held, and those of them at which somebody of lived experience, family or peers was",
        denominator="meetings that were to be held", unit="share", grain="meeting", direction="higher",
        dimensions=("what",), population="Meetings of the planning team of which it is known whether they were held.",
        caveats="That somebody was there does not say that anybody listened. A meeting is no contact with anybody, so"
        " small numbers of meetings are shown.",
        domain="partnership", source=WILSON,
        depends_on=("meetings.held_on", "meetings.was_held", "meetings.with_lived_experience"),
        figures=_meetings, sentence=_say_meetings,
    ),
)  # fmt: skip
