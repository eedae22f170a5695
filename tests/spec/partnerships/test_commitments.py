"""What agencies promised against what they delivered, and what went wrong between them."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from coresponder.kernel.errors import CoresponderError
from coresponder.program.calls.models import Export
from coresponder.program.dispatch.models import ShiftMember
from coresponder.program.dispatch.vocabulary import ShiftState, TeamRole
from coresponder.program.partnerships.actions.commitments import Promise, enter_delivery, record_commitment
from coresponder.program.partnerships.models import Commitment
from coresponder.program.partnerships.monthly import promised_in
from coresponder.program.partnerships.queries.commitments import commitments_seen_by, not_kept
from coresponder.program.partnerships.vocabulary.commitments import Kept, Per, Promised
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.permissions import Denied
from tests.support.dispatching import on_duty, team
from tests.support.page import PageClient

MARCH = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def _in_may():
    """It is the tenth of May, so that March and April are over."""
    with time_machine.travel(datetime(2026, 5, 10, 18, tzinfo=timezone.get_fixed_timezone(0)), tick=False):
        yield


def promised(agency: Agency | None, by: User, **more: object) -> Commitment:
    """Seventy hours of officers a week from March on, unless something else is said."""
    assert agency
    told = {"what": Promised.OFFICER_HOURS, "words": "Two officers", "amount": Decimal(70), "per": Per.WEEK}
    return record_commitment(agency=agency, promise=Promise(**{**told, "starts_on": MARCH, **more}), by=by)  # type: ignore[arg-type]


def months(by: User) -> list[tuple[date, Kept]]:
    return [(each.month_on, each.standing) for each in commitments_seen_by(by)[0].months]


def test_a_weekly_promise_is_shared_out_over_the_days_of_a_month(omar: User, cora: User) -> None:
    commitment = promised(omar.agency, cora)
    assert promised_in(commitment, MARCH) == Decimal(310)
    assert promised_in(promised(omar.agency, cora, starts_on=date(2026, 3, 25)), MARCH) == Decimal(70)
    assert promised_in(promised(omar.agency, cora, per=Per.QUARTER, amount=Decimal(9)), MARCH) == Decimal(3)


def test_what_nobody_has_said_is_not_counted_as_nothing(omar: User, cora: User) -> None:
    promised(omar.agency, cora)
    assert months(cora) == [
        (date(2026, 5, 1), Kept.RUNNING),
        (date(2026, 4, 1), Kept.NOT_TOLD),
        (MARCH, Kept.NOT_TOLD),
    ]
    assert not not_kept(cora)


def test_what_is_entered_names_its_source_and_stands(omar: User, cora: User) -> None:
    commitment = promised(omar.agency, cora)
    with pytest.raises(CoresponderError, match="where that is known from"):
        enter_delivery(commitment=commitment, month_on=MARCH, amount=Decimal(1), source=" ", by=cora)
    enter_delivery(commitment=commitment, month_on=MARCH, amount=Decimal(299), source="Roster", by=cora)
    enter_delivery(commitment=commitment, month_on=date(2026, 4, 9), amount=Decimal(100), source="Roster", by=cora)
    assert months(cora)[1:] == [(date(2026, 4, 1), Kept.SHORT), (MARCH, Kept.KEPT)]
    assert [each.commitment for each in not_kept(cora)] == [commitment]


def test_hours_are_read_from_the_shifts_that_were_worked(omar: User, clara: User, cora: User) -> None:
    begun = datetime(2026, 4, 7, 14, tzinfo=timezone.get_fixed_timezone(0))
    shift = on_duty(team("CR1"), (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN))
    shift.state, shift.worked_from_at, shift.worked_to_at = ShiftState.ENDED, begun, begun + timedelta(hours=8)
    shift.save()
    assert ShiftMember.objects.filter(shift=shift).count() == 2
    promised(omar.agency, cora, amount=Decimal(8), per=Per.MONTH)
    promised(clara.agency, cora, what=Promised.CLINICIAN_HOURS, amount=Decimal(10), per=Per.MONTH)
    found = {each.commitment.what: each.months[1] for each in commitments_seen_by(cora)}
    officers, clinicians = found[Promised.OFFICER_HOURS], found[Promised.CLINICIAN_HOURS]
    assert (officers.delivered, officers.standing) == (Decimal("8.0"), Kept.KEPT)
    assert (clinicians.delivered, clinicians.percent, clinicians.standing) == (Decimal("8.0"), 80, Kept.SHORT)
    assert officers.source == "shifts as they were worked"


def test_data_by_a_date_is_kept_once_it_came(omar: User, cora: User) -> None:
    due = {"what": Promised.DATA, "amount": Decimal(1), "per": Per.ONCE, "due_on": date(2026, 5, 31)}
    commitment = promised(omar.agency, cora, **due)
    assert months(cora) == [(date(2026, 5, 1), Kept.RUNNING)]
    enter_delivery(commitment=commitment, month_on=date(2026, 5, 1), amount=Decimal(1), source="Export", by=cora)
    assert months(cora) == [(date(2026, 5, 1), Kept.KEPT)]


def test_data_is_read_from_the_exports_and_feeds_of_the_agency_with_the_day_of_the_newest(
    page: PageClient, omar: User, cora: User
) -> None:
    promised(omar.agency, cora, what=Promised.DATA, words="Calls, once a month", amount=Decimal(1), per=Per.MONTH)
    promised(cora.agency, cora, what=Promised.DATA, words="Counts", amount=Decimal(2), per=Per.MONTH)
    export = Export.objects.create(file_name="a.csv", size_bytes=1, sha256="a" * 64, uploaded_by=omar)
    came_at = datetime(2026, 4, 12, 18, tzinfo=timezone.get_fixed_timezone(0))
    Export.objects.filter(pk=export.pk).update(uploaded_at=came_at)
    found = {each.commitment.words: each.months for each in commitments_seen_by(cora)}
    _, april, march = found["Calls, once a month"]
    assert (april.delivered, april.standing) == (Decimal(1), Kept.KEPT)
    assert april.source.endswith("the newest on April 12, 2026")
    assert march.standing == Kept.NOT_TOLD
    assert {each.standing for each in found["Counts"][1:]} == {Kept.NOT_TOLD}
    shown = page.as_(omar).get("/commitments/").text
    assert "1 delivery a month" in shown
    assert "2 deliveries a month" in shown


def test_data_that_came_after_its_day_does_not_keep_the_promise(omar: User, cora: User) -> None:
    due = {"what": Promised.DATA, "amount": Decimal(1), "per": Per.ONCE}
    promised(omar.agency, cora, **due, due_on=date(2026, 4, 10))
    late = Export.objects.create(file_name="a.csv", size_bytes=1, sha256="a" * 64, uploaded_by=omar)
    assert months(cora) == [(date(2026, 4, 1), Kept.NOT_TOLD)]
    came_at = datetime(2026, 4, 9, 18, tzinfo=timezone.get_fixed_timezone(0))
    Export.objects.filter(pk=late.pk).update(uploaded_at=came_at)
    assert months(cora) == [(date(2026, 4, 1), Kept.KEPT)]


def test_everybody_sees_the_promises_and_the_coordinator_records_them(page: PageClient, omar: User, cora: User) -> None:
    with pytest.raises(Denied):
        promised(omar.agency, omar)
    sent = {"agency": str(omar.agency_id), "what": "vehicles", "words": "One unmarked car", "amount": "1"}
    page.as_(cora).post("/commitments/record/", {**sent, "per": "always", "starts_on": "2026-03-01"})
    assert "One unmarked car" in page.as_(omar).get("/commitments/").text
    commitment = Commitment.objects.get()
    as_cora = page.as_(cora)
    delivered = {"month_on": "2026-04-30", "amount": "0", "source": "E-mail"}
    as_cora.post(f"/commitments/{commitment.pk}/deliver/", delivered)
    shown = as_cora.get(f"/commitments/{commitment.pk}/").text
    assert "Less than promised" in shown
    assert "E-mail" in shown
