"""Announcing a change, inside the transaction that makes it."""

from uuid import UUID

from django.db import connection

from coresponder.program.news.vocabulary import Topic

ANNOUNCE = """
INSERT INTO news_announcement (transaction, topic, about)
VALUES (pg_current_xact_id()::text::bigint, %s, %s)
ON CONFLICT DO NOTHING
"""


def announce(topic: Topic | str, about: UUID) -> None:
    """Tell every open page that this has changed, once the transaction at hand has ended well.

    The same thing twice in one transaction is told once, and all that one transaction changed of a topic in one notice.
    A trigger of the database sends it: a transaction that is undone tells nothing, and no committed one stays untold.
    ValueError for a topic that is not in the vocabulary.
    """
    with connection.cursor() as cursor:
        cursor.execute(ANNOUNCE, [Topic(topic).value, about])
