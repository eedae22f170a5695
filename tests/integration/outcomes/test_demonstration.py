"""The demonstration's load: the invented county comes in once, and never among real calls."""

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from coresponder.program.outcomes import demonstration
from coresponder.program.outcomes.models import Baseline
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.demonstration import PLAN
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.audit.models import AuditEvent
from tests.support.baselines import frozen_sample


def test_it_is_refused_outside_the_demonstration(db: None, settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match=r"only under coresponder\.settings\.demo"):
        call_command("demo_load")
    assert not User.objects.exists()


def test_a_second_time_changes_nothing(cora: User, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DEMO = True
    frozen_sample(by=cora)
    call_command("demo_load")
    agreements = Agreement.objects.count()
    assert agreements > len(PLAN), "the negotiated ones come on top of those that were agreed before"
    before = (User.objects.count(), Baseline.objects.count(), AuditEvent.objects.count())
    monkeypatch.setattr(demonstration, "write_county", None)  # which would be called if anything were brought in
    call_command("demo_load")
    assert (User.objects.count(), Baseline.objects.count(), AuditEvent.objects.count()) == before
