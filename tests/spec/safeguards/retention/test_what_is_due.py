"""How long records are kept: rules, what is due by them, and legal holds, which beat every rule."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from pytest_django import Settings

from coresponder.kernel.errors import InputError, StateError, UsageError
from coresponder.program.calls.models import Export
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.models import Consent
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.retention.actions.holds import lift_hold, place_hold
from coresponder.safeguards.retention.models import LegalHold
from coresponder.safeguards.retention.packs import Pack, pack_in_use, read_pack
from coresponder.safeguards.retention.periods import Period, cutoff, years_before
from coresponder.safeguards.retention.queries.due import dry_run, outcome_of
from tests.spec.safeguards.retention.disposing import LONG_AGO, OTHER, REVIEWED, asked
from tests.support.sealed_rows import PERSON, consent_of, disclosure_of, opening_of


class TestRules:
    @pytest.mark.parametrize(
        ("years", "disposal", "complaint"),
        [
            (5, "delete", "keeps less than 6 years"),
            (7, "seal", "cannot be disposed of that way"),
            (7, "burn", "burn"),
        ],
    )
    def test_a_rule_that_cannot_be_right_is_refused(self, years: int, disposal: str, complaint: str) -> None:
        with pytest.raises(InputError, match=complaint):
            read_pack("wrong", REVIEWED.format(years=years, disposal=disposal))

    @pytest.mark.parametrize(
        ("wrong", "complaint"),
        [
            ('category = "diaries"', "no app keeps the category “diaries”"),
            ('trigger = "given"', "counts from “given”"),
            ("authority", "authority"),
        ],
    )
    def test_a_rule_says_what_it_counts_from_and_on_whose_authority(self, wrong: str, complaint: str) -> None:
        key = wrong.split(" ", maxsplit=1)[0]
        lines = [line for line in REVIEWED.format(years=7, disposal="delete").splitlines() if not line.startswith(key)]
        with pytest.raises(InputError, match=complaint):
            read_pack("wrong", "\n".join([*lines, wrong if "=" in wrong else ""]))

    def test_two_rules_for_one_category_are_refused(self) -> None:
        text = REVIEWED.format(years=7, disposal="delete")
        with pytest.raises(InputError, match="two rules"):
            read_pack("wrong", text + text[text.index("[[rule]]") :])

    def test_the_pack_that_comes_with_the_program_is_an_example_and_disposes_of_nothing(
        self, priya: User, carlos: User, settings: Settings
    ) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        assert pack_in_use().is_example
        with pytest.raises(StateError, match="nobody has reviewed"):
            asked(pack_in_use(), priya)
        settings.DEMO = True
        assert asked(pack_in_use(), priya).items.count() == 1

    def test_the_operators_own_file_is_named_by_its_path(self, tmp_path, settings: Settings) -> None:
        (tmp_path / "marigold.toml").write_text(REVIEWED.format(years=9, disposal="delete"))
        settings.RETENTION_PACK = str(tmp_path / "marigold.toml")
        assert pack_in_use().rule("consents").period.words == "9 years"
        settings.RETENTION_PACK = "atlantis"
        with pytest.raises(InputError, match="atlantis"):
            pack_in_use()


class TestCountingBack:
    def test_a_leap_day_is_due_a_day_later_in_a_year_without_one(self) -> None:
        assert years_before(date(2027, 2, 28), 7) == date(2020, 2, 28)
        assert years_before(date(2027, 3, 1), 7) == date(2020, 3, 1)
        assert years_before(date(2024, 2, 29), 7) == date(2017, 2, 28)

    def test_the_day_is_that_of_the_program(self) -> None:
        late_evening_in_chicago = datetime(2027, 3, 2, 3, tzinfo=UTC)
        assert cutoff(Period(years=7), late_evening_in_chicago).astimezone(UTC) == datetime(2020, 3, 1, 6, tzinfo=UTC)

    @examples(max_examples=40)
    @given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)), st.integers(0, 30), st.integers(0, 400))  # noqa: DTZ001
    def test_nothing_is_ever_due_before_its_time_is_over(self, now: datetime, years: int, days: int) -> None:
        at = now.replace(tzinfo=UTC)
        found = cutoff(Period(years=years, days=days), at)
        assert found <= at
        whole_years = timedelta(days=365 * years + days)
        assert found <= at - whole_years + timedelta(hours=1)


class TestDryRun:
    def test_only_what_ended_long_enough_ago_is_due_and_nothing_happens(self, pack: Pack, carlos: User) -> None:
        old, revoked = consent_of(carlos, expires_at=LONG_AGO), consent_of(carlos, revoked_at=LONG_AGO)
        consent_of(carlos)
        found = outcome_of(pack.rule("consents"))
        assert {due.id for due in found.due} == {str(old.pk), str(revoked.pk)}
        assert Consent.objects.count() == 3

    def test_an_early_revocation_counts_and_a_late_one_does_not_prolong(self, pack: Pack, carlos: User) -> None:
        now = timezone.now()
        consent_of(carlos, expires_at=LONG_AGO, revoked_at=now)
        assert len(outcome_of(pack.rule("consents")).due) == 1

    def test_the_ledger_of_disclosures_never_falls_due(self, cora: User) -> None:
        disclosure_of(cora, at=LONG_AGO)
        ledger = next(each for each in dry_run(pack_in_use()) if each.rule.category == "disclosure")
        assert (ledger.due, ledger.held) == ((), ())

    def test_no_pack_can_dispose_of_the_ledger(self) -> None:
        text = REVIEWED.format(years=50, disposal="delete").replace('"consent"', '"disclosure"')
        with pytest.raises(InputError, match="cannot be disposed of that way"):
            read_pack("wrong", text.replace("expired_or_revoked", "disclosed"))

    def test_an_opening_that_nobody_has_reviewed_stays(self, priya: User, cora: User) -> None:
        opening_of(cora, opened_at=LONG_AGO)
        reviewed = opening_of(cora, opened_at=LONG_AGO, reviewed_at=LONG_AGO, reviewed_by=priya)
        found = outcome_of(pack_in_use().rule("openings"))
        assert [due.id for due in found.due] == [str(reviewed.pk)]

    def test_sessions_are_counted_by_the_day_and_never_named(self, db: None) -> None:
        for key in ("secret-one", "secret-two"):
            Session.objects.create(session_key=key, session_data="x", expire_date=LONG_AGO)
        Session.objects.create(session_key="alive", session_data="x", expire_date=timezone.now())
        found = outcome_of(pack_in_use().rule("sessions"))
        assert [(due.id, due.records) for due in found.due] == [("2010-05-04", 2)]

    def test_the_line_of_a_removed_export_is_due_and_a_stored_one_is_not(self, cora: User) -> None:
        lines = {"file_name": "calls.csv", "size_bytes": 1, "uploaded_by": cora}
        removed = Export.objects.create(state="removed", sha256="a" * 64, **lines)
        Export.objects.create(state="stored", sha256="b" * 64, rows=1, **lines)
        Export.objects.update(uploaded_at=LONG_AGO)
        assert [due.id for due in outcome_of(pack_in_use().rule("removed-exports")).due] == [str(removed.pk)]


class TestLegalHolds:
    def test_a_hold_on_a_person_keeps_everything_about_that_person(self, pack: Pack, priya: User, carlos: User) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        other = consent_of(carlos, OTHER, expires_at=LONG_AGO)
        place_hold(person_id=PERSON, category="", reason="Roe v. County", by=priya)
        found = outcome_of(pack.rule("consents"))
        assert [due.id for due in found.due] == [str(other.pk)]
        assert len(found.held) == 1

    def test_a_hold_on_a_category_keeps_all_of_it(self, pack: Pack, priya: User, carlos: User) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        place_hold(person_id=None, category="consent", reason="An audit", by=priya)
        assert not outcome_of(pack.rule("consents")).due

    def test_a_hold_on_a_person_in_one_category_keeps_no_more_than_that(
        self, pack: Pack, priya: User, carlos: User
    ) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        place_hold(person_id=PERSON, category="opening", reason="Roe v. County", by=priya)
        assert outcome_of(pack.rule("consents")).due

    def test_a_lifted_hold_holds_no_more_and_is_lifted_once(self, pack: Pack, priya: User, carlos: User) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        hold = place_hold(person_id=PERSON, category="", reason="Roe v. County", by=priya)
        lift_hold(hold=hold, by=priya)
        assert outcome_of(pack.rule("consents")).due
        with pytest.raises(StateError, match="lifted already"):
            lift_hold(hold=hold, by=priya)

    @pytest.mark.parametrize(
        ("person_id", "category", "reason"), [(None, "", "x"), (PERSON, "", " "), (None, "diaries", "x")]
    )
    def test_a_hold_says_on_what_and_why(self, priya: User, person_id, category: str, reason: str) -> None:
        with pytest.raises(UsageError):
            place_hold(person_id=person_id, category=category, reason=reason, by=priya)

    def test_the_reason_is_stored_encrypted_and_stands_in_no_event(self, priya: User) -> None:
        hold = place_hold(person_id=PERSON, category="", reason="Roe v. County", by=priya)
        with connection.cursor() as cursor:
            cursor.execute("SELECT reason FROM retention_legalhold")
            assert b"Roe" not in bytes(cursor.fetchone()[0])
        assert LegalHold.objects.get(pk=hold.pk).reason == "Roe v. County"
        assert "Roe" not in str(AuditEvent.objects.get().details)

    def test_only_who_looks_after_retention_places_one(self, cora: User) -> None:
        with pytest.raises(Denied):
            place_hold(person_id=PERSON, category="", reason="x", by=cora)
