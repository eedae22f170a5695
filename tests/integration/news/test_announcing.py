"""What is announced in a transaction is told when it ends well, in order, once, and never otherwise."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connection, transaction

from coresponder.program.news.announcing import announce
from coresponder.program.news.queries import as_text, from_text, missed_since, numbers_now
from coresponder.program.news.vocabulary import Topic

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(transactional_db: None) -> Iterator[psycopg.Connection]:
    """A connection that listens."""
    connection.ensure_connection()
    database = connection.settings_dict
    address = {"host": database["HOST"], "dbname": database["NAME"], "user": database["USER"]}
    with psycopg.connect(**address, autocommit=True) as listening:
        listening.execute("LISTEN coresponder_news")
        yield listening


def heard(told: psycopg.Connection) -> list[str]:
    """Everything that was sent so far."""
    return [notice.payload for notice in told.notifies(timeout=0.2)]


def announced(*abouts: UUID, topic: Topic = Topic.CALLS) -> None:
    """One transaction that announces these."""
    with transaction.atomic():
        for about in abouts:
            announce(topic, about)


def test_what_one_transaction_changed_of_a_topic_is_one_notice(told: psycopg.Connection) -> None:
    one, two = sorted((uuid4(), uuid4()))
    announced(two, one, two)
    assert heard(told) == [f"calls:1:{one},{two}"]


def test_a_transaction_that_is_undone_tells_nothing(told: psycopg.Connection) -> None:
    with transaction.atomic():
        announce(Topic.CALLS, uuid4())
        transaction.set_rollback(True)
    assert heard(told) == []


def test_a_step_that_is_undone_within_a_transaction_is_left_out(told: psycopg.Connection) -> None:
    kept = uuid4()
    with transaction.atomic():
        announce(Topic.CALLS, kept)
        with transaction.atomic():
            announce(Topic.CALLS, uuid4())
            transaction.set_rollback(True)
    assert heard(told) == [f"calls:1:{kept}"]


def test_each_topic_counts_for_itself(told: psycopg.Connection) -> None:
    announced(uuid4())
    announced(uuid4())
    announced(uuid4(), topic=Topic.SHIFTS)
    assert numbers_now() == {"calls": 2, "shifts": 1}


def test_more_than_a_hundred_things_are_told_without_their_ids(told: psycopg.Connection) -> None:
    announced(*(uuid4() for _ in range(101)))
    assert heard(told) == ["calls:1:"]


def test_a_topic_that_nobody_knows_is_a_mistake_of_the_program(db: None) -> None:
    with pytest.raises(ValueError, match="weather"):
        announce("weather", uuid4())


class TestWhoWasCutOff:
    def test_is_told_what_changed_meanwhile(self) -> None:
        announced(uuid4())
        seen = numbers_now()
        missed = sorted(str(uuid4()) for _ in range(3))
        for each in missed:
            announced(UUID(each))
        (notice,) = missed_since(seen, [Topic.CALLS])
        assert (notice.number, list(notice.abouts)) == (4, missed)

    def test_is_told_nothing_where_nothing_changed(self) -> None:
        announced(uuid4())
        assert missed_since(numbers_now(), list(Topic)) == []

    def test_for_longer_than_notices_are_kept_is_told_that_anything_may_have_changed(self) -> None:
        for _ in range(1002):
            announced(uuid4())
        (notice,) = missed_since({"calls": 1}, [Topic.CALLS])
        assert (notice.number, notice.abouts) == (1002, ())

    def test_and_knows_more_than_there_is_is_told_that_anything_may_have_changed(self) -> None:
        announced(uuid4())
        (notice,) = missed_since({"calls": 900}, [Topic.CALLS])
        assert (notice.number, notice.abouts) == (1, ())

    def test_says_how_far_it_was_in_a_form_that_survives_the_way(self) -> None:
        seen = {"assignments": 12, "calls": 41}
        assert from_text(as_text(seen)) == seen
        assert from_text("calls:41,weather:2,<script>") == {"calls": 41}
