"""The rule table: ordered rules as data, each with an id, a sentence and a source; the first that fits decides.

A number is a code, and a code means what its own city says: 800 is a person in crisis in San Francisco and an address
elsewhere. So a rule about codes names its dialect, and stays silent until the profile names the same one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from coresponder.analysis.nexus.decisions import Decision
from coresponder.analysis.nexus.matching import Matcher
from coresponder.analysis.nexus.phrases import Abbreviations, Phrase, phrase
from coresponder.analysis.nexus.spelling import expanded, without_trailing_marks, words_of
from coresponder.analysis.nexus.vocabulary import CATEGORIES, OUTCOME_HIERARCHY_VERSION, OUTCOMES, Nexus
from coresponder.kernel.content_hash import content_sha256
from coresponder.kernel.errors import ProfileError


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


def _check_ids(ids: list[str]) -> None:
    repeated = sorted({name for name in ids if ids.count(name) > 1})
    if repeated:
        raise ProfileError("rules_id", f"Two rules are called {repeated[0]}.", "Give each rule an id of its own.")
