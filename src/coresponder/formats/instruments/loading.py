"""Packs from TOML or from JSON, checked against the schema and against themselves."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator

from coresponder.formats.instruments.consistency import contradictions
from coresponder.formats.instruments.model import (
    Band,
    Cutoff,
    Cutoffs,
    Item,
    Option,
    Pack,
    Score,
    ScoreEntry,
    Step,
)
from coresponder.kernel.errors import InputError

MOST_BYTES = 200_000
_HERE = "coresponder.formats.instruments"


@cache
def shipped_packs() -> tuple[Pack, ...]:
    """Every pack that comes with the program, by name."""
    folder = resources.files(_HERE) / "packs"
    found = [read_pack(each.read_bytes()) for each in folder.iterdir() if each.name.endswith(".toml")]
    return tuple(sorted(found, key=lambda each: each.name.lower()))


def shipped_pack(key: str) -> Pack:
    """One of them; KeyError for one that is not shipped."""
    found = next((each for each in shipped_packs() if each.key == key), None)
    if found is None:
        raise KeyError(key)
    return found


def read_pack(content: bytes) -> Pack:
    """A pack from the bytes of a TOML file. InputError in words that whoever wrote it can act on."""
    if len(content) > MOST_BYTES:
        raise InputError("pack_too_large", f"The pack is larger than {MOST_BYTES:,} bytes.", "Choose another file.")
    try:
        return pack_from(tomllib.loads(content.decode("utf-8")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            "pack_is_not_toml", "The file is not a TOML file in UTF-8.", "Save it as TOML, and try again."
        ) from error


def pack_from(content: Mapping[str, Any]) -> Pack:
    """A pack from plain values. InputError where something is missing, unknown, or contradicts itself."""
    for problem in sorted(_validator().iter_errors(content), key=lambda each: list(each.absolute_path)):
        where = ".".join(str(each) for each in problem.absolute_path) or "the pack"
        raise InputError("pack_breaks_schema", f"In {where}: {problem.message[:200]}", "Mend it, and try again.")
    pack = _built(content)
    if found := contradictions(pack):
        raise InputError("pack_contradicts_itself", f"The pack is not sound: {' '.join(found)}", "Mend it.")
    return pack


@cache
def _validator() -> Draft202012Validator:
    text = (resources.files(_HERE) / "pack-schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def _built(content: Mapping[str, Any]) -> Pack:
    about = content["instrument"]
    return Pack(
        **{name: about[name] for name in _PLAIN},
        needs_permission=about["permission"] == "needed",
        roles=frozenset(about["roles"]),
        loinc=about.get("loinc"),
        stem=about.get("stem", ""),
        remarks=tuple(about.get("remarks", ())),
        items=tuple(_items(content)),
        scores=tuple(_score(each) for each in content.get("scores", ())),
        cutoffs=_cutoffs(content.get("cutoffs")),
        score_entry=_entry(content.get("entry")),
        bands=tuple(_band(each) for each in content["bands"]),
        steps=tuple(Step(**each) for each in content.get("steps", ())),
        content=content,
    )


_PLAIN = (
    "key", "version", "name", "title", "data_class", "entry", "text", "owner", "licence", "evidence", "citation",
    "source", "population", "training", "minutes",
)  # fmt: skip


def _items(content: Mapping[str, Any]) -> Iterable[Item]:
    scales = content.get("scales", {})
    for each in content.get("items", ()):
        named = {key: value for key, value in each.items() if key != "scale"}
        if each["scale"] not in scales:
            sentence = f"The question {each['key']} has the scale {each['scale']}, which the pack does not have."
            raise InputError("pack_unknown_scale", sentence, "Add the scale, or name one that there is.")
        yield Item(**named, options=tuple(Option(**option) for option in scales[each["scale"]]["options"]))


def _score(content: Mapping[str, Any]) -> Score:
    plain = {**content, "items": tuple(content["items"]), "of": frozenset(content.get("of", ()))}
    return Score(**plain)


def _cutoffs(content: Mapping[str, Any] | None) -> Cutoffs | None:
    if content is None:
        return None
    options = tuple(Cutoff(key=each["key"], label=each["label"], start=each["from"]) for each in content["options"])
    return Cutoffs(score=content["score"], question=content["question"], options=options)


def _entry(content: Mapping[str, Any] | None) -> ScoreEntry | None:
    if content is None:
        return None
    options = tuple((each["code"], each["label"]) for each in content.get("options", ()))
    return ScoreEntry(**{**content, "options": options})


def _band(content: Mapping[str, Any]) -> Band:
    named = {key: content[key] for key in ("key", "label", "sentence", "when")}
    return Band(**named, is_positive=content["positive"])
