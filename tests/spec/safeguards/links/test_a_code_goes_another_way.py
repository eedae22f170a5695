"""A code that goes another way than the link: whoever has only one of the two learns nothing."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.links.actions import LinkRefused, issue_link, open_link
from coresponder.safeguards.links.codes import is_locked, is_right, issue_code
from coresponder.safeguards.links.models import Link, LinkCode
from coresponder.safeguards.links.vocabulary import LinkPurpose

pytestmark = pytest.mark.django_db
PURPOSE = LinkPurpose.REFERRAL_REPLY


@pytest.fixture
def link(db: None) -> Link:
    return issue_link(purpose=PURPOSE, about=uuid4(), valid_for=timedelta(days=7), single_use=True, by=None).link


def other_than(code: str) -> str:
    """Six digits that are not the code."""
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_the_code_is_six_digits_and_right_once(link: Link) -> None:
    code = issue_code(link)
    assert len(code) == 6
    assert is_right(link, f" {code[:3]} {code[3:]} ")
    assert not is_right(link, code)


def test_only_the_newest_code_is_right(link: Link) -> None:
    first, second = issue_code(link), issue_code(link)
    assert first == second or not is_right(link, first)
    assert is_right(link, second)


def test_a_code_is_too_old_after_half_an_hour(link: Link) -> None:
    code = issue_code(link)
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert not is_right(link, code)


def test_five_wrong_codes_end_the_link_even_for_the_right_one() -> None:
    made = issue_link(purpose=PURPOSE, about=uuid4(), valid_for=timedelta(days=7), single_use=True, by=None)
    code = issue_code(made.link)
    assert not any(is_right(made.link, other_than(code)) for _ in range(5))
    assert is_locked(made.link)
    assert not is_right(made.link, code)
    with pytest.raises(LinkRefused):
        open_link(made.secret, purpose=PURPOSE, from_address="203.0.113.7")


def test_a_new_code_does_not_give_new_tries(link: Link) -> None:
    for _ in range(4):
        is_right(link, other_than(issue_code(link)))
    is_right(link, other_than(issue_code(link)))
    assert is_locked(link)


def test_no_more_than_five_codes_are_made_for_a_link(link: Link) -> None:
    for _ in range(5):
        issue_code(link)
    with pytest.raises(CoresponderError, match="Ask for a new link"):
        issue_code(link)


def test_a_link_without_a_code_is_confirmed_by_none(link: Link) -> None:
    assert not is_right(link, "")


def test_the_code_stands_nowhere(link: Link) -> None:
    code = issue_code(link)
    kept = str([*LinkCode.objects.values_list("code_hash", flat=True)])
    assert code not in kept
    assert not [each for each in AuditEvent.objects.values_list("details", flat=True) if code in str(each)]
