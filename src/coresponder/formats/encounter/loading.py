"""The form out of its files. A file that does not fit is a mistake of whoever wrote it, and is told at once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from coresponder.formats.encounter.form import (
    Code,
    CodeList,
    Condition,
    Element,
    Form,
    Hierarchy,
    Item,
    Outcome,
    Pair,
    Part,
    Step,
)
from coresponder.kernel.errors import ProfileError

FOLDER = Path(__file__).resolve().parent
STEPS = ("scene", "person", "saw", "did", "next")

Table = dict[str, Any]


@cache
def form_with(local: str = "") -> Form:
    """The form with the local codes of that name (a file in `local/`) or path; without one, with no local codes."""
    extra = _read(_local_path(local)) if local else {}
    return _Loader(extra).form()


def local_names() -> list[str]:
    """The local codes that come with the program."""
    return sorted(path.stem for path in (FOLDER / "local").glob("*.toml"))


def _local_path(local: str) -> Path:
    for path in (FOLDER / "local" / f"{local}.toml", Path(local)):
        if path.is_file() and path.suffix == ".toml":
            return path
    raise ProfileError(
        "no_local_codes",
        f"There is no file of local codes “{local}”.",
        f"Name a .toml file, or one of: {', '.join(local_names())}.",
    )


def _read(path: Path) -> Table:
    try:
        return tomllib.loads(path.read_text())
    except tomllib.TOMLDecodeError as error:
        raise ProfileError("not_toml", f"{path.name} is not TOML: {error}.", "Mend the line that it names.") from error


class _Loader:
    """Reads all files once; local codes take the place of a list, or extend it."""

    def __init__(self, local: Table) -> None:
        self.local, self.raw = local, _read(FOLDER / "form.toml")
        self.sources: dict[str, str] = self.raw["sources"]
        self.lists = {each.name: each for each in self._lists()}
        self.conditions = {each["name"]: _condition(each) for each in self.raw["condition"]}
        self.absent = {each["code"]: each["label"] for each in self.raw["absent"]}

    def form(self) -> Form:
        """Everything, checked."""
        elements = tuple(self._elements())
        form = Form(
            version=self.raw["version"],
            also_accepted=tuple(self.raw["also_accepted"]),
            local_name=self.local.get("name", ""),
            parts=tuple(Part(**each) for each in self.raw["part"]),
            steps=tuple(Step(**each) for each in self.raw["step"]),
            absent=self.absent,
            elements=elements,
            lists=self.lists,
            orders=tuple(_pair(each, "earlier", "later") for each in self.raw["order"]),
            among=tuple(_pair(each, "element", "of") for each in self.raw["among"]),
            hierarchy=_hierarchy(_read(FOLDER / "hierarchy.toml")),
            elsewhere=tuple(Item(**each) for each in _read(FOLDER / "elsewhere.toml")["item"]),
            sources=self.sources,
            by_name={each.name: each for each in elements},
        )
        check_form(form)
        return form

    def _lists(self) -> list[CodeList]:
        rows = [row for path in sorted((FOLDER / "codes").glob("*.toml")) for row in _read(path)["list"]]
        local = {row["name"]: row for row in self.local.get("list", [])}
        if foreign := sorted(set(local) - {row["name"] for row in rows}):
            raise ProfileError("unknown_list", f"There is no code list {', '.join(foreign)}.", "Correct its name.")
        return [self._list(row, local.get(row["name"], {})) for row in rows]

    def _list(self, row: Table, local: Table) -> CodeList:
        codes = {each["code"]: self._code(each, row["source"]) for each in row["codes"]}
        if local and not local.get("extends"):
            codes = {code: each for code, each in codes.items() if each.maps_to}
        for each in local.get("codes", []):
            codes[each["code"]] = self._local_code(each, codes.get(each["code"]))
        title = row.get("title", row["name"].replace("_", " ").capitalize())
        source = "LOCAL" if local and not local.get("extends") else row["source"]
        return CodeList(
            name=row["name"],
            title=title,
            source=source,
            codes=tuple(codes.values()),
            is_local=row.get("is_local", False),
        )

    def _code(self, each: Table, source: str) -> Code:
        return Code(
            code=each["code"],
            label=each["label"],
            source=each.get("source", source),
            effective_from=each.get("effective_from"),
            effective_until=each.get("effective_until"),
            aliases=tuple(each.get("aliases", ())),
            maps_to=tuple(each.get("maps_to", ())),
            why=each.get("why", ""),
            counts_as=each.get("counts_as", ""),
            is_alone=each.get("alone", False),
            counts_as_repeat=each.get("counts_as_repeat", True),
        )

    def _local_code(self, each: Table, known: Code | None) -> Code:
        """A new code, or a known one with a local label, local days, and further names."""
        if known is None:
            if "label" not in each:
                raise ProfileError("no_label", f"The local code {each['code']} has no label.", "Write one.")
            return self._code(each, "LOCAL")
        if known.maps_to:
            raise ProfileError("retired_code", f"{known.code} is retired: {known.why}", "Use another code.")
        plain = {"code": known.code, "label": known.label, "alone": known.is_alone} | each
        plain["aliases"] = [*known.aliases, *each.get("aliases", ())]
        plain["counts_as_repeat"] = known.counts_as_repeat
        return self._code(plain, known.source)

    def _elements(self) -> list[Element]:
        rows = [(step, row) for step in STEPS for row in _read(FOLDER / "elements" / f"{step}.toml")["element"]]
        return [self._element(row, step, number) for number, (step, row) in enumerate(rows, start=1)]

    def _element(self, row: Table, step: str, number: int) -> Element:
        parts = tuple(row["parts"])
        expected = parts if row.get("is_expected") else row.get("expected_in", ())
        return Element(
            name=row["name"],
            question=row["question"],
            parts=parts,
            step=step,
            kind=row["kind"],
            data_class=row.get("data_class", ""),
            reference=row["reference"],
            source=row["source"],
            order=10 * number,
            codes=self.lists[row["codes"]] if "codes" in row else None,
            shown_if=tuple(self.conditions[each] for each in row.get("shown_if", ())),
            is_required=row.get("is_required", False),
            expected_in=frozenset(expected),
            absent=tuple(row.get("absent", self.absent)),
            prefilled_from=row.get("prefilled_from", ""),
            unit=row.get("unit", ""),
            most=row.get("most"),
            help=row.get("help", ""),
        )


def check_form(form: Form) -> None:
    """ProfileError where the files contradict each other: a name twice, an unknown code, a condition never met."""
    names = [each.name for each in form.elements]
    if len(set(names)) < len(names):
        raise ProfileError("element_twice", "An element stands in the form twice.", "Rename one of them.")
    for element in form.elements:
        for condition in element.shown_if:
            _check_condition(form, condition, element.parts, element.name)
    for outcome in form.hierarchy.outcomes:
        for condition in outcome.when:
            _check_condition(form, condition, (), outcome.code)
    for codes in form.lists.values():
        _check_codes(codes)


def _check_condition(form: Form, condition: Condition, parts: tuple[str, ...], where: str) -> None:
    asked = form.by_name.get(condition.element)
    if asked is None or asked.codes is None or not set(parts) <= set(asked.parts):
        raise ProfileError(
            "condition", f"{where} depends on {condition.element}, which is not asked there.", "Mend it."
        )
    if unknown := sorted(condition.any_of - set(asked.codes.by_code)):
        raise ProfileError("condition", f"{where} depends on unknown codes: {', '.join(unknown)}.", "Mend it.")


def _check_codes(codes: CodeList) -> None:
    taken: set[str] = set()
    for each in codes.codes:
        spellings = {spelling.casefold() for spelling in (each.code, each.label, *each.aliases)}
        if both := sorted(taken & spellings):
            raise ProfileError("alias_twice", f"{codes.name}: {', '.join(both)} means two codes.", "Keep it in one.")
        taken |= spellings
        if set(each.maps_to) - set(codes.by_code):
            raise ProfileError("maps_to", f"{codes.name}: {each.code} is mapped to an unknown code.", "Mend it.")


def _condition(row: Table) -> Condition:
    words, name = row.get("words", ""), row.get("name", "")
    return Condition(name=name, words=words, element=row["element"], any_of=frozenset(row["any_of"]))


def _pair(row: Table, first: str, second: str) -> Pair:
    return Pair(first=row[first], second=row[second], sentence=row["sentence"])


def _hierarchy(raw: Table) -> Hierarchy:
    outcomes = tuple(
        Outcome(code=row["code"], label=row["label"], when=tuple(_condition(each) for each in row["when"]))
        for row in raw["outcome"]
    )
    return Hierarchy(
        version=raw["version"], outcomes=outcomes, none_code=raw["none_code"], none_label=raw["none_label"]
    )
