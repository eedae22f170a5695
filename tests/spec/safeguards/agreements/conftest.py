"""The two who sign, Sol for the police and Sade for behavioral health, and what the decision then says."""

from datetime import datetime
from uuid import UUID

import pytest
from django.utils import timezone

from coresponder.delivery.web.cast import BEHAVIORAL_HEALTH, POLICE, cast_agency
from coresponder.safeguards.access.asking import Ask, Decision, Part
from coresponder.safeguards.access.deciding import decide
from coresponder.safeguards.access.gathering import facts_for, subject_of
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose
from tests.support.agreements import agreed, signatory, term

SOMEBODY = UUID("00000000-0000-4000-8000-000000000001")


@pytest.fixture
def sol(db: None) -> User:
    """The police chief."""
    return signatory("sol", POLICE)


@pytest.fixture
def sade(db: None) -> User:
    """The director of behavioral health."""
    return signatory("sade", BEHAVIORAL_HEALTH)


@pytest.fixture
def waiting(db: None, sol: User, sade: User) -> Agreement:
    """Safety facts from the police to behavioral health, for crisis response: agreed, waiting for two signatures."""
    return agreed(term(POLICE, BEHAVIORAL_HEALTH, DataClass.SAFETY, Purpose.CRISIS_RESPONSE))


def decision(by: User, *, at: datetime | None = None, data_class: DataClass = DataClass.SAFETY) -> Decision:
    """May this person read the police’s safety facts about somebody, for a crisis response?"""
    at = at or timezone.now()
    police = cast_agency(POLICE)
    part = Part(
        person_id=SOMEBODY,
        owner_agency_id=police.pk,
        owner_kind=police.kind,
        data_class=data_class,
        author_id=0,
    )
    ask = Ask(subject=subject_of(by, at), part=part, deed=Deed.READ, purpose=Purpose.CRISIS_RESPONSE, at=at)
    return decide(ask, facts_for(by, at, person_id=SOMEBODY))
