"""The documents say what the code does, and can be found."""

import re

import pytest

from coresponder.delivery.docs.registry import DOCUMENTS, Document
from tests.repository.tracked import PROJECT, name_of, tracked_files

DOCS = PROJECT / "docs"
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)")
PAGES = [path for path in tracked_files(suffix=".md") if "vendor" not in path.parts and "fixtures" not in path.parts]
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path)
def test_generated_pages_are_current(document: Document) -> None:
    assert (PROJECT / document.path).read_text() == document.text(), "Run “make docs”."


def test_every_link_between_documents_leads_somewhere() -> None:
    links = [(path, link) for path in PAGES for link in LINK.findall(path.read_text())]
    assert links
    dead = [f"{link} in {name_of(path)}" for path, link in links if not (path.parent / link).exists()]
    assert not dead, f"These lead nowhere: {dead}"


def test_every_document_is_listed_in_the_index() -> None:
    index = (DOCS / "README.md").read_text()
    missing = [name_of(path) for path in PAGES if path.is_relative_to(DOCS) and path.name != "README.md"]
    missing = [name for name in missing if name.removeprefix("docs/") not in index]
    assert not missing, f"List these in docs/README.md: {missing}"


def test_every_decision_is_headed_by_its_own_number_and_says_what_else_was_possible() -> None:
    texts = {path.name: path.read_text() for path in DECISIONS}
    assert not [name for name, text in texts.items() if not text.startswith(f"# {int(name[:4])}. ")]
    assert not [name for name, text in texts.items() if "## Alternatives" not in text]


def test_decisions_are_numbered_without_gaps() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("command", ["make demo", "make test"])
def test_the_readme_begins_with_what_a_newcomer_types(command: str) -> None:
    first_lines = (PROJECT / "README.md").read_text().splitlines()[:30]
    assert any(command in line for line in first_lines)
