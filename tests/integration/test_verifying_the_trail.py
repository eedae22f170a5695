"""The page on which the trail is verified, and the long task behind it."""

import pytest

from coresponder.delivery.web.kinds_of_run import VERIFY_TRAIL
from coresponder.delivery.web.views.verifying import request_verification
from coresponder.program.runs.carrying_out import carry_out
from coresponder.program.runs.models import Run
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.actions.seals import note_verification
from coresponder.safeguards.audit.models import AuditEvent, TrailVerification
from coresponder.safeguards.audit.verifying import TrailReport
from coresponder.safeguards.permissions import Denied
from tests.support.page import PageClient
from tests.support.trail import write

pytestmark = pytest.mark.usefixtures("counted")
VERIFY = "/audit-trail/verify/"


def test_priya_has_the_trail_verified_and_reads_what_was_found(page: PageClient, priya: User) -> None:
    write(priya)
    as_priya = page.as_(priya)
    assert "Nobody has verified the trail here yet." in as_priya.get(VERIFY).text
    started = as_priya.post(VERIFY)
    assert started.heading == "Verification of the trail"
    assert "Waiting for a free worker." in started.text
    run = Run.objects.get(kind=VERIFY_TRAIL)
    carry_out(run.pk)
    done = as_priya.get(f"{VERIFY}{run.about}/")
    assert "The audit trail holds" in done.text
    event = AuditEvent.objects.get(event="audit.verified")
    assert (event.by_id, event.details["breaks"]) == (priya.pk, 0)
    assert "Holds" in as_priya.get(VERIFY).text


def test_breaks_are_told_in_sentences(page: PageClient, priya: User) -> None:
    found = TrailVerification.objects.create(requested_by=priya)
    broken = TrailReport(
        events=9, seals=1, kept_seals=0, last_hash="f" * 64, break_count=2,
        breaks=("Event 3 was changed after it was written.", "Seal 1 does not fit events 1 to 9."),
    )  # fmt: skip
    note_verification(verification=found, report=broken, by=priya)
    text = page.as_(priya).get(f"{VERIFY}{found.pk}/").text
    assert "The audit trail is broken" in text
    assert "Event 3 was changed after it was written." in text
    assert "Broken" in page.as_(priya).get(VERIFY).text


def test_a_verification_that_is_not_there_is_not_found(page: PageClient, priya: User) -> None:
    page.as_(priya).get(f"{VERIFY}8d2f60a0-86b7-451b-a7c1-5e14af9d0c11/", status=404)


def test_nobody_else_has_it_verified_or_notes_a_result(page: PageClient, cora: User, priya: User) -> None:
    page.as_(cora).post(VERIFY, status=403)
    with pytest.raises(Denied):
        request_verification(by=cora)
    found = TrailVerification.objects.create(requested_by=priya)
    report = TrailReport(events=0, seals=0, kept_seals=0, last_hash="", breaks=(), break_count=0)
    with pytest.raises(Denied):
        note_verification(verification=found, report=report, by=cora)
