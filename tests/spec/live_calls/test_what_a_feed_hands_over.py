"""A call is what its documents say, in whichever order they come; what was known before is never rewritten."""

import json

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction

from coresponder.program.calls.actions.decisions import decide_call_types
from coresponder.program.calls.models import Call, CallVersion, Document, Feed
from coresponder.program.calls.queries.live import history_of, open_calls
from coresponder.program.calls.vocabulary import CallState, DecidedNexus, DocumentOutcome
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from tests.support.live_calls import call_named, eido, eido_feed, prologue, push

SECRET = "Jane Realname"


def test_a_document_becomes_a_call_on_the_board(feed: Feed, dana: User) -> None:
    receipt = push(feed, eido("a", 0, type_text="Suicide threat", priority=1, notes={"Stands on the bridge.": 0}))
    call = open_calls(dana).get()
    assert receipt.counts == {DocumentOutcome.NEW_CALL: 1}
    assert (call.type_text, call.priority, call.narrative) == ("Suicide threat", 1, "Stands on the bridge.")
    assert (call.category, call.nexus, call.suicide) == ("suicide", "yes", "yes")
    assert call.event_number == "a"


def test_the_same_document_again_changes_nothing_and_is_counted(feed: Feed) -> None:
    push(feed, eido("a", 0), eido("a", 0))
    feed.refresh_from_db()
    assert (call_named("a").version, feed.duplicates) == (1, 1)
    assert Document.objects.count() == CallVersion.objects.count() == 1


def test_a_newer_document_is_what_holds(feed: Feed) -> None:
    push(feed, eido("a", 0), eido("a", 5, type_text="Mental health crisis", statuses=["Closed"]))
    call = call_named("a")
    assert (call.state, call.type_text, call.initial_type) == (
        CallState.CLOSED,
        "Mental health crisis",
        "Check welfare",
    )


def test_a_late_document_is_kept_and_never_what_holds(feed: Feed, dana: User) -> None:
    receipt = push(feed, eido("a", 5, type_text="Mental health crisis"), eido("a", 0))
    call = call_named("a")
    assert receipt.counts[DocumentOutcome.LATE] == 1
    assert (call.type_text, call.initial_type, call.version) == ("Mental health crisis", "Check welfare", 2)
    assert [each.is_late for each in history_of(dana, call).versions] == [False, True]


def test_two_documents_of_the_same_moment_are_both_kept_and_flagged(feed: Feed) -> None:
    receipt = push(feed, eido("a", 0, priority=2), eido("a", 0, priority=3))
    assert receipt.counts[DocumentOutcome.CONTESTED] == 1
    assert call_named("a").is_contested
    push(feed, eido("a", 1, priority=4))
    assert not call_named("a").is_contested


def test_of_two_feeds_of_the_same_calls_the_trusted_one_is_believed(feed: Feed, cora: User) -> None:
    nightly = eido_feed(cora, name="Nightly", same_calls_as=feed, priority=10)
    push(nightly, eido("a", 0, type_text="From the night"))
    push(feed, eido("a", 0, type_text="From the push"))
    assert Call.objects.get().type_text == "From the push"
    assert set(Document.objects.values_list("feed__name", flat=True)) == {"Nightly", "County CAD"}


def test_what_was_known_before_stays_what_it_was(feed: Feed, dana: User) -> None:
    push(feed, eido("a", 0), eido("a", 5, type_text="Mental health crisis"))
    versions = history_of(dana, call_named("a")).versions
    assert [json.loads(each.known)["type_text"] for each in versions] == ["Check welfare", "Mental health crisis"]


@pytest.mark.parametrize("table", ["calls_callversion", "calls_document"])
def test_the_database_lets_nobody_change_what_was_received_or_known(feed: Feed, table: str) -> None:
    push(feed, eido("a", 0))
    for statement in (f"UPDATE {table} SET received_at = now()", f"DELETE FROM {table}"):
        with (
            pytest.raises((ProgrammingError, InternalError), match="never changed"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


class TestWhatCannotBeRead:
    def test_it_is_refused_with_a_sentence_and_only_its_fingerprint_is_kept(self, feed: Feed) -> None:
        receipt = push(feed, {**eido("a", 0), "eidoVersion": "2.0"})
        kept = Document.objects.get()
        assert receipt.refused[0].code == "eido_version"
        assert (kept.outcome, kept.payload, kept.problem_code) == (DocumentOutcome.REFUSED, "", "eido_version")
        assert not Call.objects.exists()

    def test_a_feed_that_sends_only_that_was_not_heard(self, feed: Feed) -> None:
        push(feed, b"not an EIDO")
        feed.refresh_from_db()
        assert feed.last_received_at is None


class TestCallers:
    parts = {
        "callbackComponent": [{**prologue("cb", 0), "callBackInformationUri": ["tel:5550100"]}],
        "personComponent": [
            {
                **prologue("p", 0),
                "personIncidentRoleRegistryText": ["Caller"],
                "ncPersonComponent": {"name": [{"fullName": SECRET}]},
            }
        ],
    }

    def test_they_are_dropped_before_anything_is_stored_and_counted(self, feed: Feed) -> None:
        push(feed, eido("a", 0, parts=self.parts))
        feed.refresh_from_db()
        kept = Document.objects.get().payload + CallVersion.objects.get().said
        assert SECRET not in kept
        assert "5550100" not in kept
        assert feed.personal_parts_dropped == 2
        assert AuditEvent.objects.filter(event="feed.received").latest("position").details["dropped"] == 2

    def test_they_are_kept_where_the_feed_is_set_up_so(self, cora: User) -> None:
        keeping = eido_feed(cora, keeps_callers=True)
        push(keeping, eido("a", 0, parts=self.parts))
        assert SECRET in Document.objects.get().payload

    def test_not_even_a_kept_word_lies_readable_in_the_database(self, feed: Feed) -> None:
        push(feed, eido("a", 0, notes={"Stands on the bridge.": 0}))
        with connection.cursor() as cursor:
            for table in ("calls_call", "calls_document", "calls_callversion"):
                cursor.execute(f"SELECT * FROM {table}")
                assert b"bridge" not in b"".join(
                    bytes(cell) for row in cursor for cell in row if isinstance(cell, memoryview)
                )


def test_each_hand_over_is_one_event_of_the_trail_with_counts_alone(feed: Feed) -> None:
    before = AuditEvent.objects.count()
    push(feed, eido("a", 0))
    event = AuditEvent.objects.latest("position")
    assert AuditEvent.objects.count() == before + 1
    assert (event.event, event.about) == ("feed.received", f"feed:{feed.pk}")
    assert (event.details["new_call"], event.details["channel"]) == (1, "push")


def test_the_type_is_judged_by_the_first_spelling_that_a_rule_reads(feed: Feed) -> None:
    document = eido("a", 0, type_text="ZZ9 plural")
    document["incidentComponent"]["incidentTypeCommonRegistryText"] = "SUICTHRT"
    push(feed, document)
    assert call_named("a").category == "suicide"


def test_a_decision_on_a_type_holds_from_the_next_document_on(feed: Feed, cora: User) -> None:
    push(feed, eido("a", 0, type_text="Quarrel"))
    decide_call_types(spellings=["Quarrel"], nexus=DecidedNexus.YES, reason="Ours are crisis calls.", by=cora)
    push(feed, eido("b", 0, type_text="Quarrel"))
    assert (call_named("b").nexus, call_named("b").nexus_rule) == ("yes", "decision")
    assert call_named("a").nexus != "yes"
