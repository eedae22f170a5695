"""Pages about accounts: who may open which, and that nothing is changed by those who may not."""

from uuid import UUID

import pytest
from django.urls import URLPattern, reverse

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, access_of, may
from coresponder.safeguards.staff.urls import urlpatterns
from tests.support.cast import member
from tests.support.page import PageClient

A_UUID = UUID("00000000-0000-4000-8000-000000000000")
GUARDED = [pattern for pattern in urlpatterns if access_of(pattern.callback).permission]
EVERYBODY = ["cora", "priya", "omar", "clara", "otis", "sol"]


def address_of(pattern: URLPattern) -> str:
    """The address of a page about things that are not there; who may not open it must not notice."""
    names = pattern.pattern.converters
    values = {name: A_UUID if "UUID" in type(each).__name__ else 0 for name, each in names.items()}
    return reverse(f"staff:{pattern.name}", kwargs=values)


@pytest.mark.parametrize("username", EVERYBODY)
def test_every_page_refuses_exactly_those_who_lack_its_permission(page: PageClient, username: str) -> None:
    user = member(username)
    as_user = page.as_(user)
    for pattern in GUARDED:
        permission = access_of(pattern.callback).permission
        for answer in (as_user.client.get(address_of(pattern)), as_user.client.post(address_of(pattern))):
            refused = 404 if username == "otis" else 403
            if not may(user, permission):
                assert answer.status_code == refused, pattern.name
            else:
                assert answer.status_code != 403, pattern.name


def test_every_page_that_changes_an_account_asks_who_it_is_first(page: PageClient, cora: User, priya: User) -> None:
    """A proof that is too old: nothing is done by any of the forms."""
    for user in (cora, priya):
        as_user = page.as_(user)
        session = as_user.client.session
        del session["proven_at"]
        session.save()
        asked = [p for p in GUARDED if may(user, access_of(p.callback).permission) and takes_a_form(p)]
        for pattern in asked:
            answer = as_user.client.post(address_of(pattern), {"a": "b"})
            assert b"Confirm that it is you" in answer.content, pattern.name


def takes_a_form(pattern: URLPattern) -> bool:
    """All but the pages that only show."""
    return pattern.name not in {"accounts", "account", "invitations", "agencies", "reviews", "review"}


def test_there_are_pages_of_both_kinds() -> None:
    assert {access_of(pattern.callback).permission for pattern in GUARDED} == {
        Permission.MANAGE_ACCOUNTS,
        Permission.REVIEW_ACCOUNTS,
    }


def test_the_head_of_the_page_names_whose_session_it_is(page: PageClient, cora: User, omar: User) -> None:
    shown = page.as_(cora).get(f"/accounts/{omar.pk}/")
    assert shown.heading == "Omar Officer"
    assert "Cora Coordinator, your account Coordinator" in shown.text
