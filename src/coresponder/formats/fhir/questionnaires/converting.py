"""A Questionnaire that was read as an instrument that is scored here."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from coresponder.formats.fhir.questionnaires.reading import Question, Questionnaire
from coresponder.formats.fhir.questionnaires.refusing import refuse
from coresponder.formats.instruments.model import Condition

SCORED = ("boolean", "choice")


def as_pack_content(read: Questionnaire, *, of: Mapping[str, Any]) -> dict[str, Any]:
    """The content of a pack: what it is and what its results mean from `of`, the questions from the questionnaire.

    `of` is the content of a pack of the same instrument whose text is not shipped. Its bands are about what was
    entered, and are kept for a single total; for anything else the agency writes a pack as TOML.
    """
    for each in read.asked:
        if each.kind not in SCORED:
            refuse("not_scored", f"“{each.link_id}” asks for a {each.kind}; an instrument here has choices alone.")
    if len(read.computed) != 1:
        refuse("totals", f"It has {len(read.computed)} totals; an instrument here that comes as FHIR has exactly one.")
    keys = {each.link_id: _key(each.link_id) for each in read.asked}
    if len(set(keys.values())) != len(keys):
        refuse("link_ids", "Its link ids are too much alike.")
    total = read.computed[0]
    about = {**of["instrument"], "entry": "items", "text": "published", "source": _source(read)}
    return {
        "instrument": about,
        "scales": {keys[each.link_id]: {"options": list(_options(each))} for each in read.asked},
        "items": [_item(each, keys, counted=_counted(total)) for each in read.asked],
        "scores": [_score(total, keys)],
        "bands": [{**each, "when": _on_total(each["when"])} for each in of["bands"]],
        "steps": [{**each, "when": _on_total(each["when"])} for each in of.get("steps", ())],
    }


def _key(link_id: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", link_id.lower()).strip("_")[:40] or "q"


def _source(read: Questionnaire) -> str:
    return f"FHIR Questionnaire {read.url or read.title}, version {read.version or 'not given'}."


def _counted(total: Question) -> frozenset[str]:
    return frozenset(total.total.link_ids if total.total else ())


def _options(question: Question) -> Iterator[dict[str, Any]]:
    for each in question.answers:
        yield {"code": _key(each.code), "label": each.label, "value": each.points or 0}


def _item(question: Question, keys: Mapping[str, str], *, counted: frozenset[str]) -> dict[str, Any]:
    made: dict[str, Any] = {"key": keys[question.link_id], "text": question.text, "scale": keys[question.link_id]}
    made |= {"lead": question.lead} if question.lead else {}
    made |= {"loinc": question.loinc} if question.loinc else {}
    made |= {"shown_if": _renamed(question.shown_if, keys)} if question.shown_if else {}
    return made | ({} if question.link_id in counted else {"optional": True})


def _score(question: Question, keys: Mapping[str, str]) -> dict[str, Any]:
    total = question.total
    if total is None:
        raise ValueError("A score is made from a question that is computed.")
    made: dict[str, Any] = {
        "key": "total", "label": "Total", "kind": total.kind, "items": [keys[each] for each in total.link_ids],
    }  # fmt: skip
    made |= {"of": [_key(total.of)]} if total.kind == "count" else {}
    return made | ({"loinc": question.loinc} if question.loinc else {})


def _renamed(condition: Condition, keys: Mapping[str, str]) -> Condition:
    if "item" in condition:
        return {"item": keys[condition["item"]], "in": [_key(each) for each in condition["in"]]}
    if "not" in condition:
        return {"not": _renamed(condition["not"], keys)}
    kind = next(iter(condition))
    return {kind: [_renamed(each, keys) for each in condition[kind]]}


def _on_total(condition: Condition) -> Condition:
    if condition.get("score") != "entered":
        refuse("levels", "The results of this instrument are levels and no totals. Write the instrument as TOML.")
    return {**condition, "score": "total"}
