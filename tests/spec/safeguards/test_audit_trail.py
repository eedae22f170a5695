"""The audit trail.

What was done is written down in the transaction that does it: if the one cannot be written, the other does not happen.
Events can be added. The database refuses to change or remove them, and the chain of hashes shows it where somebody with
full rights on the database did so all the same.
"""

import re
import threading
from collections.abc import Iterator

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.chain import BEGINNING
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.queries.events import trail_for
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.audit.registry import _REGISTERED, register
from coresponder.safeguards.audit.sentences import names_of_actors, sentence_of
from coresponder.safeguards.audit.verifying import verify_trail
from coresponder.safeguards.permissions import Denied
from tests.support.cast import member
from tests.support.servers import by_owner

TRIGGER = "ALTER TABLE audit_auditevent {} TRIGGER audit_append_only"


@pytest.fixture(autouse=True)
def counted() -> Iterator[str]:
    """An event that only these tests know."""
    yield register("test.counted", "{by} counted {calls} calls of {about}.")
    del _REGISTERED["test.counted"]


def write(by: User, calls: int = 3) -> AuditEvent:
    """One event, as an action would write it."""
    with transaction.atomic():
        return record("test.counted", by=by, about="export:7", details={"calls": calls})


@transaction.atomic
def add_somebody(*, by: User, details: dict[str, int]) -> None:
    """An action: its event, then its deed. Fails at the one without details, at the other when somebody is there."""
    record("test.counted", by=by, about="account:9", details=details)
    User.objects.create_user("new", display_name="New", role="officer")


class TestWriting:
    def test_an_event_says_who_did_what_to_what_and_when(self, cora: User) -> None:
        event = write(cora)
        assert (event.position, event.by_id, event.by_role) == (1, cora.pk, "coordinator")
        assert (event.event, event.about, event.details) == ("test.counted", "export:7", {"calls": 3})
        assert event.at.tzinfo is not None

    def test_each_event_carries_the_hash_of_the_one_before(self, cora: User) -> None:
        first, second = write(cora), write(cora)
        assert first.previous_hash == BEGINNING
        assert second.previous_hash == first.hash

    @pytest.mark.django_db(transaction=True)
    def test_outside_a_transaction_nothing_can_be_written(self) -> None:
        with pytest.raises(RuntimeError, match="inside the transaction"):
            record("test.counted", by=member("cora"), about="export:7", details={"calls": 3})

    def test_what_cannot_be_audited_is_not_done(self, cora: User) -> None:
        with pytest.raises(ValueError, match="needs the details calls"):
            add_somebody(by=cora, details={})
        assert not User.objects.filter(username="new").exists()

    def test_what_is_not_done_leaves_no_event(self, cora: User) -> None:
        User.objects.create_user("new", display_name="New", role="officer")
        with pytest.raises(DatabaseError):
            add_somebody(by=cora, details={"calls": 3})
        assert not AuditEvent.objects.exists()

    def test_an_event_that_no_app_declared_is_refused(self, cora: User) -> None:
        with pytest.raises(LookupError, match="audit_events"), transaction.atomic():
            record("test.undeclared", by=cora, about="export:7", details={})

    @pytest.mark.parametrize("value", ["Jane Roe", "12 Fictive Street", 3.5, ["a"], {"name": "x"}, "ä", "x" * 81])
    def test_details_hold_ids_counts_and_codes_and_nothing_that_could_be_a_persons(self, cora: User, value) -> None:
        with pytest.raises(ValueError, match="only ids, counts and codes"), transaction.atomic():
            record("test.counted", by=cora, about="export:7", details={"calls": value})

    def test_the_refusal_does_not_repeat_the_value(self, cora: User) -> None:
        with pytest.raises(ValueError, match="calls holds something else") as refused, transaction.atomic():
            record("test.counted", by=cora, about="export:7", details={"calls": "Jane Roe"})
        assert "Jane" not in str(refused.value)

    def test_an_event_has_one_sentence_only(self) -> None:
        with pytest.raises(ValueError, match="another sentence"):
            register("test.counted", "{by} did something else.")

    @pytest.mark.django_db(transaction=True)
    def test_two_people_writing_at_once_do_not_fork_the_chain(self) -> None:
        cora, eve = member("cora"), member("eve")
        threads = [threading.Thread(target=write_ten, args=[user]) for user in (cora, eve)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        report = verify_trail(believed_keys=())
        assert report.holds
        assert report.events == 20


def write_ten(user: User) -> None:
    """Ten events over a connection of this thread's own."""
    try:
        for _ in range(10):
            write(user)
    finally:
        connection.close()


CHANGES = [
    "UPDATE audit_auditevent SET by_id = 0",
    "DELETE FROM audit_auditevent",
    "TRUNCATE audit_auditevent",
    "UPDATE audit_auditevent SET by_id = 0 WHERE position = -1",
]


class TestChanging:
    """Two walls: the program's own database role has no right to; for the owner of the tables there is a trigger."""

    @pytest.mark.parametrize("statement", CHANGES)
    def test_the_program_has_no_right_to(self, cora: User, statement: str) -> None:
        write(cora)
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(statement)
        assert AuditEvent.objects.count() == 1

    def test_the_program_cannot_switch_the_trigger_off(self, cora: User) -> None:
        with pytest.raises(DatabaseError, match="must be owner"), transaction.atomic():
            connection.cursor().execute(TRIGGER.format("DISABLE"))

    @pytest.mark.parametrize("statement", CHANGES)
    @pytest.mark.django_db(transaction=True)
    def test_the_owner_of_the_tables_is_refused_by_the_database(self, statement: str) -> None:
        write(member("cora"))
        with pytest.raises(psycopg.Error, match="never changed"):
            by_owner([statement])
        assert AuditEvent.objects.count() == 1

    def test_saving_an_event_again_is_refused(self, cora: User) -> None:
        event = write(cora)
        event.by_id = 0
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            event.save()


class TestReading:
    def test_an_event_reads_as_a_sentence(self, cora: User) -> None:
        event = write(cora, calls=219)
        assert sentence_of(event, names_of_actors([event])) == "Cora Coordinator counted 219 calls of export 7."

    def test_counts_are_written_with_their_thousands_and_ids_by_their_beginning(self, cora: User) -> None:
        event = write(cora, calls=168_850)
        event.about = "export:8d2f60a0-86b7-451b-a7c1-5e14af9d0c11"
        said = sentence_of(event, names_of_actors([event]))
        assert said == "Cora Coordinator counted 168,850 calls of export 8d2f60a0…."

    def test_an_event_whose_app_is_gone_still_says_what_is_known(self, cora: User) -> None:
        event = write(cora)
        event.event = "gone.away"
        assert sentence_of(event, {}) == f"Account {cora.pk} did “gone.away” to export 7."

    def test_only_who_may_read_the_trail_can_ask_for_it(self, priya: User, cora: User) -> None:
        write(cora)
        assert trail_for(priya).count() == 1
        with pytest.raises(Denied):
            trail_for(cora)

    def test_every_hash_is_a_sha_256(self, cora: User) -> None:
        assert re.fullmatch(r"[0-9a-f]{64}", write(cora).hash)
