"""What costs keep, for the walk of every address: a record, a version of the set, an effect, a scenario."""

from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils import timezone

from coresponder.program.costs.actions.effects import Told, enter_effect
from coresponder.program.costs.actions.records import enter_cost
from coresponder.program.costs.actions.scenarios import approve_scenario, save_scenario
from coresponder.program.costs.models import CostRecord, EffectRecord, Scenario
from coresponder.program.costs.periods import Period, usual
from coresponder.program.costs.queries.records import newest_version
from coresponder.program.costs.rules import Cost
from coresponder.program.costs.vocabulary import Category, GradeOf, Kind, Nature, Payer, Per, Way
from tests.support.cast import member


class SampleCosts:
    """Makes each of them once, as if Cora had entered it and Eve had reckoned with it."""

    @cached_property
    def record(self) -> CostRecord:
        """What a booking costs, in a set that has a line of the budget, too."""
        enter_cost(cost=_cost("clinician", Kind.PROGRAM, Per.YEAR, Category.STAFF), by=member("cora"))
        return enter_cost(cost=_cost("jail_booking", Kind.UNIT_COST, Per.EVENT, None), by=member("cora"))

    @property
    def version_number(self) -> int:
        """The number of the newest version of the set."""
        self.record.refresh_from_db()
        version = newest_version()
        assert version
        return version.number

    @cached_property
    def effect(self) -> EffectRecord:
        """Fewer bookings."""
        told = Told(
            item="jail_booking", way=Way.FEWER, number=30, low=10, high=50, grade=GradeOf.JUDGED, measure="As judged."
        )
        return enter_effect(period=_period(), told=told, by=member("eve"))

    def scenario(self, *, is_approved: bool = False) -> str:
        """A scenario of it, one more each time."""
        self.record.refresh_from_db()
        version = newest_version()
        assert version
        made: Scenario = save_scenario(
            name="Judged alone", cost_set=version, period=_period(), effects=[self.effect], seed=1, by=member("eve")
        )
        return str(approve_scenario(scenario=made, by=member("cora")).pk if is_approved else made.pk)


def _period() -> Period:
    return usual(timezone.localdate())


def _cost(item: str, kind: Kind, per: Per, category: Category | None) -> Cost:
    return Cost(
        kind=kind, item=item, payer=Payer.COUNTY, nature=Nature.CASH, amount=Decimal(300), per=per, category=category,
        price_year=2026, from_on=date(2026, 1, 1), source="The budget",
    )  # fmt: skip
