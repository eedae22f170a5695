"""Who may open which page on the way to a baseline: everybody of the cast, every page without an id in its address."""

import pytest

from tests.support.cast import member
from tests.support.page import PageClient

BUILDERS = {"cora", "eve"}
EVERYBODY = {"cora", "eve", "priya", "dana", "omar", "clara", "carlos"}
PAGES = {
    "/exports/": BUILDERS | {"priya"},
    "/exports/upload/": {"cora"},
    "/baselines/": EVERYBODY,
    "/baselines/build/": BUILDERS,
    "/call-types/": BUILDERS | {"dana"},
    "/measures/": EVERYBODY,
}


@pytest.mark.parametrize("username", sorted(EVERYBODY | {"otis"}))
@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens_for_those_whose_role_allows_it(page: PageClient, address: str, username: str) -> None:
    allowed = username in PAGES[address]
    status = 200 if allowed else 404 if username == "otis" else 403
    assert page.as_(member(username)).client.get(address).status_code == status
