"""The invented county's costs. Every amount is invented, and its source says so; nobody should carry one elsewhere."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from coresponder.analysis.synthetic.encounters import LAUNCH_ON
from coresponder.program.costs.actions.effects import Told, enter_effect
from coresponder.program.costs.actions.importing import import_costs
from coresponder.program.costs.actions.scenarios import approve_scenario, save_scenario
from coresponder.program.costs.csv_file import written_csv
from coresponder.program.costs.from_figures import offered
from coresponder.program.costs.models import CostRecord, EffectRecord
from coresponder.program.costs.periods import Period, usual
from coresponder.program.costs.queries.records import newest_version
from coresponder.program.costs.vocabulary import GradeOf, Way
from coresponder.program.outcomes.queries.assessments import newest_assessment
from coresponder.safeguards.accounts.models import User

SOURCE = "Invented for the demonstration; it is no county’s figure."
SEED = 1

# category, item, payer, nature, amount, low, high, per
BUDGET = (
    ("staff", "clinicians", "health_agency", "cash", "341000", "325000", "362000", "year"),
    ("staff", "case_manager", "grant", "cash", "68500", None, None, "year"),
    ("staff", "officers_on_the_team", "city", "capacity", "214000", "198000", "236000", "year"),
    ("vehicles", "unmarked_car", "city", "cash", "46000", None, None, "once"),
    ("vehicles", "fuel_and_upkeep", "city", "cash", "780", "600", "1050", "month"),
    ("training", "crisis_training", "grant", "cash", "18400", None, None, "once"),
    ("space", "room_at_the_station", "county", "capacity", "1150", None, None, "month"),
    ("overhead", "administration", "county", "cash", "29600", "24000", "36500", "year"),
)
# kind, item, payer, nature, amount, low, high, per
EVENTS = (
    ("unit_cost", "jail_booking", "county", "cash", "310", "210", "450", "event"),
    ("unit_cost", "jail_day", "county", "capacity", "128", "84", "190", "day"),
    ("unit_cost", "emergency_department_visit", "medicaid", "cash", "1240", "820", "1850", "event"),
    ("unit_cost", "emergency_department_visit", "hospital", "capacity", "390", "240", "620", "event"),
    ("unit_cost", "officer_hour", "city", "capacity", "71", "62", "83", "hour"),
    ("new_care", "outpatient_visit", "medicaid", "cash", "164", "120", "225", "event"),
)
# item, way, number, low, high, grade, figure
EFFECTS = (
    ("jail_booking", Way.FEWER, 96, 71, 121, GradeOf.JUDGED, "arrests that the team judged to be avoided"),
    ("jail_booking", Way.FEWER, 138, -22, 298, GradeOf.BEFORE_AND_AFTER, "bookings after crisis calls"),
    ("jail_day", Way.FEWER, 640, 350, 930, GradeOf.JUDGED, "days in jail after arrests judged to be avoided"),
    ("emergency_department_visit", Way.FEWER, 440, 180, 700, GradeOf.BEFORE_AND_AFTER, "transports to emergency"),
    ("officer_hour", Way.FEWER, 1150, 900, 1400, GradeOf.COMPARED, "patrol minutes returned, against matched calls"),
    ("outpatient_visit", Way.MORE, 720, 560, 880, GradeOf.BEFORE_AND_AFTER, "visits within 30 days of a contact"),
)


def load(*, coordinator: User, evaluator: User) -> None:
    """A cost set, a budget, effects and two scenarios. A second time changes nothing."""
    if CostRecord.objects.exists():
        return
    period = usual(timezone.localdate())
    first_on = min(LAUNCH_ON, date(period.from_on.year, 1, 1))
    rows = [_row(("program", *line), first_on) for line in BUDGET]
    rows += [_row((line[0], "", *line[1:]), first_on) for line in EVENTS]
    import_costs(content=written_csv(rows).encode(), by=coordinator)
    entered = [_effect(period, *line, by=evaluator) for line in EFFECTS]
    _scenarios(period, entered, evaluator=evaluator, coordinator=coordinator)


# Which cost of the set is one event of a figure.
ITEMS = {"booked_rate": "jail_booking", "emergency_department_rate": "emergency_department_visit"}


def load_of_figures(*, evaluator: User) -> None:
    """A scenario of what the newest assessment tells, where it tells anything. A second time changes nothing."""
    period, version = usual(timezone.localdate()), newest_version()
    told = [each for each in offered(newest_assessment(), period) if each.key in ITEMS]
    if version is None or not told or EffectRecord.objects.exclude(figure="").exists():
        return
    effects = [enter_effect(period=period, told=each.told(ITEMS[each.key]), by=evaluator) for each in told]
    save_scenario(
        name="From figures alone", cost_set=version, period=period, effects=effects, seed=SEED, by=evaluator
    )  # fmt: skip


def _row(line: tuple[str | None, ...], first_on: date) -> dict[str, Any]:
    kind, category, item, payer, nature, amount, low, high, per = line
    return {
        "kind": kind, "category": category, "item": item, "payer": payer, "nature": nature,
        "amount": Decimal(amount or 0), "low": low, "high": high, "per": per, "price_year": first_on.year,
        "from_on": first_on.isoformat(), "until_on": None, "source": SOURCE,
    }  # fmt: skip


def _effect(period: Period, *line: Any, by: User) -> EffectRecord:
    item, way, number, low, high, grade, figure = line
    measure = f"{figure.capitalize()}. {SOURCE}"
    told = Told(item=item, way=way, number=number, low=low, high=high, grade=grade, measure=measure)
    return enter_effect(period=period, told=told, by=by)


def _scenarios(period: Period, entered: list[EffectRecord], *, evaluator: User, coordinator: User) -> None:
    """What was judged at the scene, and what before and after tells; the second is the one that is stood for."""
    version = newest_version()
    if version is None:
        return
    judged_booking, measured_booking, days, emergency, hours, visits = entered
    chosen: dict[str, Any] = {"cost_set": version, "period": period, "seed": SEED, "by": evaluator}
    save_scenario(name="As judged at the scene", effects=[judged_booking, days, hours, visits], **chosen)
    careful = save_scenario(name="Before and after", effects=[measured_booking, emergency, hours, visits], **chosen)
    approve_scenario(scenario=careful, by=coordinator)
