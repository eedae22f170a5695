"""JSON text -> a document that is an EIDO 1.0. Errors name the place and never what stood there."""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from typing import Any

import jsonschema

from coresponder.formats.eido.vocabulary import VERSION
from coresponder.kernel.errors import InputError

# The character that no database keeps, and halves of characters.
NOT_TEXT = re.compile(r"\\u0000|[\ud800-\udfff]")
# How deep a document may be nested; the deepest that the standard knows is nine.
DEEPEST = 40
# What jsonschema calls a fault, in the words of whoever has to mend it.
FAULTS = {
    "required": "lacks a part that it must have",
    "type": "holds something of another kind than it should",
    "enum": "holds a code that is not in the standard's list",
    "const": "holds a value that the standard does not allow there",
    "pattern": "holds a time that is not written as the standard asks, with its offset from UTC",
    "minItems": "is empty and must not be",
    "minLength": "is empty and must not be",
    "maxLength": "is longer than an id may be",
}


def checked(text: str | bytes) -> dict[str, Any]:
    """The document in this text. InputError says in a sentence why it is no EIDO that the program can read."""
    document = _parsed(text)
    _refuse_other_versions(document)
    error = jsonschema.exceptions.best_match(_validator().iter_errors(document))
    if error is not None:
        raise InputError(
            "eido_schema",
            f"The EIDO is not as NENA-STA-021 asks: {_place(error.absolute_path)} {_fault(error)}.",
            "Have the sending system's EIDO checked against the standard.",
        )
    return document


def _parsed(text: str | bytes) -> dict[str, Any]:
    try:
        document = json.loads(text, parse_constant=_no_number)
        written = json.dumps(document, ensure_ascii=False)
    except (ValueError, RecursionError) as error:
        raise InputError("eido_not_json", "What came is not JSON, so it is no EIDO.", _RESEND) from error
    if NOT_TEXT.search(written):
        raise InputError("eido_not_text", "What came holds characters that are no text.", _RESEND)
    if not isinstance(document, dict):
        raise InputError("eido_not_an_object", "What came is JSON, but no EIDO: it is not one object.", _RESEND)
    _refuse_deep(document)
    return document


_RESEND = "Have the sending system send one EIDO document, as JSON in UTF-8."


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON.")


def _refuse_deep(document: Any, depth: int = 0) -> None:
    if depth > DEEPEST:
        raise InputError("eido_too_deep", "The document is nested deeper than any EIDO.", _RESEND)
    inside = document.values() if isinstance(document, dict) else document if isinstance(document, list) else ()
    for each in inside:
        _refuse_deep(each, depth + 1)


def _refuse_other_versions(document: dict[str, Any]) -> None:
    """Another version may mean another thing by the same name, so it is not read at all."""
    if "eidoVersion" not in document:
        raise InputError("eido_no_version", "The document does not say which version of EIDO it is.", _RESEND)
    if document["eidoVersion"] != VERSION:
        raise InputError(
            "eido_version",
            f"The document is of another version of EIDO than {VERSION}, the one that this program reads.",
            "Have the sending system send EIDO 1.0, or ask for an update of this program.",
        )


@lru_cache(maxsize=1)
def _validator() -> jsonschema.Draft202012Validator:
    schema = resources.files("coresponder.formats.eido") / "eido.schema.json"
    return jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))


def _place(path: Iterable[Any]) -> str:
    """Where in the document, in the standard's own names; entries of a list are counted from 1."""
    steps = [f"number {step + 1}" if isinstance(step, int) else str(step) for step in path]
    return " → ".join(steps) or "the document itself"


def _fault(error: jsonschema.exceptions.ValidationError) -> str:
    if error.validator == "required" and isinstance(error.instance, dict):
        must: Any = error.validator_value
        missing = sorted(set(must) - error.instance.keys())
        return f"lacks {', '.join(missing)}"
    return FAULTS.get(str(error.validator), "is not as it should be")
