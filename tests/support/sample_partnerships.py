"""What partnerships keep, for the walk of every address: seat, meeting, promise, issue, negotiation, goal."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from django.utils import timezone

from coresponder.program.partnerships.actions.action_items import add_action
from coresponder.program.partnerships.actions.advisory import publish_quarter
from coresponder.program.partnerships.actions.charters import write_charter
from coresponder.program.partnerships.actions.commitments import Promise, record_commitment
from coresponder.program.partnerships.actions.goals import Target, set_goal, set_objective
from coresponder.program.partnerships.actions.issues import report_issue
from coresponder.program.partnerships.actions.meetings import plan_meeting
from coresponder.program.partnerships.actions.negotiating import begin_negotiation
from coresponder.program.partnerships.actions.team import WhoSits, fill_seat, open_seats
from coresponder.program.partnerships.actions.wording import comment_on
from coresponder.program.partnerships.models import Issue, Meeting, Negotiation, Objective, SeatHolding, Section
from coresponder.program.partnerships.quarters import previous_quarter, quarter_of
from coresponder.program.partnerships.vocabulary.commitments import Per, Promised
from coresponder.program.partnerships.vocabulary.issues import IssueKind
from coresponder.program.partnerships.vocabulary.team import Sector
from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.agreements.vocabulary import AgreementKind
from tests.support.cast import member

SINCE = date(2026, 1, 1)


class SamplePartnerships:
    """Makes each of them once, as if Cora had kept it."""

    @cached_property
    def seat(self) -> str:
        """An empty seat."""
        return str(open_seats(sectors=[Sector.COURT], by=member("cora"))[0].pk)

    @cached_property
    def holding(self) -> SeatHolding:
        """Somebody holds another one."""
        seat = open_seats(sectors=[Sector.HOUSING], by=member("cora"))[0]
        return fill_seat(seat=seat, who=WhoSits(name="Hugo Made-Up"), from_on=SINCE, by=member("cora"))

    @cached_property
    def charter(self) -> int:
        """The number of a version of the charter."""
        return write_charter(text="We meet.", based_on=0, by=member("cora")).number

    @cached_property
    def meeting(self) -> Meeting:
        """A meeting that has begun."""
        began = timezone.now() - timedelta(hours=1)
        return plan_meeting(title="Monthly meeting", starts_at=began, agenda=["Hours"], by=member("cora"))

    @cached_property
    def action(self) -> str:
        """Something to be done."""
        told = {"text": "Call", "owner": self.holding.member, "due_on": SINCE}
        return str(add_action(by=member("cora"), **told).pk)

    @cached_property
    def commitment(self) -> str:
        """A promise of the police."""
        told = {"what": Promised.VEHICLES, "words": "A car", "amount": Decimal(1), "per": Per.ALWAYS}
        promise = Promise(starts_on=SINCE, **told)  # type: ignore[arg-type]
        return str(record_commitment(agency=self._police, promise=promise, by=member("cora")).pk)

    @cached_property
    def issue(self) -> Issue:
        """What the clinic reported and the police own."""
        told = {"kind": IssueKind.ROLES, "happened_on": SINCE, "words": "Unclear who drives.", "due_on": SINCE}
        return report_issue(owner_agency=self._police, by=member("clara"), **told)

    @cached_property
    def quarter(self) -> int:
        """The published counts of a quarter."""
        starts_on = previous_quarter(quarter_of(timezone.localdate()))
        return publish_quarter(starts_on=starts_on, by=member("cora")).pk

    @cached_property
    def negotiation(self) -> Negotiation:
        """A memorandum between police and clinic."""
        clinic = member("clara").agency
        agencies = [self._police, *([clinic] if clinic else [])]
        return begin_negotiation(title="Sample", kind=AgreementKind.MOU, agencies=agencies, by=member("cora"))

    @property
    def section(self) -> Section:
        """A section of it."""
        return self.negotiation.sections.all()[0]

    @cached_property
    def comment(self) -> str:
        """What somebody says about it."""
        return str(comment_on(section=self.section, text="Why?", by=member("sol")).pk)

    @cached_property
    def objective(self) -> Objective:
        """A goal with a number."""
        goal = set_goal(title="Fewer calls again", why="", activities=[], by=member("cora"))
        told = {"words": "Half", "measure_key": "calls", "baseline_source": "Baseline", "by_on": date(2027, 12, 31)}
        target = Target(baseline_value=Decimal(2), target_value=Decimal(1), **told)  # type: ignore[arg-type]
        return set_objective(goal=goal, target=target, by=member("cora"))

    @property
    def _police(self) -> Agency:
        agency = member("omar").agency
        assert agency
        return agency
