"""What a test wrote for good is gone before the next, the audit trail too, which nobody else can empty."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.audit_events import SIGNED_IN
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.recording import record
from tests.support.cast import member


@pytest.mark.django_db(transaction=True)
def test_nothing_is_left_and_the_trail_is_guarded_as_before(cora: User) -> None:
    with transaction.atomic():
        record(SIGNED_IN, by=cora, about=f"account:{cora.pk}", details={})
    assert AuditEvent.objects.exists()
    call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
    assert not AuditEvent.objects.exists()
    assert not User.objects.exists()
    with transaction.atomic():
        record(SIGNED_IN, by=member("dana"), about="account:0", details={})
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEvent.objects.all().delete()
