"""How long records are kept, and how they are disposed of.

A rule says for how long, and on whose authority. The privacy officer asks, somebody else approves, each item is
disposed of whole or not at all, and a certificate says for good what was done. A legal hold beats every rule.
"""

import json
import uuid
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from pypdf import PdfReader
from pytest_django import Settings

from coresponder.kernel.errors import InputError, StateError, UsageError
from coresponder.kernel.progress import silent
from coresponder.program.calls.models import Export
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.models import Consent, Disclosure
from coresponder.safeguards.emergencies.models import Opening
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.retention import categories
from coresponder.safeguards.retention.actions.disposals import (
    approve_disposal,
    ask_for_disposal,
    carry_out,
    certify,
    dispose_of_item,
    refuse_disposal,
)
from coresponder.safeguards.retention.actions.holds import lift_hold, place_hold
from coresponder.safeguards.retention.certificates import certificate_pdf, is_unchanged
from coresponder.safeguards.retention.models import Certificate, DisposalItem, DisposalRequest, LegalHold
from coresponder.safeguards.retention.packs import Pack, pack_in_use, read_pack
from coresponder.safeguards.retention.periods import Period, cutoff, years_before
from coresponder.safeguards.retention.queries.due import dry_run, outcome_of
from coresponder.safeguards.retention.vocabulary import DisposalState, ItemState
from tests.support.sealed_rows import PERSON, consent_of, disclosure_of, opening_of

LONG_AGO = datetime(2010, 5, 4, 12, tzinfo=UTC)
OTHER = uuid.UUID("00000000-0000-4000-8000-0000000000bb")
REVIEWED = """
[pack]
jurisdiction = "Marigold County"
reviewed_by = "Counsel for the county"
reviewed_on = 2026-01-31
[[rule]]
key = "consents"
category = "consent"
trigger = "expired_or_revoked"
keep = {{ years = {years} }}
disposal = "{disposal}"
authority = "County Code 1-2-3 (invented)"
"""


@pytest.fixture
def pack() -> Pack:
    """Rules that somebody has reviewed."""
    return read_pack("marigold", REVIEWED.format(years=7, disposal="delete"))


def asked(pack: Pack, by: User) -> DisposalRequest:
    return ask_for_disposal(pack=pack, rule_key="consents", by=by)


def approved(pack: Pack, by: User, second: User) -> DisposalRequest:
    return approve_disposal(request=asked(pack, by), by=second)


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


class TestTwoPeople:
    def test_whoever_asked_cannot_approve(self, pack: Pack, priya: User, carlos: User) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        with pytest.raises(Denied, match="somebody else has to approve"):
            approve_disposal(request=asked(pack, priya), by=priya)

    def test_not_even_around_the_action(self, pack: Pack, priya: User, carlos: User) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        request = asked(pack, priya)
        with pytest.raises(DatabaseError, match="who_approves"), transaction.atomic():
            DisposalRequest.objects.filter(pk=request.pk).update(
                state=DisposalState.APPROVED, decided_by=priya, decided_at=timezone.now()
            )

    def test_a_coordinator_may_approve_and_not_ask(self, pack: Pack, priya: User, cora: User, carlos: User) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        with pytest.raises(Denied):
            asked(pack, cora)
        assert approved(pack, priya, cora).state == DisposalState.APPROVED

    @pytest.mark.parametrize("username", ["omar", "clara", "eve"])
    def test_nobody_else_decides(self, pack: Pack, priya: User, carlos: User, username: str, request) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        somebody = request.getfixturevalue(username)
        with pytest.raises(Denied):
            approve_disposal(request=asked(pack, priya), by=somebody)

    def test_nothing_is_disposed_of_before_it_is_approved(self, pack: Pack, priya: User, carlos: User) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        with pytest.raises(StateError, match="does not wait"):
            carry_out(request=asked(pack, priya), by=priya, progress=silent)
        assert Consent.objects.exists()

    def test_a_refused_one_is_never_carried_out(self, pack: Pack, priya: User, cora: User, carlos: User) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        request = refuse_disposal(request=approved(pack, priya, cora), by=cora)
        with pytest.raises(StateError):
            carry_out(request=request, by=cora, progress=silent)
        assert Consent.objects.exists()

    def test_one_open_disposal_of_a_category_at_a_time(self, pack: Pack, priya: User, carlos: User) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        asked(pack, priya)
        with pytest.raises(StateError, match="open already"):
            asked(pack, priya)

    def test_where_nothing_is_due_there_is_nothing_to_ask_for(self, pack: Pack, priya: User) -> None:
        with pytest.raises(StateError, match="Nothing is due"):
            asked(pack, priya)


class TestCarryingOut:
    def test_every_item_goes_and_a_certificate_stays(self, pack: Pack, priya: User, cora: User, carlos: User) -> None:
        for _ in range(3):
            consent_of(carlos, expires_at=LONG_AGO)
        kept = consent_of(carlos)
        request = approved(pack, priya, cora)
        assert carry_out(request=request, by=cora, progress=silent) == 0
        assert list(Consent.objects.all()) == [kept]
        content = Certificate.objects.get().content
        assert content["counts"]["items"] == {"disposed": 3, "held": 0, "not_due": 0, "needed": 0}
        assert content["asked"]["name"] == "Priya Privacy-Officer"
        assert content["approved"]["name"] == "Cora Coordinator"
        assert content["rule"]["authority"] == "County Code 1-2-3 (invented)"

    def test_every_step_is_in_the_trail_and_no_value_of_anybodys(
        self, pack: Pack, priya: User, cora: User, carlos: User
    ) -> None:
        gone = consent_of(carlos, expires_at=LONG_AGO)
        carry_out(request=approved(pack, priya, cora), by=cora, progress=silent)
        events = list(AuditEvent.objects.order_by("position").values_list("event", "about"))
        assert [event for event, _ in events] == [
            "retention.disposal_asked",
            "retention.disposal_approved",
            "retention.item_disposed",
            "retention.disposal_carried_out",
        ]
        assert events[2][1] == f"consent:{gone.pk}"

    def test_a_hold_that_comes_after_the_approval_keeps_its_item(
        self, pack: Pack, priya: User, cora: User, carlos: User
    ) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        consent_of(carlos, OTHER, expires_at=LONG_AGO)
        request = approved(pack, priya, cora)
        place_hold(person_id=PERSON, category="", reason="Roe v. County", by=priya)
        carry_out(request=request, by=cora, progress=silent)
        assert Consent.objects.get().person_id == PERSON
        assert Certificate.objects.get().counts["items"]["held"] == 1

    def test_what_is_not_due_any_more_or_of_another_person_now_is_kept(
        self, pack: Pack, priya: User, cora: User, carlos: User
    ) -> None:
        renewed, moved, gone = (consent_of(carlos, expires_at=LONG_AGO) for _ in range(3))
        request = approved(pack, priya, cora)
        Consent.objects.filter(pk=renewed.pk).update(expires_at=timezone.now() + timedelta(days=9))
        Consent.objects.filter(pk=moved.pk).update(person_id=OTHER)
        gone.delete()
        carry_out(request=request, by=cora, progress=silent)
        assert Consent.objects.count() == 2
        assert Certificate.objects.get().counts["items"]["not_due"] == 3

    def test_what_other_records_rest_on_is_kept(
        self, pack: Pack, priya: User, cora: User, carlos: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        request = approved(pack, priya, cora)

        def needed(item: str) -> None:
            raise ProtectedError("needed", set())

        category = categories.CATEGORIES["consent"]
        monkeypatch.setitem(category.dispose, category_disposal(request), needed)  # type: ignore[arg-type]
        carry_out(request=request, by=cora, progress=silent)
        assert Certificate.objects.get().counts["items"]["needed"] == 1
        assert Consent.objects.exists()

    def test_stopped_in_between_it_goes_on_where_it_was(
        self, pack: Pack, priya: User, cora: User, carlos: User
    ) -> None:
        for _ in range(3):
            consent_of(carlos, expires_at=LONG_AGO)
        request = approved(pack, priya, cora)
        assert carry_out(request=request, by=cora, progress=silent, at_most=2) == 1
        assert not Certificate.objects.exists()
        with pytest.raises(StateError, match="only be carried through"):
            refuse_disposal(request=request, by=cora)
        with pytest.raises(StateError, match="still wait"):
            certify(request=request, by=cora)
        assert carry_out(request=request, by=cora, progress=silent) == 0
        assert Certificate.objects.get().counts["items"]["disposed"] == 3

    def test_an_item_that_fails_is_not_half_done(
        self, pack: Pack, priya: User, cora: User, carlos: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        request = approved(pack, priya, cora)

        def fails(item: str) -> None:
            Consent.objects.get(pk=item).delete()
            raise OSError("disk")

        monkeypatch.setitem(categories.CATEGORIES["consent"].dispose, category_disposal(request), fails)  # type: ignore[arg-type]
        with pytest.raises(OSError, match="disk"):
            carry_out(request=request, by=cora, progress=silent)
        assert Consent.objects.exists()
        assert DisposalItem.objects.get().state == ItemState.WAITING

    def test_an_item_is_disposed_of_once(self, pack: Pack, priya: User, cora: User, carlos: User) -> None:
        consent_of(carlos, expires_at=LONG_AGO)
        request = approved(pack, priya, cora)
        carry_out(request=request, by=cora, progress=silent)
        with pytest.raises(StateError, match="does not wait"):
            dispose_of_item(item_id=DisposalItem.objects.get().pk, by=cora)

    def test_an_opening_keeps_that_it_happened_and_loses_about_whom_and_every_word(
        self, priya: User, cora: User, settings: Settings
    ) -> None:
        settings.DEMO = True
        opening_of(cora, opened_at=LONG_AGO, reviewed_at=LONG_AGO, reviewed_by=priya)
        request = ask_for_disposal(pack=pack_in_use(), rule_key="openings", by=priya)
        carry_out(request=approve_disposal(request=request, by=cora), by=cora, progress=silent)
        found = Opening.objects.get()
        assert found.person_id != PERSON
        assert (found.reason, found.review_note, found.opened_at) == ("", "", LONG_AGO)
        assert not outcome_of(pack_in_use().rule("openings")).due

    def test_sessions_of_a_day_go_together(self, priya: User, cora: User, settings: Settings) -> None:
        settings.DEMO = True
        Session.objects.create(session_key="secret", session_data="x", expire_date=LONG_AGO)
        request = ask_for_disposal(pack=pack_in_use(), rule_key="sessions", by=priya)
        carry_out(request=approve_disposal(request=request, by=cora), by=cora, progress=silent)
        assert not Session.objects.exists()


class TestCertificates:
    @pytest.fixture
    def certificate(self, pack: Pack, priya: User, cora: User, carlos: User) -> Certificate:
        """The certificate of one consent that was deleted."""
        consent_of(carlos, expires_at=LONG_AGO)
        carry_out(request=approved(pack, priya, cora), by=cora, progress=silent)
        return Certificate.objects.get()

    def test_it_carries_its_fingerprint_which_the_trail_repeats(self, certificate: Certificate) -> None:
        assert is_unchanged(certificate)
        last = AuditEvent.objects.first()
        assert last is not None
        assert last.details["sha256"] == certificate.content_sha256
        certificate.content["counts"]["records_disposed_of"] = 7
        assert not is_unchanged(certificate)

    @pytest.mark.parametrize(
        "statement", ["UPDATE retention_certificate SET pack = ''", "DELETE FROM retention_certificate"]
    )
    def test_the_program_can_neither_change_nor_remove_it(self, certificate: Certificate, statement: str) -> None:
        with pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(statement.replace("pack", "content_sha256"))

    def test_it_names_nobody_who_was_served(self, certificate: Certificate) -> None:
        assert str(PERSON) not in json.dumps(certificate.content)

    def test_as_pdf_it_is_tagged_and_says_the_same(self, certificate: Certificate) -> None:
        pdf = PdfReader(BytesIO(certificate_pdf(certificate)))
        assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
        text = "".join(page.extract_text() for page in pdf.pages).replace("\n", "")
        assert "Certificate of disposal: Consents" in text
        assert "County Code 1-2-3 (invented)" in text
        assert certificate.content_sha256 in text


def category_disposal(request: DisposalRequest) -> object:
    """The way in which a request disposes of its items."""
    return next(way for way in categories.CATEGORIES[request.category].dispose if way == request.disposal)


def test_a_category_is_registered_once() -> None:
    category = categories.CATEGORIES["consent"]
    assert categories.register(category) is category
    with pytest.raises(ValueError, match="registered twice"):
        categories.register(
            categories.Category(
                key="consent",
                title="Others",
                trigger="x",
                trigger_words="x",
                find=category.find,
                dispose={},
            )
        )


def test_the_ledger_is_not_touched_by_disposing_of_a_consent(pack: Pack, priya: User, cora: User, carlos: User) -> None:
    consent_of(carlos, expires_at=LONG_AGO)
    disclosure_of(carlos)
    carry_out(request=approved(pack, priya, cora), by=cora, progress=silent)
    assert Disclosure.objects.count() == 1
