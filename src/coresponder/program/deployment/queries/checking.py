"""What has to be known of criteria before they come into force: silent rules, gaps, and what would change, with n."""

from dataclasses import dataclass

from coresponder.program.deployment.language import RuleSet
from coresponder.program.deployment.language.comparing import RuleChange, compared
from coresponder.program.deployment.language.reaching import Reached, reach_of_rules
from coresponder.program.deployment.language.replaying import Difference, difference
from coresponder.program.deployment.language.vocabulary import ALL_ANSWERS
from coresponder.program.deployment.past_calls import MOST_CALLS, past_calls

MOST_TYPES = 12
NOTHING_BEFORE = RuleSet(title="No criteria", rules=())


@dataclass(frozen=True, kw_only=True)
class Move:
    """So many calls would be answered otherwise, in words."""

    before: str
    after: str
    calls: int


@dataclass(frozen=True, kw_only=True)
class TypeMove:
    """So many calls of one type would be answered otherwise."""

    type: str
    before: str
    after: str
    calls: int


@dataclass(frozen=True, kw_only=True)
class Check:
    """What a rule set would mean. `past` is None where no past calls are kept; `past_words` says which they are."""

    silent: list[Reached]
    changes: list[RuleChange]
    past: Difference | None
    past_words: str

    @property
    def moves(self) -> list[Move]:
        """The calls that would be answered otherwise, the most frequent change first."""
        found = self.past.moves.most_common() if self.past else []
        return [Move(before=ALL_ANSWERS[old], after=ALL_ANSWERS[new], calls=count) for (old, new), count in found]

    @property
    def types_moved(self) -> list[TypeMove]:
        """The types of which most calls would be answered otherwise."""
        found = self.past.types_moved.most_common(MOST_TYPES) if self.past else []
        return [
            TypeMove(type=name or "no type", before=ALL_ANSWERS[old], after=ALL_ANSWERS[new], calls=count)
            for (name, old, new), count in found
        ]

    @property
    def types_without_rule(self) -> list[tuple[str, int]]:
        """The types of which most calls no rule speaks for."""
        found = self.past.after.types_without_rule.most_common(MOST_TYPES) if self.past else []
        return [(name or "no type", count) for name, count in found]

    @property
    def without_rule(self) -> int:
        """Past calls that no rule speaks for."""
        return self.past.after.types_without_rule.total() if self.past else 0


def checked(rules: RuleSet, *, against: RuleSet | None) -> Check:
    """What these rules would mean, compared with those that hold now."""
    before = against or NOTHING_BEFORE
    past = past_calls()
    return Check(
        silent=[each for each in reach_of_rules(rules) if each.sentence],
        changes=compared(before, rules),
        past=difference(before, rules, past.calls[:MOST_CALLS]) if past else None,
        past_words=past.words if past else "",
    )
