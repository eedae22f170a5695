"""The reference page of the rules says what the rule table says."""

from pathlib import Path

from coresponder.analysis.nexus import load_rules
from coresponder.analysis.nexus.reference_page import reference_page

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "nexus-rules.md"


def test_the_reference_page_is_the_one_that_the_table_gives_today() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference_page(load_rules()), "Run make docs."
