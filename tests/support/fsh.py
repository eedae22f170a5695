"""Instances written in FHIR Shorthand, read as JSON, as far as their rules are plain.

Read: `* path = value` with codes, texts, numbers, flags and dates; `[0]`, `[+]`, `[=]` and slices by name; rules that
are indented below another one. Not read, and said: rule sets (`insert`), instances inside of instances, and rules on
values that are not there (`only`, `from`).
"""

import re
from dataclasses import dataclass, field
from typing import Any

ALIASES = {
    "$task-code": "http://hl7.org/fhir/CodeSystem/task-code",
    "$sct": "http://snomed.info/sct",
    "$SDOHCC-CodeSystemTemporaryCodes": "http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes",
    "$loinc": "http://loinc.org",
}
KINDS = {"SDOHCCServiceRequest": "ServiceRequest"}
RULE = re.compile(r"^(?P<indent> *)\* (?P<path>\S+)(?: = (?P<value>.*))?$")
STEP = re.compile(r"^(?P<name>[A-Za-z]+)(?P<marks>(?:\[[^\]]+\])*)$")
MARK = re.compile(r"\[([^\]]+)\]")
CODE = re.compile(r'^(?P<system>\S*?)#(?P<code>\S+)(?: "(?P<display>.*)")?$')
MANY = {
    "category", "coding", "input", "output", "note", "performer", "reasonReference", "reasonCode", "identifier",
    "supportingInfo", "basedOn", "partOf", "extension", "locationReference", "owner[]", "profile", "insurance",
}  # fmt: skip
CONCEPTS = {"code", "category", "statusReason", "businessStatus", "type", "reasonCode"}
# What the guide fixes for a slice, so that its examples need not say it.
FIXED = {
    "[AdditionalContent]": {"type": {"coding": [{"code": "additional-content"}]}},
}
PLAIN_CODES = {"status", "intent", "priority"}


@dataclass
class Read:
    """An instance: its kind, its content, and the rules that were not read."""

    name: str
    kind: str
    content: dict[str, Any] = field(default_factory=dict)
    not_read: list[str] = field(default_factory=list)


def instances(text: str) -> list[Read]:
    """Every instance of a file."""
    return [_instance(part) for part in re.split(r"(?m)^(?=Instance: )", text) if part.startswith("Instance: ")]


def _instance(text: str) -> Read:
    head = dict(re.findall(r"(?m)^(Instance|InstanceOf): *(\S+)", text))
    profile = head["InstanceOf"].partition("|")[0]
    kind = KINDS.get(profile, "Task" if profile.startswith("SDOHCCTask") or profile == "Task" else profile)
    read = Read(name=head["Instance"], kind=kind, content={"resourceType": kind, "id": head["Instance"][:64]})
    above: list[tuple[int, str]] = []
    places: dict[str, int] = {}
    for line in text.splitlines():
        found = RULE.match(line.split(" //")[0].rstrip())
        if line.lstrip().startswith("//") or not line.lstrip().startswith("*"):
            continue
        if found is None or found["path"] in ("insert", "obeys") or found["path"].startswith("^"):
            read.not_read.append(line.strip())
            continue
        indent = len(found["indent"])
        above = [each for each in above if each[0] < indent]
        path = ".".join([*(each[1] for each in above), found["path"]])
        if found["value"] is None:
            above.append((indent, found["path"]))
            continue
        _put(read, path, found["value"].strip(), places)
    return read


def _put(read: Read, path: str, value: str, places: dict[str, int]) -> None:
    """One rule: walk to the place that the path names, making what is not there, and put the value there."""
    steps = [STEP.match(each) for each in path.split(".")]
    at: Any = read.content
    walked = ""
    for number, step in enumerate(steps, start=1):
        if step is None:
            read.not_read.append(f"{path} = {value}")
            return
        name, is_last = step["name"], number == len(steps)
        made = _value(value, name) if is_last else {}
        if name in MANY or step["marks"]:
            made = {**FIXED[step["marks"]], **made} if step["marks"] in FIXED and isinstance(made, dict) else made
            listed = at.setdefault(name, [])
            walked, place = _place(f"{walked}.{name}", MARK.findall(step["marks"]), places, listed)
            listed += [{} for _ in range(place + 1 - len(listed))]
            listed[place] = _joined(listed[place], made)
            at = listed[place]
        else:
            walked = f"{walked}.{name}"
            at[name] = _joined(at.get(name, {}), made)
            at = at[name]


def _joined(there: Any, made: Any) -> Any:
    return {**there, **made} if isinstance(there, dict) and isinstance(made, dict) else made


def _place(walked: str, marks: list[str], places: dict[str, int], listed: list[Any]) -> tuple[str, int]:
    """Where in a list: by number, the next one, the same one. A slice begins where the list ended before it."""
    sliced = "".join(each for each in marks if each not in "+=" and not each.isdecimal())
    index = next((each for each in marks if each in "+=" or each.isdecimal()), "")
    key = f"{walked}[{sliced}]"
    base = places.setdefault(f"{key} begins", len(listed) if sliced else 0)
    if index == "+":
        places[key] = len(listed)
    elif index.isdecimal():
        places[key] = base + int(index)
    place = places.setdefault(key, base)
    return f"{key}{place}", place


def _value(value: str, name: str) -> Any:
    if value.startswith('"') and value.endswith('"'):
        return value[1:-1].replace('\\"', '"')
    if value in ("true", "false"):
        return value == "true"
    if re.fullmatch(r"-?\d+(\.\d+)?", value):
        return float(value) if "." in value else int(value)
    found = CODE.match(value)
    if found is None:
        return value
    if not found["system"] or name in PLAIN_CODES:
        return found["code"]
    coding = {"system": ALIASES.get(found["system"], found["system"]), "code": found["code"]}
    coding |= {"display": found["display"]} if found["display"] else {}
    return {"coding": [coding]} if name in CONCEPTS or name.startswith("value") else coding
