"""A referral as ServiceRequest and Task: valid by R4, in the shape of the guide, and read back as what it was."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from coresponder.formats.fhir.care import bundle
from coresponder.formats.fhir.referrals import (
    BusinessStatus,
    Ordered,
    TaskStatus,
    consent,
    read_service_request,
    read_task,
    service_request,
    task,
)
from coresponder.formats.fhir.referrals.statuses import NEEDS_REASON
from coresponder.formats.fhir.schema import checked, faults
from coresponder.kernel.errors import InputError
from tests.conftest import SHARED_DATA
from tests.support.fsh import Read, instances

GRAVITY = SHARED_DATA / "fhir-examples" / "gravity-sdohcc"
FILES = sorted(
    path for path in GRAVITY.glob("*.fsh") if "Task" in path.name or "ServiceRequest" in path.name
)  # fmt: skip
EXAMPLES = [
    (path, each)
    for path in FILES
    for each in instances(path.read_text())
    if each.kind in ("Task", "ServiceRequest") and not path.name.startswith("SDOHCCValueSet")
]
AT = datetime(2026, 11, 30, 15, 4, 5, tzinfo=UTC)
ORDERED = Ordered(
    referral_id=UUID(int=1), task_id=UUID(int=2), person_id=UUID(int=3), need="emergency_shelter",
    need_words="Emergency shelter", urgency="today", authored_at=AT, changed_at=AT, asked_by="Marigold clinic",
    asked_of="Harbor shelter", asked_of_id=UUID(int=4), status=TaskStatus.REQUESTED,
)  # fmt: skip


@pytest.mark.parametrize("status", list(TaskStatus))
def test_every_status_is_written_as_r4_asks_and_read_back_as_what_it_was(status: TaskStatus) -> None:
    reason = "No room until Friday." if status in NEEDS_REASON else ""
    ordered = replace(ORDERED, status=status, reason=reason)
    made = checked(task(ordered))
    checked(service_request(ordered))
    said = read_task(made)
    assert (said.status, said.reason) == (status, reason)
    assert (made["intent"], made["code"]["coding"][0]["code"]) == ("order", "fulfill")
    assert made["focus"]["reference"] == f"urn:uuid:{service_request(ordered)['id']}"


@pytest.mark.parametrize("business", list(BusinessStatus))
def test_what_fhir_has_no_status_for_is_the_business_status(business: BusinessStatus) -> None:
    made = checked(task(replace(ORDERED, status=TaskStatus.IN_PROGRESS, business=business)))
    assert read_task(made).business == business


def test_an_appointment_goes_along_with_its_zone() -> None:
    made = checked(task(replace(ORDERED, status=TaskStatus.IN_PROGRESS, appointment_at=AT)))
    assert read_task(made).appointment_at == AT


def test_what_is_asked_for_is_read_back_as_our_category() -> None:
    said = read_service_request(checked(service_request(replace(ORDERED, words=["Two people and a dog."]))))
    assert said.codes == (("urn:coresponder:needs", "emergency_shelter"),)
    assert said.status == "active"


def test_everything_goes_out_as_one_valid_bundle() -> None:
    agreed = consent(
        identity=UUID(int=9), person_id=UUID(int=3), given_on=date(2026, 11, 1), until_on=date(2027, 11, 1),
        to="Harbor shelter", is_active=True, words="To refer the person to housing.",
    )  # fmt: skip
    ordered = replace(ORDERED, consent_id=UUID(int=9))
    made = checked(
        bundle(identity=UUID(int=8), made_at=AT, resources=[service_request(ordered), task(ordered), agreed])
    )
    assert [each["resource"]["resourceType"] for each in made["entry"]] == ["ServiceRequest", "Task", "Consent"]


def test_a_task_that_was_rejected_without_a_reason_is_never_written() -> None:
    with pytest.raises(ValueError, match="says why"):
        task(replace(ORDERED, status=TaskStatus.REJECTED))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"status": "received"}, "status_not_allowed"),
        ({"status": "ready"}, "status_not_allowed"),
        ({"status": "bogus"}, "fhir_not_valid"),
        ({"status": "rejected"}, "no_reason"),
        ({"intent": "plan"}, "no_fulfilment"),
        ({"code": {"text": "Do something"}}, "no_fulfilment"),
        ({"focus": None}, "task_incomplete"),
        ({"for": ...}, "task_incomplete"),
        ({"requester": ...}, "task_incomplete"),
        ({"surprise": 1}, "fhir_not_valid"),
        ({"executionPeriod": {"start": "2026-12-01"}}, "no_instant"),
        ({"resourceType": "Patient"}, "wrong_kind"),
    ],
)
def test_a_task_that_is_not_what_it_should_be_is_refused_with_the_reason(change: dict[str, object], code: str) -> None:
    made = task(ORDERED) | change
    sent = {name: value for name, value in made.items() if value is not ...}
    with pytest.raises(InputError) as refused:
        read_task(sent)
    assert refused.value.code == code


@pytest.mark.skipif(not EXAMPLES, reason="The examples of the guide are not on this machine.")
class TestTheExamplesOfTheGuide:
    @pytest.mark.parametrize(("path", "read"), EXAMPLES, ids=[each.name for _, each in EXAMPLES])
    def test_each_is_valid_by_r4_as_far_as_it_could_be_read(self, path: Path, read: Read) -> None:
        assert read.not_read == [], f"These rules of {path.name} are not read."
        assert faults(read.content) == []

    @pytest.mark.parametrize(
        "read", [each for _, each in EXAMPLES if each.kind == "ServiceRequest"], ids=lambda each: each.name
    )
    def test_each_request_says_what_is_asked_for(self, read: Read) -> None:
        said = read_service_request(read.content)
        assert said.words
        assert said.status == read.content["status"]

    @pytest.mark.parametrize("read", [each for _, each in EXAMPLES if each.kind == "Task"], ids=lambda each: each.name)
    def test_each_task_for_a_referral_is_read_and_others_are_refused_as_what_they_are(self, read: Read) -> None:
        codes = {each["code"] for each in read.content.get("code", {}).get("coding", ())}
        if "fulfill" in codes and {"focus", "requester"} <= read.content.keys():
            said = read_task(read.content)
            assert said.status.value == read.content["status"]
            assert said.focus.startswith("ServiceRequest/")
        else:
            with pytest.raises(InputError):
                read_task(read.content)
