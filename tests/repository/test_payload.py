"""A page of the desk is at most 180 kB over the wire, with everything it needs."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from pytest_django import Settings

from coresponder.safeguards.accounts.models import User
from tests.support.page import Page, PageClient

MOST_BYTES = 180_000
ASSET = re.compile(r'(?:href|src)="/static/([^"]+)"')


def bytes_on_the_wire(page: Page) -> int:
    """The page and every file it loads, each compressed as a server would."""
    names = set(ASSET.findall(page.response.content.decode()))
    files = [Path(str(finders.find(name))).read_bytes() for name in names]
    return sum(len(gzip.compress(content)) for content in [page.response.content, *files])


@pytest.mark.parametrize("address", ["/home/", "/audit-trail/", "/components/"])
def test_a_desk_page_is_small(page: PageClient, priya: User, settings: Settings, address: str) -> None:
    settings.DEMO = True
    size = bytes_on_the_wire(page.as_(priya).get(address))
    assert size <= MOST_BYTES, f"{size:,} bytes"


def test_the_page_for_a_broken_server_needs_no_database() -> None:
    assert "Something broke" in render_to_string("web/broken.html")
