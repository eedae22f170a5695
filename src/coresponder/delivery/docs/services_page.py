"""The page of the categories of help, and of an import's states, written from their lists."""

from coresponder.program.services.transitions import IMPORT_TRANSITIONS
from coresponder.program.services.vocabulary.categories import by_kind

INTERCEPTS = {0: "0, community services", 1: "1, law enforcement", None: ""}


def service_categories_page() -> str:
    """Every category under its kind, and what may follow what in an import."""
    lines = [
        "# Categories of help, and imports of directories",
        "",
        "Written from `vocabulary/categories.toml` and `transitions.py` of `program/services` by `make docs`; do not",
        "edit it here.",
        "",
        "What a person needs and what a service does are said with the same codes. The list is in words of our own:",
        "taxonomies such as that of the 211s are licensed and not shipped. A code never changes its meaning. The",
        "intercept is the place in the sequential intercept model of which the service is a part, where it is one of",
        "the first two.",
        "",
    ]
    for kind, found in by_kind().items():
        lines += [
            f"## {kind.label}",
            "",
            "| code | category | in Spanish | care | intercept |",
            "|---|---|---|---|---|",
        ]
        lines += [
            f"| `{each.code}` | {each.words} | {each.words_es} | {each.level.label} | {INTERCEPTS[each.intercept]} |"
            for each in found
        ]
        lines.append("")
    return "\n".join([*lines, *_states()]) + "\n"


def _states() -> list[str]:
    return ["## What may follow what in an import", "", "```mermaid", IMPORT_TRANSITIONS.mermaid(), "```"]
