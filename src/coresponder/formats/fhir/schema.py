"""Whether a document is valid by HL7's JSON Schema of R4. One that is not is never handed out."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from jsonschema import Draft6Validator

from coresponder.kernel.errors import InputError, IntegrityError

Resource = dict[str, Any]
MOST_NAMED = 3


def faults(resource: Mapping[str, Any]) -> list[str]:
    """What is wrong with a resource, by place; empty for a valid one. Places are named, values are not."""
    kind = str(resource.get("resourceType", ""))
    if kind not in _definitions():
        return [f"{kind or 'It'} is no kind of resource that is known here."]
    found = [_place(kind, each) for each in sorted(_validator(kind).iter_errors(resource), key=_depth)]
    inner = [each.get("resource") for each in resource.get("entry", ()) if isinstance(each, Mapping)]
    return found + [fault for each in inner if isinstance(each, Mapping) for fault in faults(each)]


def checked(resource: Resource) -> Resource:
    """The resource, if it is valid; IntegrityError for one that this program made and that is not."""
    if found := [*faults(resource), *_empties(resource, str(resource.get("resourceType")))]:
        sentence = f"The FHIR document is not valid, so it was not handed out: {'; '.join(found[:MOST_NAMED])}."
        raise IntegrityError("fhir_not_valid", sentence, "Tell whoever runs the program.")
    return resource


def refuse_unless_valid(resource: Mapping[str, Any]) -> None:
    """Raise InputError for a document from elsewhere that is not valid."""
    if found := faults(resource):
        sentence = f"The file is not valid FHIR R4: {'; '.join(found[:MOST_NAMED])}."
        raise InputError("fhir_not_valid", sentence, "Have whoever made it mend it.")


@cache
def _definitions() -> frozenset[str]:
    return frozenset(each for each, shape in _schema()["definitions"].items() if _is_resource(shape))


def _is_resource(shape: Mapping[str, Any]) -> bool:
    return "resourceType" in shape.get("properties", {})


@cache
def _schema() -> dict[str, Any]:
    text = (resources.files("coresponder.formats.fhir") / "r4-schema.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


@cache
def _validator(kind: str) -> Draft6Validator:
    definitions = {**_schema()["definitions"]}
    # An entry's resource is checked by its own kind, so that what is wrong there is named.
    definitions["ResourceList"] = {"type": "object", "required": ["resourceType"]}
    return Draft6Validator({"$ref": f"#/definitions/{kind}", "definitions": definitions})


def _empties(value: Any, place: str) -> Iterator[str]:
    """Where something is there and says nothing, which R4 does not allow; HL7's schema lets it pass."""
    if value is None or value in ({}, [], ""):
        yield f"{place} is empty"
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from _empties(each, f"{place}.{key}")


def _depth(problem: Any) -> list[str]:
    return [str(each) for each in problem.absolute_path]


def _place(kind: str, problem: Any) -> str:
    where = ".".join([kind, *(str(each) for each in problem.absolute_path)])
    if problem.validator == "additionalProperties":
        return f"{where} has something that R4 does not have there"
    if problem.validator == "required":
        return f"{where} lacks something that R4 asks for"
    return f"{where} is not what R4 asks for ({problem.validator})"
