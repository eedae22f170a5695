"""Screenings with what came out of them, and that there is a safety plan. None of their words."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

from coresponder.formats.instruments import Result
from coresponder.program.extracts.scope import Scope, local_day, minute
from coresponder.program.extracts.sources import Row
from coresponder.program.screenings.models import RequiredStep, SafetyPlan, Screening
from coresponder.program.screenings.vocabulary import StepAnswer
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.vocabulary import DataClass

AT_ONCE = 500
MODEL, PLAN = "screenings.screening", "screenings.safetyplan"
OF_SUBSTANCE_USE = "screenings about substance use"
DONE = (StepAnswer.DONE, StepAnswer.HANDED_OVER)


def screenings(scope: Scope) -> Iterator[Row]:
    """Every screening that held then."""
    rows = Screening.objects.filter(scope.held).select_related("instrument").defer("reason", "end_reason")
    if not scope.reads_substance_use:
        scope.left_out[OF_SUBSTANCE_USE] += rows.filter(data_class=DataClass.SUBSTANCE_USE).count()
        rows = rows.exclude(data_class=DataClass.SUBSTANCE_USE)
    ids = sorted(rows.values_list("pk", flat=True))
    for begin in range(0, len(ids), AT_ONCE):
        some = list(rows.filter(pk__in=ids[begin : begin + AT_ONCE]).order_by("pk"))
        open_together(some)
        steps = _steps(scope, [each.pk for each in some])
        yield from (_row(scope, each, steps[each.pk]) for each in some)


def safety_plans(scope: Scope) -> Iterator[Row]:
    """Every version that had been written by then."""
    rows = SafetyPlan.objects.filter(recorded_at__lte=scope.as_of).order_by("pk")
    for each in rows.only("pk", "person_id", "encounter_id", "number", "recorded_at", "is_read_back", "copy_given"):
        yield {
            "safety_plan_id": scope.token("safety_plan", each.pk),
            "person": scope.person(each.person_id, model=PLAN, row=each.pk),
            "encounter_id": scope.encounter(each.encounter_id),
            "number": each.number,
            "written_at": minute(each.recorded_at),
            "local_date": local_day(each.recorded_at),
            "is_read_back": each.is_read_back,
            "copy_given": each.copy_given,
        }


def _row(scope: Scope, screening: Screening, steps: Counter[str]) -> Row:
    result = screening.result
    return {
        "screening_id": scope.token("screening", screening.pk),
        "person": scope.person(screening.person_id, model=MODEL, row=screening.pk),
        "encounter_id": scope.encounter(screening.encounter_id),
        "administered_at": minute(screening.administered_at),
        "local_date": local_day(screening.administered_at),
        "instrument": screening.instrument.instrument_key,
        "version": screening.instrument.version,
        "how": screening.how,
        "status": screening.status,
        "band": result.band.key if result and result.band else None,
        "is_positive": result.positive if result else None,
        "score": _score(screening, result),
        "steps_asked": sum(steps.values()),
        "steps_done": sum(steps[each] for each in DONE),
        "steps_open": steps[StepAnswer.OPEN],
    }


def _score(screening: Screening, result: Result | None) -> int | None:
    """The score that the cut-off is about; else the total, or the only one."""
    if result is None or not result.scores or result.status == "incomplete":
        return None
    cutoffs = screening.instrument.pack.cutoffs
    names = [cutoffs.score] if cutoffs else ["total", "entered"]
    found = next((result.scores[name] for name in names if name in result.scores), None)
    return next(iter(result.scores.values())) if found is None and len(result.scores) == 1 else found


def _steps(scope: Scope, ids: Sequence[UUID]) -> dict[UUID, Counter[str]]:
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    rows = RequiredStep.objects.filter(scope.held, screening__in=ids)
    for screening_id, answer, answered_at in rows.values_list("screening_id", "answer", "answered_at"):
        is_answered = answered_at is not None and answered_at <= scope.as_of
        found[screening_id][answer if is_answered else StepAnswer.OPEN] += 1
    return found
