"""Reading the trail: in sentences, narrowed, one event with its proof, as a table. Each look is an event itself."""

import csv
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.utils import timezone

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.seals.document import public_half, seal_from_text
from coresponder.safeguards.audit.seals.keys import signing_key
from coresponder.safeguards.audit.seals.making import seal_everything
from coresponder.safeguards.audit.seals.proofs import proof_from_text
from tests.support.page import PageClient
from tests.support.trail import in_spite_of_the_trigger, write

pytestmark = pytest.mark.usefixtures("counted")
TRAIL = "/audit-trail/"


def shown(page: PageClient, priya: User, **wanted: object) -> list[int]:
    """The numbers of the events that Priya is shown, without her own looks."""
    found = page.as_(priya).get(TRAIL, {name: str(value) for name, value in wanted.items()})
    numbers = [int(name.removeprefix("Event ")) for name in labels(found)]
    looks = set(AuditEvent.objects.filter(event__startswith="audit.").values_list("position", flat=True))
    return sorted(set(numbers) - looks)


def labels(found) -> list[str]:
    return [link.get("aria-label") for link in found.all("a") if (link.get("aria-label") or "").startswith("Event ")]


class TestNarrowing:
    @pytest.fixture(autouse=True)
    def events(self, counted: str, cora: User, omar: User) -> None:
        self.person = uuid4()
        self.by_cora = write(cora).position
        self.by_omar = write(omar, person_id=self.person).position

    def test_by_who_did_it(self, page: PageClient, priya: User, omar: User) -> None:
        assert shown(page, priya, who=omar.pk) == [self.by_omar]

    def test_by_the_person_whom_it_concerns(self, page: PageClient, priya: User) -> None:
        assert shown(page, priya, person=self.person) == [self.by_omar]

    def test_by_what_was_done(self, page: PageClient, priya: User) -> None:
        assert shown(page, priya, kind="test.counted") == [self.by_cora, self.by_omar]
        assert shown(page, priya, kind="audit.verified") == []

    def test_by_outcome(self, page: PageClient, priya: User, omar: User) -> None:
        page.as_(omar).get(TRAIL, status=403)
        assert len(shown(page, priya, outcome="refused")) == 1

    def test_by_days_that_are_both_included(self, page: PageClient, priya: User) -> None:
        today = timezone.localdate()
        assert shown(page, priya, begin=today, end=today, kind="test.counted") == [self.by_cora, self.by_omar]
        assert shown(page, priya, end=today - timedelta(days=1)) == []
        assert shown(page, priya, begin=today + timedelta(days=1)) == []

    @pytest.mark.parametrize(
        ("wanted", "complaint"),
        [
            ({"person": "Jane Roe"}, "That is not an id of a person."),
            ({"begin": "yesterday"}, "That is not a day."),
            ({"begin": "2026-02-02", "end": "2026-02-01"}, "This day lies before the first one."),
            ({"who": "99999999"}, "Select a valid choice"),
        ],
    )
    def test_a_filter_that_makes_no_sense_is_explained(
        self, page: PageClient, priya: User, wanted: dict[str, str], complaint: str
    ) -> None:
        assert complaint in page.as_(priya).get(TRAIL, wanted, status=422).text

    def test_a_place_that_is_no_number_is_the_beginning(self, page: PageClient, priya: User) -> None:
        assert page.as_(priya).get(TRAIL, {"before": "x"}).heading == "Audit trail"


class TestLooksAreEvents:
    def test_one_look_is_one_event_with_its_filter(self, page: PageClient, priya: User, omar: User) -> None:
        person = uuid4()
        page.as_(priya).get(TRAIL, {"who": str(omar.pk), "person": str(person)})
        look = AuditEvent.objects.exclude(event__startswith="account.").get()
        assert (look.event, look.by_id, look.person_id) == ("audit.read", priya.pk, person)
        assert look.details == {"filter": "who+person", "who": omar.pk, "person": str(person), "before": None}

    def test_looking_at_the_look_is_one_more_and_does_not_go_on(self, page: PageClient, priya: User) -> None:
        as_priya = page.as_(priya)
        for _ in range(3):
            as_priya.get(TRAIL)
        assert AuditEvent.objects.filter(event="audit.read").count() == 3

    def test_a_look_that_cannot_be_written_shows_nothing(
        self, page: PageClient, priya: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object, **__: object) -> None:
            raise RuntimeError("the trail cannot be written")

        monkeypatch.setattr("coresponder.safeguards.audit.actions.reading.record", broken)
        with pytest.raises(RuntimeError):
            page.as_(priya).get(TRAIL)


class TestOneEvent:
    def test_it_has_every_column_and_waits_for_its_seal(self, page: PageClient, priya: User, omar: User) -> None:
        event = write(omar, person_id=uuid4())
        found = page.as_(priya).get(f"{TRAIL}events/{event.position}/")
        assert found.heading == f"Event {event.position}"
        for value in (event.hash, event.previous_hash, str(event.person_id), "export:7", "Omar Officer", "as officer"):
            assert value in found.text
        assert "This event is not sealed yet." in found.text

    def test_once_sealed_it_proves_itself_and_the_proof_can_be_taken_out(
        self, page: PageClient, priya: User, omar: User
    ) -> None:
        for _ in range(5):
            write(omar)
        seal_everything()
        as_priya = page.as_(priya)
        assert "Seal 1 of" in as_priya.get(f"{TRAIL}events/3/").text
        taken = as_priya.client.get(f"{TRAIL}events/3/proof/")
        proof = proof_from_text(taken.content.decode(), name="proof.json")
        assert proof.holds(public_key=public_half(signing_key()))
        assert not proof.holds(public_key="a" * 64)
        assert AuditEvent.objects.filter(event="audit.proof_downloaded", about="event:3").exists()

    @pytest.mark.django_db(transaction=True)
    def test_an_event_that_was_changed_says_so(self, page: PageClient, priya: User, counted: str) -> None:
        write(priya)
        seal_everything()
        in_spite_of_the_trigger("UPDATE audit_auditevent SET by_role = 'x' WHERE position = 1")
        found = page.as_(priya).get(f"{TRAIL}events/1/")
        assert "This event was changed after it was written" in found.text
        assert "The seal does not prove this event" in found.text

    def test_an_event_that_is_not_there_is_not_found(self, page: PageClient, priya: User) -> None:
        page.as_(priya).get(f"{TRAIL}events/99/", status=404)
        page.as_(priya).get(f"{TRAIL}events/99/proof/", status=404)


class TestTheTable:
    def test_it_holds_what_the_filter_lets_through_and_taking_it_is_an_event(
        self, page: PageClient, priya: User, omar: User, cora: User
    ) -> None:
        write(omar), write(cora)
        answer = page.as_(priya).client.get(f"{TRAIL}export/", {"who": omar.pk})
        rows = list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode())))
        assert [row["who"] for row in rows] == ["Omar Officer"]
        assert rows[0]["sentence"] == "Omar Officer counted 3 calls of export 7."
        taken = AuditEvent.objects.get(event="audit.exported")
        assert (taken.by_id, taken.details["events"], taken.details["filter"]) == (priya.pk, 1, "who")

    def test_a_filter_that_makes_no_sense_gives_no_table(self, page: PageClient, priya: User) -> None:
        page.as_(priya).get(f"{TRAIL}export/", {"person": "x"}, status=404)
        assert not AuditEvent.objects.filter(event="audit.exported").exists()


class TestSeals:
    def test_the_privacy_officer_seals_at_once_and_takes_a_seal_out(
        self, page: PageClient, priya: User, omar: User
    ) -> None:
        write(omar)
        as_priya = page.as_(priya)
        assert "2 events wait to be sealed." in as_priya.get(f"{TRAIL}seals/").text
        sealed = as_priya.post(f"{TRAIL}seals/make/")
        assert "Sealed up to event 2." in sealed.text
        taken = as_priya.client.get(sealed.links["Take seal 1 out"])
        document = seal_from_text(taken.content.decode(), name="seal.json")
        assert document.is_signed_by(public_half(signing_key()))
        assert AuditEvent.objects.get(event="audit.seal_downloaded").about == "seal:1"

    def test_a_seal_that_is_not_there_is_not_found(self, page: PageClient, priya: User) -> None:
        page.as_(priya).get(f"{TRAIL}seals/1/", status=404)


@pytest.mark.parametrize(
    "address", ["", "export/", "events/1/", "events/1/proof/", "seals/", "seals/1/", "weeks/", "look-as/", "verify/"]
)
def test_nobody_but_the_privacy_officer_opens_any_of_it(page: PageClient, cora: User, address: str) -> None:
    write(cora)
    page.as_(cora).get(f"{TRAIL}{address}", status=403)
