"""The page about what is stored: every table and field with its privacy class."""

from typing import Any

from coresponder.safeguards.classification.dictionary import data_dictionary
from coresponder.safeguards.classification.vocabulary import ENCRYPTED_CLASSES, OtherClass
from coresponder.safeguards.vocabulary import DataClass

INTRODUCTION = """# Data dictionary

Every table of the program, field by field. The privacy class says what kind of information a field holds; each app
declares it in its `privacy.py`, and a test fails on a field without one. Encrypted text is stored in envelopes
([how](../explanation/encryption.md)). Secrets are never exported. Calls for service lie in files with a data dictionary
of their own.
"""


def data_dictionary_page() -> str:
    """The classes first, then every table."""
    tables = [_table(each) for each in data_dictionary()]
    return "\n".join([INTRODUCTION, _classes(), *tables])


def _classes() -> str:
    rows = [
        f"| `{each.value}` | {each.label} | {'encrypted' if each in ENCRYPTED_CLASSES else 'as it is'} |"
        for each in (*DataClass, *OtherClass)
    ]
    return "\n".join(["| privacy class | what it is | free text is stored |", "|---|---|---|", *rows]) + "\n"


def _table(table: dict[str, Any]) -> str:
    rows = [
        f"| `{each['name']}` | {_kind(each)} | `{each['privacy_class']}` | {_words(each)} |" for each in table["fields"]
    ]
    header = ["| field | kind | privacy class | meaning |", "|---|---|---|---|"]
    return "\n".join([f"## {table['model']}", "", table["meaning"], "", *header, *rows]) + "\n"


def _kind(field: dict[str, Any]) -> str:
    kind = f"to `{field['points_to']}`" if field["points_to"] else str(field["kind"])
    return ", ".join([kind] + ["encrypted"] * field["is_encrypted"] + ["may be empty"] * field["may_be_empty"])


def _words(field: dict[str, Any]) -> str:
    codes = ", ".join(f"`{code}`" for code in field["codes"])
    return " ".join(part for part in (field["meaning"], codes) if part).replace("|", "\\|")
