"""Time opens and closes: consents and openings from moment to moment, reviews from day to day.

The queries, which the decision reads, are compared with plain functions over generated moments, those around the clock
changes of 2026 in Chicago among them.
"""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.consent.models import Consent
from coresponder.safeguards.consent.queries import consents_in_force
from coresponder.safeguards.consent.rules import end_of, is_in_force, months_after, start_of
from coresponder.safeguards.emergencies.models import Opening
from coresponder.safeguards.emergencies.queries import open_now, openings_of
from coresponder.safeguards.emergencies.rules import business_days_after, is_open, published

# The clock goes forward on March 8 at 08:00 UTC and back on November 1 at 07:00 UTC.
CHANGES = (datetime(2026, 3, 8, 8, tzinfo=UTC), datetime(2026, 11, 1, 7, tzinfo=UTC))
OFFSETS = st.one_of(
    st.sampled_from([timedelta(0), timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)]),
    st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400)),
)
MOMENTS = st.builds(
    lambda change, offset, sign: change + sign * offset, st.sampled_from(CHANGES), OFFSETS, st.sampled_from([1, -1])
)
SPANS = st.tuples(MOMENTS, OFFSETS.filter(bool), st.none() | OFFSETS)
FEW_HOURS = st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(hours=4))
IN_DATABASE = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def consent_over(span: tuple[datetime, timedelta, timedelta | None], by: User) -> Consent:
    """A consent that was given at a moment, for a time, and perhaps taken back."""
    given_at, lasting, until_revoked = span
    return Consent(
        person_id=uuid.UUID(int=1),
        recipient_kind="hospital",
        data_classes=["clinical"],
        purposes=["treatment"],
        given_at=given_at,
        expires_at=given_at + lasting,
        revoked_at=None if until_revoked is None else given_at + until_revoked,
        obtained_by=by,
    )


@given(spans=st.lists(SPANS, min_size=1, max_size=6), offset=OFFSETS, sign=st.sampled_from([1, -1]))
@IN_DATABASE
def test_a_consent_is_in_force_exactly_from_given_to_expired_or_revoked(
    clara: User, spans: list[tuple[datetime, timedelta, timedelta | None]], offset: timedelta, sign: int
) -> None:
    with transaction.atomic():
        consents = Consent.objects.bulk_create([consent_over(span, clara) for span in spans])
        edges = {moment for each in consents for moment in (each.given_at, each.expires_at, each.revoked_at) if moment}
        for at in (*edges, spans[0][0] + sign * offset):
            expected = {
                each.pk
                for each in consents
                if is_in_force(given_at=each.given_at, expires_at=each.expires_at, revoked_at=each.revoked_at, at=at)
            }
            assert set(consents_in_force(at).values_list("pk", flat=True)) == expected
        transaction.set_rollback(True)


@given(
    opened_at=MOMENTS,
    lasting=FEW_HOURS,
    until_closed=st.none() | FEW_HOURS,
    after=st.timedeltas(max_value=timedelta(hours=6), min_value=timedelta(hours=-1)),
)
@IN_DATABASE
def test_an_opening_never_outlives_its_hours(
    omar: User, opened_at: datetime, lasting: timedelta, until_closed: timedelta | None, after: timedelta
) -> None:
    with transaction.atomic():
        opening = Opening.objects.create(
            person_id=uuid.UUID(int=1),
            opened_by=omar,
            kind="medical",
            data_classes=["clinical"],
            opened_at=opened_at,
            closes_at=opened_at + lasting,
            closed_at=None if until_closed is None else opened_at + until_closed,
            review_due_on=date(2026, 12, 1),
        )
        for at in (opened_at, opened_at + after, opening.closes_at, opening.closed_at or opened_at):
            is_listed = openings_of(omar, at).exists()
            assert is_listed == is_open(opening, at)
            assert not is_listed or opened_at <= at < opening.closes_at
            assert all(0 < each.minutes_left <= 240 for each in open_now(omar, at))
        transaction.set_rollback(True)


def test_the_database_holds_no_opening_of_more_than_four_hours(omar: User) -> None:
    now = timezone.now()
    with pytest.raises(IntegrityError, match="an_opening_lasts_a_few_hours"), transaction.atomic():
        Opening.objects.create(
            person_id=uuid.UUID(int=1),
            opened_by=omar,
            kind="medical",
            data_classes=["clinical"],
            opened_at=now,
            closes_at=now + timedelta(hours=4, seconds=1),
            review_due_on=date(2026, 12, 1),
        )


@given(day=st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)), number=st.integers(0, 15))
def test_business_days_skip_weekends_and_nothing_else(day: date, number: int) -> None:
    end = business_days_after(day, number)
    between = [day + timedelta(days=each + 1) for each in range((end - day).days)]
    assert sum(each.weekday() < 5 for each in between) == number
    assert number == 0 or end.weekday() < 5


@given(day=st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)), months=st.integers(-72, 72))
@example(day=date(2024, 2, 29), months=12)
@example(day=date(2026, 1, 31), months=1)
def test_months_on_it_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@given(day=st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_a_day_ends_where_the_next_begins_also_when_the_clock_changes(day: date) -> None:
    assert end_of(day) == start_of(day + timedelta(days=1))
    assert timezone.localdate(start_of(day)) == day
    assert timezone.localdate(end_of(day) - timedelta(microseconds=1)) == day


@given(parts=st.lists(st.integers(0, 30), min_size=3, max_size=3))
def test_no_published_count_is_small_and_none_follows_from_the_others(parts: list[int]) -> None:
    total, shown = published(sum(parts), parts)
    told = [int(each) for each in (total, *shown) if each.isdecimal()]
    assert not any(0 < each < 11 for each in told)
    hidden = [each for each in shown if not each.isdecimal()]
    assert not total.isdecimal() or len(hidden) != 1
    assert total.isdecimal() or total == "<11"
