"""Positions, supervision in hours, and support after a hard call that nobody but two people see."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.http import Http404
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.training.actions.staffing import (
    end_position,
    note_hard_call,
    record_supervision,
    save_position,
    say_that_they_talked,
)
from coresponder.program.training.models import HardCall, Position
from coresponder.program.training.queries.staffing import (
    hard_call_counts,
    hard_call_seen_by,
    positions,
    supervised,
    vacancies,
)
from coresponder.program.training.vocabulary import HardCallKind, SupervisionKind
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from tests.support.page import PageClient


@pytest.fixture
def noted(omar: User, clara: User) -> HardCall:
    """Omar notes a hard call and names Clara."""
    return note_hard_call(
        kind=HardCallKind.CHILD, happened_on=timezone.localdate(), supporter=clara, note="The shoes.", by=omar
    )


class TestPositions:
    def test_what_nobody_holds_is_vacant_since_a_day(self, page: PageClient, cora: User, clara: User) -> None:
        assert clara.agency is not None
        position = save_position(
            title="Clinician",
            role="clinician",
            agency=clara.agency,
            full_time_share=Decimal("0.5"),
            holder=clara,
            by=cora,
        )
        Position.objects.update(changed_on=timezone.localdate() - timedelta(days=90))
        fields = {"title": "Clinician", "role": "clinician", "agency": clara.agency.pk, "full_time_share": "0.5"}
        shown = page.as_(cora).post(f"/training/positions/{position.pk}/", fields).text
        assert "1 of 1 position is vacant; counted by their share of full-time work, 0.5 of 0.5." in shown
        assert Position.objects.get().changed_on == timezone.localdate()
        end_position(position=position, by=cora)
        assert not positions(cora).exists()
        assert vacancies(cora).positions == 0

    def test_supervision_counts_within_thirty_days_and_who_had_none_stands_first(
        self, cora: User, clara: User, carlos: User
    ) -> None:
        for user in (clara, carlos):
            assert user.agency is not None
            save_position(
                title=user.display_name,
                role="clinician",
                agency=user.agency,
                full_time_share=Decimal(1),
                holder=user,
                by=cora,
            )
        today = timezone.localdate()
        for days in (1, 29, 31):
            record_supervision(
                user=clara,
                kind=SupervisionKind.CLINICAL,
                supervised_on=today - timedelta(days=days),
                minutes=60,
                by=cora,
            )
        assert [(each.user, each.minutes) for each in supervised(cora, today)] == [(carlos, 0), (clara, 120)]


class TestSupport:
    def test_the_person_and_the_supporter_see_it_and_nobody_else_whatever_the_role(
        self, noted: HardCall, page: PageClient, omar: User, clara: User, cora: User, priya: User, carlos: User
    ) -> None:
        assert "The shoes." in page.as_(omar).get("/training/support/").text
        assert "The shoes." in page.as_(clara).get("/training/support/").text
        for other in (cora, priya, carlos):
            assert "The shoes." not in page.as_(other).get("/training/support/").text
            with pytest.raises(Http404):
                hard_call_seen_by(other, noted.pk)
            page.as_(other).post(f"/training/support/{noted.pk}/talked/", status=404)

    def test_the_note_is_encrypted_and_the_trail_says_neither_what_nor_with_whom(
        self, noted: HardCall, omar: User, clara: User
    ) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT note FROM training_hardcall")
            (stored,) = cursor.fetchone()
        assert b"shoes" not in bytes(stored)
        event = AuditEvent.objects.get(event="support.noted")
        assert (event.about, event.details) == ("support:confidential", {})

    def test_the_supporter_is_told_on_the_first_page_until_they_have_talked(
        self, noted: HardCall, page: PageClient, clara: User
    ) -> None:
        assert "Talk with a colleague" in page.as_(clara).get("/home/").text
        say_that_they_talked(hard_call=noted, by=clara)
        assert "Talk with a colleague" not in page.as_(clara).get("/home/").text
        noted.refresh_from_db()
        with pytest.raises(StateError, match="said already"):
            say_that_they_talked(hard_call=noted, by=clara)

    def test_others_read_counts_that_point_at_nobody(
        self, noted: HardCall, page: PageClient, omar: User, cora: User
    ) -> None:
        assert hard_call_counts(timezone.localdate()) == ("fewer than 11", "not told, because so few were noted")
        for _ in range(10):
            note_hard_call(kind=HardCallKind.MANY, happened_on=timezone.localdate(), supporter=None, note="", by=omar)
        assert hard_call_counts(timezone.localdate()) == ("11", "0")
        assert "Noted within a year: 11." in page.as_(cora).get("/training/staffing/").text

    def test_whoever_looks_as_another_is_not_shown_it(
        self, noted: HardCall, page: PageClient, omar: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("coresponder.program.training.judging.are_words_hidden", lambda: True)
        page.as_(omar).get("/training/support/", status=403)

    def test_nobody_names_themselves_and_988_stands_on_the_page(self, page: PageClient, omar: User) -> None:
        with pytest.raises(UsageError, match="Choose somebody else"):
            note_hard_call(kind=HardCallKind.DEATH, happened_on=timezone.localdate(), supporter=omar, note="", by=omar)
        assert "call or text 988" in page.as_(omar).get("/training/support/").text
