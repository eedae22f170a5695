"""One writer at a time for a text of which no version may exist yet, so that there is no row to lock."""

from django.db import connection

# The first letters of each as a number; any that nothing else in the program locks on.
CHARTER_LOCK, STATEMENT_LOCK, ISSUES_LOCK = 0x63686172, 0x73746174, 0x69737375


def take_turn(lock: int) -> None:
    """Wait until whoever writes the same text is done. It ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock])
