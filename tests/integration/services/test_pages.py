"""The pages of the directory without a browser: found, read, entered, changed, verified, imported, handed out."""

import io
import json
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from coresponder.program.runs.carrying_out import carry_out
from coresponder.program.runs.models import Run
from coresponder.program.services import usage
from coresponder.program.services.actions.upkeep import verify_service
from coresponder.program.services.models import (
    Change,
    DirectoryImport,
    Disagreement,
    Listing,
    Location,
    Organization,
    ResponderFacts,
    Schedule,
    Service,
    StatedCapacity,
)
from coresponder.program.services.vocabulary.answers import Answer, ImportState, VerificationResult
from coresponder.safeguards.accounts.models import User
from tests.spec.services.packages import NEW
from tests.support.page import PageClient
from tests.support.sample_services import SampleServices

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample(carlos: User) -> SampleServices:
    """A small directory."""
    return SampleServices()


def as_zip(files: dict[str, str]) -> SimpleUploadedFile:
    """A package as somebody uploads it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return SimpleUploadedFile("marigold.zip", stream.getvalue(), content_type="application/zip")


class TestFinding:
    def test_an_empty_directory_says_what_to_do(self, page: PageClient, omar: User, carlos: User) -> None:
        assert "can import one" in page.as_(omar).get("/services/").text
        assert "/services/imports/upload/" in page.as_(carlos).get("/services/").links.values()

    def test_what_is_near_comes_with_its_miles_and_unknown_hours_are_said(
        self, page: PageClient, sample: SampleServices, omar: User
    ) -> None:
        assert sample.placed
        page = page.as_(omar)
        found = page.get("/services/?near=62501&at=2026-12-01T12:00")
        assert "0.0 miles" in found.text
        assert "the one place listed in 62501" in found.text
        assert "Not known whether open" in found.text
        assert "The directory says no hours." in found.text
        assert "America/Chicago" in found.text or "CST" in found.text

    def test_a_place_that_nobody_lists_is_said_at_its_field(self, page: PageClient, omar: User) -> None:
        page = page.as_(omar)
        assert "lists no place there" in page.get("/services/?near=Nowhere", status=422).text
        assert "Say from where" in page.get("/services/?within_miles=5", status=422).text

    def test_organizations_are_listed_and_found(self, page: PageClient, sample: SampleServices, omar: User) -> None:
        assert sample.placed
        page = page.as_(omar)
        assert "Fernhill Harbor" in page.get("/services/organizations/?text=harbor").text
        shown = page.get(f"/services/organizations/{sample.organization.pk}/")
        assert "Night shelter" in shown.text


class TestOneService:
    def test_what_its_source_states_about_places_is_shown_and_not_taken_for_live(
        self, page: PageClient, sample: SampleServices, omar: User
    ) -> None:
        service = sample.service
        StatedCapacity.objects.create(service=service, unit_name="beds", available=4, maximum=10)
        text = page.as_(omar).get(f"/services/{service.pk}/").text
        assert "4 of 10 beds free, no date is said" in text
        assert "it is not live" in text
        assert "How full it is" not in text

    def test_unknown_is_said_for_everything_that_nobody_asked(
        self, page: PageClient, sample: SampleServices, omar: User
    ) -> None:
        page = page.as_(omar)
        shown = page.get(f"/services/{sample.placed.pk}/")
        assert "Takes people whom police bringunknown" in shown.text
        assert "Nobody of ours has ever spoken with it" in shown.text
        assert "1 Fern Street, Fernhill, IL 62501" in shown.text
        assert "Change" not in shown.links

    def test_what_is_stale_says_since_when(self, page: PageClient, sample: SampleServices, carlos: User) -> None:
        service = sample.placed
        Service.objects.filter(pk=service.pk).update(
            verified_at=timezone.now() - timedelta(days=400), verified_by=carlos
        )
        page = page.as_(carlos)
        shown = page.get(f"/services/{service.pk}/").text
        assert "Stale" in shown
        assert "It is stale since" in shown


class TestEntering:
    def test_an_organization_a_service_its_place_hours_and_facts(self, page: PageClient, carlos: User) -> None:
        page = page.as_(carlos)
        page.post("/services/organizations/add/", {"name": "Fernhill House"})
        organization = Organization.objects.get()
        of_service = {
            "name": "Crisis center",
            "status": "active",
            "categories_crisis": ["crisis_receiving"],
            "languages": ["Spanish"],
            "payers": ["medicaid"],
            "phone": "555-0100",
            "minimum_age": "18",
        }
        page.post(f"/services/organizations/{organization.pk}/add-service/", of_service)
        service = Service.objects.get()
        place = {"name": "House", "latitude": "40", "longitude": "-90", "city": "Fernhill", "postal_code": "62501"}
        page.post(f"/services/{service.pk}/places/add/", place)
        page.post(f"/services/{service.pk}/hours/", {"MO_opens": "20:00", "MO_closes": "08:00"})
        facts = {
            "accepts_police_drop_off": "yes",
            "accepts_holds": "no",
            "medical_clearance": "done_here",
            "has_exclusions": "yes",
            "exclusions": "People under 18",
            "target_handover_minutes": "10",
            "has_responder_contact": "yes",
            "responder_contact": "555-0142",
        }
        page.post(f"/services/{service.pk}/facts/", facts)
        shown = page.get(f"/services/{service.pk}/").text
        for words in ("Crisis center that takes people at any hour", "20:00 to 08:00 of the next day", "10 minutes"):
            assert words in shown
        for words in ("555-0142", "People under 18", "555-0100", "Medicaid", "from 18"):
            assert words in shown
        listing = Listing.objects.get()
        assert (listing.languages, listing.payers) == (["Spanish"], ["medicaid"])
        assert listing.accepts_police_drop_off == Answer.YES
        assert not Change.objects.filter(replacement_value__contains="0142").exists()

    def test_what_changed_is_told_with_before_and_after(
        self, page: PageClient, sample: SampleServices, carlos: User
    ) -> None:
        service = sample.placed
        page = page.as_(carlos)
        page.post(f"/services/{service.pk}/edit/", {"name": "Day shelter", "status": "active"})
        told = Change.objects.get(field_name="name")
        assert (told.previous_value, told.replacement_value, told.by) == ("Night shelter", "Day shelter", carlos)
        assert "Day shelter" in page.get(f"/services/{service.pk}/").text

    def test_wrong_answers_are_said_at_their_fields(
        self, page: PageClient, sample: SampleServices, carlos: User
    ) -> None:
        service = sample.placed
        page = page.as_(carlos)
        wrong = {"name": "A", "status": "active", "minimum_age": "60", "maximum_age": "18"}
        assert "is below" in page.post(f"/services/{service.pk}/edit/", wrong, status=422).text
        one_end = {"MO_opens": "20:00"}
        assert "only one end" in page.post(f"/services/{service.pk}/hours/", one_end, status=422).text
        half = {"name": "House", "latitude": "40"}
        assert "or neither" in page.post(f"/services/{service.pk}/places/add/", half, status=422).text
        unsaid = {"accepts_police_drop_off": "yes", "accepts_holds": "no", "medical_clearance": "unknown"}
        unsaid |= {"has_exclusions": "no", "exclusions": "Somebody", "has_responder_contact": "unknown"}
        assert "answer yes" in page.post(f"/services/{service.pk}/facts/", unsaid, status=422).text
        assert not ResponderFacts.objects.exists()

    def test_new_hours_take_the_place_of_the_old_and_days_stay(
        self, page: PageClient, sample: SampleServices, carlos: User
    ) -> None:
        service = sample.placed
        holiday = Schedule.objects.create(
            service=service, valid_from="2026-12-25", valid_to="2026-12-25", is_closed=True
        )
        page = page.as_(carlos)
        for opens in ("08:00", "09:00"):
            page.post(f"/services/{service.pk}/hours/", {"TU_opens": opens, "TU_closes": "17:00"})
        current = Schedule.objects.current().exclude(pk=holiday.pk)
        assert [str(each.opens_at) for each in current] == ["09:00:00"]
        assert Schedule.objects.get(pk=holiday.pk).is_current
        assert Schedule.objects.count() == 3, "what was said before is kept"

    def test_it_is_taken_out_and_put_back(self, page: PageClient, sample: SampleServices, carlos: User) -> None:
        service = sample.placed
        page = page.as_(carlos)
        page.post(f"/services/{service.pk}/remove/", {})
        assert "Taken out of the directory" in page.get(f"/services/{service.pk}/").text
        assert not Listing.objects.filter(service=service).exists()
        page.post(f"/services/{service.pk}/restore/", {})
        assert Listing.objects.filter(service=service).exists()
        page.post(f"/services/{service.pk}/places/{sample.place.pk}/remove/", {})
        assert "No place" in page.get(f"/services/{service.pk}/").text
        assert Location.objects.exists()


class TestTheCallList:
    def test_crisis_comes_first_then_the_most_used_then_the_oldest(
        self, page: PageClient, sample: SampleServices, clara: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        quiet, used, crisis = (sample.service for _ in range(3))
        for name, service in (("Quiet", quiet), ("Used", used), ("Crisis", crisis)):
            Service.objects.filter(pk=service.pk).update(name=name)
        ResponderFacts.objects.create(service=crisis, accepts_police_drop_off=Answer.YES)
        monkeypatch.setattr(usage, "_registered", [lambda since: {used.pk: 7}])
        page = page.as_(clara)
        shown = page.get("/services/call-list/")
        text = shown.text
        assert text.index("Crisis") < text.index("Used") < text.index("Quiet")
        assert "Used 7 times in 90 days" in text

    def test_a_tick_makes_it_fresh_and_no_answer_brings_it_back_tomorrow(
        self, page: PageClient, sample: SampleServices, clara: User
    ) -> None:
        one, other = sample.service, sample.service
        page = page.as_(clara)
        page.post(f"/services/{one.pk}/verify/", {"result": "verified", "from_list": "yes"})
        page.post(f"/services/{other.pk}/verify/", {"result": "no_answer", "from_list": "yes"})
        one.refresh_from_db()
        other.refresh_from_db()
        assert (one.verified_by, other.verified_by) == (clara, None)
        assert "Nobody has to be called" in page.get("/services/call-list/").text

    def test_something_changed_leads_who_may_to_the_form(
        self, page: PageClient, sample: SampleServices, carlos: User
    ) -> None:
        page = page.as_(carlos)
        answer = page.post(f"/services/{sample.placed.pk}/verify/", {"result": "changed"})
        assert "Tick what fits" in answer.text

    def test_how_old_is_too_old_is_the_program_s_to_say(
        self, page: PageClient, sample: SampleServices, carlos: User
    ) -> None:
        verify_service(service=sample.placed, result=VerificationResult.VERIFIED, by=carlos)
        page = page.as_(carlos)
        page.post("/services/call-list/days/", {"days_for_crisis": "30", "days_for_others": "60"})
        assert "every 60 days" not in page.get(f"/services/{sample.placed.pk}/").text
        assert 'value="60"' in page.get("/services/call-list/").response.content.decode()
        answer = page.post("/services/call-list/days/", {"days_for_crisis": "0", "days_for_others": "60"})
        assert "Nothing was changed" in answer.text


class TestImporting:
    def test_a_package_is_looked_through_seen_and_taken_over(
        self, page: PageClient, carlos: User, data_dir, django_capture_on_commit_callbacks
    ) -> None:
        fields = {"source_name": "Marigold 211", "file": as_zip(NEW | {"languages.csv": "id,service_id,name\n,,x\n"})}
        page = page.as_(carlos)
        page.post("/services/imports/upload/", fields)
        found = DirectoryImport.objects.get()
        assert "You may leave this page" in page.get(f"/services/imports/{found.pk}/").text
        carry_out(Run.objects.latest("requested_at").pk)
        shown = page.get(f"/services/imports/{found.pk}/")
        assert "Nothing has changed yet" in shown.text
        assert "The primary key is empty" in shown.text
        assert "languages.csv, row 2" in page.get(f"/services/imports/{found.pk}/findings/id_missing/").text
        assert not Service.objects.exists()
        page.post(f"/services/imports/{found.pk}/take-over/", {})
        with django_capture_on_commit_callbacks(execute=True):
            carry_out(Run.objects.latest("requested_at").pk)
        found.refresh_from_db()
        assert found.state == ImportState.APPLIED
        assert "Night shelter" in page.get("/services/").text
        assert not list((data_dir / "directories").glob("*")), "nothing of the file is left"

    def test_a_file_that_is_no_directory_is_refused_with_the_reason(
        self, page: PageClient, carlos: User, data_dir
    ) -> None:
        fields = {"source_name": "Marigold 211", "file": as_zip({"notes.txt": "Nothing."})}
        page = page.as_(carlos)
        page.post("/services/imports/upload/", fields)
        carry_out(Run.objects.latest("requested_at").pk)
        found = DirectoryImport.objects.get()
        assert found.state == ImportState.REFUSED
        assert "no HSDS in it" in page.get(f"/services/imports/{found.pk}/").text

    def test_a_file_of_another_kind_is_refused_at_the_form(self, page: PageClient, carlos: User) -> None:
        given = SimpleUploadedFile("list.pdf", b"%PDF")
        fields = {"source_name": "Marigold 211", "file": given}
        page = page.as_(carlos)
        assert "neither" in page.post("/services/imports/upload/", fields, status=422).text

    def test_a_package_can_be_discarded(self, page: PageClient, sample: SampleServices, carlos: User, data_dir) -> None:
        found = sample.previewed
        page = page.as_(carlos)
        answer = page.post(f"/services/imports/{found.pk}/discard/", {})
        found.refresh_from_db()
        assert found.state == ImportState.DISCARDED
        assert "Nothing of the directory has changed" in answer.text

    def test_somebody_decides_where_both_changed(self, page: PageClient, sample: SampleServices, carlos: User) -> None:
        found = sample.disagreement
        page = page.as_(carlos)
        assert "a week" in page.get("/services/disagreements/").text
        page.post(f"/services/disagreements/{found.pk}/", {"keep": "ours"})
        assert "The sources and we agree" in page.get("/services/disagreements/").text
        assert Disagreement.objects.get().took_theirs is False

    def test_a_term_is_mapped(self, page: PageClient, sample: SampleServices, carlos: User) -> None:
        term = sample.term
        page = page.as_(carlos)
        assert "proposed: Emergency shelter" in page.get("/services/terms/").text
        page.post(f"/services/terms/{term.pk}/", {"categories": ["day_center"]})
        assert "Day center, showers and laundry" in page.get("/services/terms/").text

    def test_the_directory_is_handed_out(self, page: PageClient, sample: SampleServices, carlos: User) -> None:
        assert sample.placed
        page = page.as_(carlos)
        answer = page.client.post("/services/export/json/")
        document = json.loads(b"".join(answer.streaming_content))
        assert [each["name"] for each in document["services"]] == ["Night shelter"]
        packed = b"".join(page.client.post("/services/export/csv/").streaming_content)
        assert "services.csv" in zipfile.ZipFile(io.BytesIO(packed)).namelist()
        assert page.client.post(f"/services/export/{uuid4().hex}/").status_code == 404
