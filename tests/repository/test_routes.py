"""Every address says who may open it."""

import re
from typing import Any

import pytest
from django.urls import resolve, reverse

from coresponder.delivery.web.navigation import ENTRIES, Entry
from coresponder.delivery.web.views import refusals
from coresponder.safeguards.permissions import access_of
from tests.support.routes import routes

# A part is words joined by hyphens, or typed; a file that is handed out may have its ending, or be named by its name.
# The interface has a word of its own for an id, and HSDS and FHIR name their addresses themselves.
NAMED_ELSEWHERE = re.compile(r"^api/(hsds|fhir)/[A-Za-z_]+")
KEBAB = re.compile(
    r"^([a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?|<(int|slug|uuid|uuidstr):[a-z_]+>(\.[a-z]+)?|<str:(file_)?name>)$"
)


ROUTES = list(routes())


def test_there_are_routes_to_walk() -> None:
    assert len(ROUTES) >= 8


def test_every_route_declares_who_may_open_it() -> None:
    silent = [f"“{route}” ({view.__module__}.{view.__name__})" for route, view in ROUTES if not access_of(view)]
    assert not silent, (
        "Put @requires(Permission.…) above each of these views, or @signed_in(reason) or @public(reason) if no "
        "permission is needed:\n- " + "\n- ".join(silent)
    )


def test_every_address_is_kebab_case_with_typed_parts() -> None:
    parts = [(route, part) for route, _ in ROUTES for part in NAMED_ELSEWHERE.sub("", route).split("/")]
    wrong = [f"“{part}” in “{route}”" for route, part in parts if part and not KEBAB.match(part)]
    assert not wrong, f"These should be kebab-case, or <int:…>, <slug:…> or <uuid:…>: {wrong}"


@pytest.mark.parametrize("view", [refusals.refused, refusals.not_found, refusals.broken, refusals.csrf_failure])
def test_the_pages_for_refusals_are_open_to_all(view: Any) -> None:
    declared = access_of(view)
    assert declared
    assert declared.kind == "public"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.title)
def test_the_navigation_shows_a_page_to_exactly_those_who_may_open_it(entry: Entry) -> None:
    declared = access_of(resolve(reverse(entry.url_name)).func)
    assert declared
    assert declared.permission == entry.permission
