"""Telling open pages that something changed. Only a topic and an id leave; who may see it is asked when it is read."""

from uuid import UUID

from django.db import connection

CHANNEL = "coresponder_news"


def tell(topic: str, about: UUID) -> None:
    """Tell it once the transaction has ended well; PostgreSQL sends nothing of one that was undone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{topic}:{about}"])
