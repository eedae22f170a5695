"""The rule table: ordered rules as data, each with an id, a sentence and a source; the first that fits decides.

The table that comes with the program stands in rule_table/: table.toml names its version and its files in order.
A local table may be any folder with a table.toml, or one file that holds everything.

A number is a code, and a code means what its own city says: 800 is a person in crisis in San Francisco and an address
elsewhere. So a rule about codes names its dialect, and stays silent until the profile names the same one.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from importlib import resources
from importlib.abc import Traversable
from pathlib import Path
from typing import Any, Literal

import jsonschema

from coresponder.analysis.nexus.decisions import Decision
from coresponder.analysis.nexus.matching import Matcher
from coresponder.analysis.nexus.phrases import GAP, WHOLE, Phrase, Word
from coresponder.analysis.nexus.spelling import expanded, without_trailing_marks, words_of
from coresponder.analysis.nexus.vocabulary import CATEGORIES, OUTCOME_HIERARCHY_VERSION, OUTCOMES, Nexus
from coresponder.kernel.content_hash import content_sha256
from coresponder.kernel.errors import ProfileError

RuleKind = Literal["type", "outcome"]
Abbreviations = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule: if any of its phrases fits and none of its exceptions does, this is what the spelling means."""

    id: str
    result: str
    nexus: Nexus
    phrases: tuple[Phrase, ...]
    exceptions: tuple[Phrase, ...]
    dialect: str
    reason: str
    source: str

    def fits(self, words: tuple[str, ...]) -> bool:
        """Whether an exception leaves the rule standing, once one of its phrases has fitted."""
        return not any(exception.matches(words) for exception in self.exceptions)

    def speaks(self, dialect: str) -> bool:
        """Whether the rule applies to a source of that dialect: its own, or a place within its own."""
        return self.dialect in ("", dialect) or dialect.startswith(f"{self.dialect}/")


@dataclass(frozen=True, kw_only=True, eq=False)
class RuleSet:
    """A rule table as it is applied to one source: in that source's dialect, with the decisions made so far."""

    version: str
    abbreviations: Abbreviations
    trailing_marks: frozenset[str]
    all_type_rules: tuple[Rule, ...]
    all_outcome_rules: tuple[Rule, ...]
    table_sha256: str
    dialect: str = ""
    decisions: Mapping[str, Decision] = field(default_factory=dict)

    @cached_property
    def sha256(self) -> str:
        """Changes with anything that could change a judgement: a rule, the dialect, a decision."""
        decisions = {spelling: decision.to_mapping() for spelling, decision in sorted(self.decisions.items())}
        return content_sha256({"table": self.table_sha256, "dialect": self.dialect, "decisions": decisions})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RuleSet) and self.sha256 == other.sha256

    def __hash__(self) -> int:
        return hash(self.sha256)

    @property
    def dialects(self) -> tuple[str, ...]:
        """The dialects that some rule of the table speaks."""
        return tuple(sorted({rule.dialect for rule in (*self.all_type_rules, *self.all_outcome_rules)} - {""}))

    def for_dialect(self, dialect: str) -> "RuleSet":
        """The same table for a source with that code dialect; "" for a source that has none."""
        if dialect and dialect not in self.dialects:
            raise ProfileError(
                "unknown_code_dialect",
                f"No rule speaks the code dialect “{dialect}”.",
                f"Leave code_dialect out of the profile, or use one of {', '.join(self.dialects)}.",
            )
        return replace(self, dialect=dialect)

    def with_decisions(self, decisions: Mapping[str, Decision]) -> "RuleSet":
        """The same table, with a person's decisions on single spellings standing before every rule."""
        return replace(self, decisions={**self.decisions, **decisions})

    def words(self, spelling: str) -> tuple[str, ...]:
        """The words of a spelling as the rules see them: written out, without marks at the end."""
        return without_trailing_marks(expanded(words_of(spelling), self.abbreviations), self.trailing_marks)

    @cached_property
    def types(self) -> Matcher[Rule]:
        return Matcher([rule for rule in self.all_type_rules if rule.speaks(self.dialect)])

    @cached_property
    def outcomes(self) -> Matcher[Rule]:
        return Matcher([rule for rule in self.all_outcome_rules if rule.speaks(self.dialect)])


def load_rules(path: Path | None = None) -> RuleSet:
    """The rule table in that file or folder, checked; without a path, the one that comes with the program."""
    return _shipped() if path is None else _read(path / "table.toml" if path.is_dir() else path)


@lru_cache(maxsize=1)
def _shipped() -> RuleSet:
    return _read(resources.files("coresponder.analysis.nexus") / "rule_table" / "table.toml")


def _read(source: Path | Traversable) -> RuleSet:
    content = _toml(source)
    for name in content.get("table", {}).get("files", []):
        _append(content, _toml(_sibling(source, name)))
    _check_schema(content)
    return rule_set(content)


def _sibling(source: Path | Traversable, name: str) -> Path | Traversable:
    if isinstance(source, Path):
        return source.parent / name
    return resources.files("coresponder.analysis.nexus") / "rule_table" / name


def _toml(source: Path | Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ProfileError(
            "rules_not_found", f"There is no rule table “{source.name}”.", "Name a rule table file, or a folder of one."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(
            "rules_not_toml", f"The rule table {source.name} is not valid TOML: {error}.", "Mend that line."
        ) from error


def _append(content: dict[str, Any], part: dict[str, Any]) -> None:
    for kind in ("type_rule", "outcome_rule"):
        content.setdefault(kind, []).extend(part.get(kind, []))
    content.setdefault("abbreviation", {}).update(part.get("abbreviation", {}))


def _check_schema(content: dict[str, Any]) -> None:
    schema_file = resources.files("coresponder.analysis.nexus") / "rule_table.schema.json"
    validator = jsonschema.Draft202012Validator(json.loads(schema_file.read_text(encoding="utf-8")))
    error = next(iter(validator.iter_errors(content)), None)
    if error is not None:
        where = " → ".join(str(step) for step in error.absolute_path) or "the top"
        raise ProfileError(
            "rules_schema", f"The rule table is wrong at {where}: {error.message}.", "Compare it with docs/reference."
        )


def rule_set(content: Mapping[str, Any]) -> RuleSet:
    """A rule set from the table's plain data; ProfileError names the first rule that makes no sense."""
    abbreviations = {short: words_of(long) for short, long in content.get("abbreviation", {}).items()}
    types = tuple(_rule(row, CATEGORIES, "category", abbreviations) for row in content.get("type_rule", []))
    outcomes = tuple(_rule(row, OUTCOMES, "outcome", abbreviations) for row in content.get("outcome_rule", []))
    _check_ids([rule.id for rule in (*types, *outcomes)])
    return RuleSet(
        version=content["table"]["version"],
        abbreviations=abbreviations,
        trailing_marks=frozenset(content["table"].get("trailing_marks", [])),
        all_type_rules=types,
        all_outcome_rules=outcomes,
        table_sha256=content_sha256({**content, "outcome_hierarchy": OUTCOME_HIERARCHY_VERSION}),
    )


def _rule(row: Mapping[str, Any], codes: Mapping[str, Any], key: str, abbreviations: Abbreviations) -> Rule:
    if row[key] not in codes:
        raise ProfileError(
            "rules_code", f"Rule {row['id']} names {key} “{row[key]}”, which is not one.", f"Use {', '.join(codes)}."
        )
    return Rule(
        id=row["id"],
        result=row[key],
        nexus=row.get("nexus", "no"),
        phrases=tuple(phrase(text, abbreviations) for text in row["phrases"]),
        exceptions=tuple(phrase(text, abbreviations) for text in row.get("unless", [])),
        dialect=row.get("dialect", ""),
        reason=row["reason"],
        source=row["source"],
    )


def phrase(text: str, abbreviations: Abbreviations) -> Phrase:
    """A phrase from its text in the table, its words written out by the same abbreviations as the spellings."""
    whole = text.startswith(WHOLE)
    runs = tuple(_run(part, abbreviations) for part in text.removeprefix(WHOLE).split(GAP))
    if not all(runs):
        raise ProfileError("rules_phrase", f"The phrase “{text}” has no word.", "Write at least one word or number.")
    return Phrase(text=text, runs=runs, is_whole=whole)


def _run(part: str, abbreviations: Abbreviations) -> tuple[Word, ...]:
    return tuple(word for piece in part.split() for word in _words_of_piece(piece, abbreviations))


def _words_of_piece(piece: str, abbreviations: Abbreviations) -> tuple[Word, ...]:
    if piece.endswith("*"):
        *before, stem = words_of(piece)
        return (*(Word(text=text, is_stem=False) for text in before), Word(text=stem, is_stem=True))
    return tuple(Word(text=text, is_stem=False) for text in expanded(words_of(piece), abbreviations))


def _check_ids(ids: list[str]) -> None:
    repeated = sorted({name for name in ids if ids.count(name) > 1})
    if repeated:
        raise ProfileError("rules_id", f"Two rules are called {repeated[0]}.", "Give each rule an id of its own.")
