"""A Questionnaire as the questions that it asks, in order, or the reason why it cannot be read."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coresponder.formats.fhir.elements import LOINC, ORDINAL
from coresponder.formats.fhir.questionnaires.expressions import Total, meaning
from coresponder.formats.fhir.questionnaires.known_mistakes import refuse_known_mistakes
from coresponder.formats.fhir.questionnaires.refusing import refuse
from coresponder.formats.fhir.schema import refuse_unless_valid
from coresponder.formats.instruments.model import Condition

MOST_BYTES = 2_000_000
ASKED = ("boolean", "choice", "integer", "decimal", "string", "text", "date", "dateTime")
YES_NO = (("yes", "Yes", 1), ("no", "No", 0))
# The answers of LOINC's list LL358-3, which every PHQ and GAD uses.
FREQUENCY = (
    ("LA6568-5", "Not at all", 0),
    ("LA6569-3", "Several days", 1),
    ("LA6570-1", "More than half the days", 2),
    ("LA6571-9", "Nearly every day", 3),
)
KNOWN_VALUE_SETS = {"http://loinc.org/vs/LL358-3": FREQUENCY}


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer that can be chosen. `points` is None where the questionnaire does not say what it counts."""

    code: str
    label: str
    points: int | None = None
    system: str = ""


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question, with the words of the groups around it. `total` is what a number is computed from."""

    link_id: str
    text: str
    kind: str
    lead: str = ""
    loinc: str | None = None
    is_required: bool = False
    answers: tuple[Answer, ...] = ()
    shown_if: Condition | None = None
    total: Total | None = None


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """What was read, with its copyright line, which goes where the questions go."""

    title: str
    url: str
    version: str
    copyright: str
    loinc: str | None
    questions: tuple[Question, ...]

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that somebody answers."""
        return tuple(each for each in self.questions if each.total is None)

    @property
    def computed(self) -> tuple[Question, ...]:
        """The totals."""
        return tuple(each for each in self.questions if each.total is not None)


def read_questionnaire(content: bytes | Mapping[str, Any]) -> Questionnaire:
    """The questions of a Questionnaire. InputError with the first thing that is not in the stated subset."""
    resource = _parsed(content) if isinstance(content, bytes) else content
    if resource.get("resourceType") != "Questionnaire":
        refuse("no_questionnaire", f"This is a {resource.get('resourceType', 'file of another kind')}.")
    refuse_unless_valid(resource)
    questions = tuple(_Reader(resource).questions())
    if not questions:
        refuse("empty", "It asks no questions.")
    read = Questionnaire(
        title=resource.get("title") or resource.get("name") or "Questionnaire without a title",
        url=resource.get("url", ""),
        version=resource.get("version", ""),
        copyright=resource.get("copyright", ""),
        loinc=_loinc(resource),
        questions=questions,
    )
    refuse_known_mistakes(loinc=read.loinc, questions=read.asked)
    return read


def _parsed(content: bytes) -> Mapping[str, Any]:
    if len(content) > MOST_BYTES:
        refuse("too_large", f"The file is larger than {MOST_BYTES:,} bytes.")
    try:
        read = json.loads(content)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        refuse("no_json", "The file is not JSON.")
    return read if isinstance(read, dict) else {}


def _loinc(element: Mapping[str, Any]) -> str | None:
    return next((each.get("code") for each in element.get("code", ()) if each.get("system") == LOINC), None)


class _Reader:
    """One reading: what stands in the resource, and the link ids seen so far."""

    def __init__(self, resource: Mapping[str, Any]) -> None:
        self._resource = resource
        self._value_sets = {f"#{each.get('id')}": each for each in resource.get("contained", ())}
        self._by_link_id = {each["linkId"]: each for each, _ in _walk(resource.get("item", ()))}
        self._variables = dict(_variables(resource))
        if len(self._by_link_id) != sum(1 for _ in _walk(resource.get("item", ()))):
            refuse("double_link_id", "Two items have the same link id.")

    def questions(self) -> Iterator[Question]:
        for item, groups in _walk(self._resource.get("item", ())):
            self._refuse_unsupported(item)
            if item["type"] in ASKED:
                yield self._question(item, groups)

    def _refuse_unsupported(self, item: Mapping[str, Any]) -> None:
        name = f"“{item['linkId']}”"
        if item["type"] not in (*ASKED, "group", "display"):
            refuse("type", f"{name} is of the type {item['type']}, which is not supported.")
        if item.get("repeats"):
            refuse("repeats", f"{name} may be answered several times, which is not supported.")
        if item.get("modifierExtension"):
            refuse("modifier", f"{name} has a modifier extension, which changes its meaning.")
        if any(each.get("url", "").endswith("enableWhenExpression") for each in item.get("extension", ())):
            refuse("enable_expression", f"Whether {name} is asked hangs on FHIRPath, which is not supported.")

    def _question(self, item: Mapping[str, Any], groups: tuple[Mapping[str, Any], ...]) -> Question:
        if not item.get("text"):
            refuse("no_text", f"“{item['linkId']}” has no text.")
        return Question(
            link_id=item["linkId"],
            text=item["text"],
            kind=item["type"],
            lead=groups[-1].get("text", "") if groups else "",
            loinc=_loinc(item),
            is_required=bool(item.get("required")),
            answers=self._answers(item),
            shown_if=self._shown_if([*groups, item]),
            total=self._total(item),
        )

    def _answers(self, item: Mapping[str, Any]) -> tuple[Answer, ...]:
        if item["type"] == "boolean":
            return tuple(Answer(code=code, label=label, points=points) for code, label, points in YES_NO)
        if item["type"] != "choice":
            return ()
        if address := item.get("answerValueSet"):
            return self._of_value_set(item["linkId"], address)
        if not item.get("answerOption"):
            refuse("no_answers", f"“{item['linkId']}” is a choice without answers.")
        return tuple(_answer(item["linkId"], each) for each in item["answerOption"])

    def _of_value_set(self, link_id: str, address: str) -> tuple[Answer, ...]:
        if address in KNOWN_VALUE_SETS:
            known = KNOWN_VALUE_SETS[address]
            return tuple(Answer(code=code, label=label, points=points, system=LOINC) for code, label, points in known)
        contained = self._value_sets.get(address)
        if contained is None:
            refuse("value_set", f"The answers of “{link_id}” are in a value set that lies elsewhere ({address}).")
        listed = list(_concepts(contained))
        if not listed:
            refuse("value_set_empty", f"The answers of “{link_id}” are in a value set that lists none.")
        return tuple(listed)

    def _shown_if(self, items: list[Mapping[str, Any]]) -> Condition | None:
        """The conditions of the question and of every group around it; all of them have to hold."""
        found = [self._enabled(each) for each in items if each.get("enableWhen")]
        return None if not found else found[0] if len(found) == 1 else {"all": found}

    def _enabled(self, item: Mapping[str, Any]) -> Condition:
        conditions = [self._condition(item["linkId"], each) for each in item["enableWhen"]]
        if len(conditions) == 1:
            return conditions[0]
        return {"all" if item.get("enableBehavior") == "all" else "any": conditions}

    def _condition(self, link_id: str, when: Mapping[str, Any]) -> Condition:
        asked = self._by_link_id.get(when["question"])
        if asked is None or asked["type"] not in ("boolean", "choice"):
            refuse("enable_when", f"Whether “{link_id}” is asked hangs on something that is no choice.")
        codes = [each.code for each in self._answers(asked)]
        if when["operator"] == "exists":
            inner: Condition = {"item": when["question"], "in": codes}
            return inner if when.get("answerBoolean") else {"not": inner}
        code = _wanted(when)
        if when["operator"] not in ("=", "!=") or code not in codes:
            refuse("enable_when", f"The condition of “{link_id}” is not one that is supported.")
        inner = {"item": when["question"], "in": [code]}
        return inner if when["operator"] == "=" else {"not": inner}

    def _total(self, item: Mapping[str, Any]) -> Total | None:
        expression = next(
            (
                each.get("valueExpression", {}).get("expression", "")
                for each in item.get("extension", ())
                if each.get("url", "").endswith("calculatedExpression")
            ),
            None,
        )
        if expression is None:
            return None
        top = [each["linkId"] for each in self._resource.get("item", ())]
        total = meaning(expression, self._variables, top_level=top, every=self._by_link_id)
        if total is None:
            refuse("expression", f"“{item['linkId']}” is computed by an expression whose meaning is not certain here.")
        return self._of_choices(item["linkId"], total)

    def _of_choices(self, link_id: str, total: Total) -> Total:
        """The total over the choices alone: what a prefix matches besides, such as a display, adds nothing."""
        chosen = [each for each in total.link_ids if self._by_link_id[each]["type"] in ("choice", "boolean")]
        if not chosen:
            refuse("empty_total", f"“{link_id}” is a total of nothing.")
        for each in chosen:
            without = [answer for answer in self._answers(self._by_link_id[each]) if answer.points is None]
            if without and total.kind == "sum":
                refuse("no_points", f"“{each}” is added up, and not every answer says what it counts.")
        return Total(kind=total.kind, link_ids=tuple(chosen), of=total.of)


def _walk(
    items: Any, groups: tuple[Mapping[str, Any], ...] = ()
) -> Iterator[tuple[Mapping[str, Any], tuple[Mapping[str, Any], ...]]]:
    for item in items:
        yield item, groups
        yield from _walk(item.get("item", ()), (*groups, item))


def _variables(resource: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for each in resource.get("extension", ()):
        expression = each.get("valueExpression", {})
        if each.get("url", "").endswith("/variable") and "name" in expression:
            yield expression["name"], expression.get("expression", "")


def _answer(link_id: str, option: Mapping[str, Any]) -> Answer:
    value = option.get("valueCoding")
    if value is None or not (value.get("code") and value.get("display")):
        refuse("answer", f"An answer of “{link_id}” is no code with words.")
    extensions = [*option.get("extension", ()), *value.get("extension", ())]
    return Answer(
        code=value["code"], label=value["display"], points=_points(link_id, extensions), system=value.get("system", "")
    )


def _points(link_id: str, extensions: list[Mapping[str, Any]]) -> int | None:
    value = next((each.get("valueDecimal") for each in extensions if each.get("url") == ORDINAL), None)
    if value is None:
        return None
    if value != int(value) or value < 0:
        refuse("points", f"An answer of “{link_id}” counts {value}; only whole numbers from 0 on are supported.")
    return int(value)


def _concepts(value_set: Mapping[str, Any]) -> Iterator[Answer]:
    listed = [(each.get("system", ""), each) for each in value_set.get("expansion", {}).get("contains", ())]
    for part in value_set.get("compose", {}).get("include", ()):
        listed += [(part.get("system", ""), each) for each in part.get("concept", ())]
    for system, each in listed:
        points = _points(str(value_set.get("id")), list(each.get("extension", ())))
        yield Answer(code=each["code"], label=each.get("display", each["code"]), points=points, system=system)


def _wanted(when: Mapping[str, Any]) -> str:
    if "answerBoolean" in when:
        return "yes" if when["answerBoolean"] else "no"
    return str(when.get("answerCoding", {}).get("code", ""))
