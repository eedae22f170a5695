"""Forgetting a call: everything that was ever said of it, and the key that opened the words."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction

from coresponder.program.calls.models import Call, CallRelation, CallVersion, Document, Judgement
from coresponder.safeguards.encryption.rotating import destroy

SETTING = "coresponder.disposing"


def forget_call(item: str) -> None:
    """Delete a call with its documents, its versions and what was advised, and destroy its key.

    ProtectedError, and nothing is deleted, where an app keeps something else about the call.
    """
    call_id = UUID(item)
    with _disposing():
        for model in (Judgement, CallVersion, Document):
            model._default_manager.filter(call=call_id).delete()
        CallRelation.objects.filter(from_call=call_id).delete()
        CallRelation.objects.filter(to_call=call_id).update(to_call=None)
        Call.objects.filter(merged_into=call_id).update(merged_into=None)
        Call.objects.get(pk=call_id).delete()
        destroy(f"call:{call_id}")


def forget_refusal(item: str) -> None:
    """Delete the line that says that something could not be read."""
    with _disposing():
        Document.objects.get(pk=item, call=None).delete()


@contextmanager
def _disposing() -> Iterator[None]:
    """Inside, the database lets go of what it otherwise keeps; afterwards it keeps it again."""
    with transaction.atomic():
        _set("calls")
        yield
        _set("")


def _set(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, value])
