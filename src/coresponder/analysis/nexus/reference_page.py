"""docs/reference/nexus-rules.md, written from the rule table and the code lists, so that the two cannot part."""

from collections.abc import Iterable, Sequence

from coresponder.analysis.nexus.rules import Rule, RuleSet
from coresponder.analysis.nexus.vocabulary import (
    CATEGORIES,
    GENERAL_GROUPS,
    NEXUS_SENTENCES,
    OUTCOME_HIERARCHY_VERSION,
    OUTCOMES,
)

INTRODUCTION = """# The rules that say which calls are crisis calls

<!-- generated from the rule table by “make docs”; do not edit by hand -->

A source writes its call types and dispositions in its own way. The rule table reads them word by word and says what
each is about. Rules stand in order; the first that fits decides, and the judgement carries its name and its sentence.
[Which calls are crisis calls](../explanation/which-calls-are-crisis-calls.md) says how the table came about and how
often it agrees with others.

## How a phrase is written

Case, punctuation, accents and spaces do not count. A number is parted from the letters that are glued to it, so `5150V`
reads as 5150 and V. Abbreviations are written out first: `CHK` is CHECK, `EDP` three words.

| Phrase | Fits |
| --- | --- |
| `CHECK WELFARE` | these words, next to each other, in this order, anywhere |
| `SUICID*` | a word that begins so, which also catches words that the source cut off |
| `MENTAL … TRANSPORT` | these words in this order, with anything or nothing between |
| `= CIT` | nothing but these words |

A rule has `phrases`, of which one must fit, and may have `unless`, of which none may fit. A rule with a `dialect` is
silent unless the profile names the same dialect as `code_dialect`, or one below it: rules of `us-ca` also speak for
`us-ca/san-diego`. A code that no rule of the dialect reads is unknown, and is never guessed from another city.

## A table of your own

`load_rules(path)` reads any folder with a `table.toml`, or one file that holds everything. The shipped table stands in
`src/coresponder/analysis/nexus/rule_table/`; copy the folder, change it, and raise `version` in `table.toml`. For
single spellings a decision in the review of call types is the shorter way; it stands before every rule and keeps who
decided, when and why.
"""


def reference_page(rules: RuleSet) -> str:
    """The whole page: introduction, nexus, categories, outcomes, dialects and every rule."""
    sections = (INTRODUCTION, _nexus(), _categories(), _outcomes(), _dialects(rules), _rules(rules))
    return "\n".join(sections)


def _nexus() -> str:
    return _section("Nexus", ("Value", "Meaning"), ((f"`{code}`", text) for code, text in NEXUS_SENTENCES.items()))


def _categories() -> str:
    rows = ((f"`{item.code}`", GENERAL_GROUPS[item.group], item.sentence) for item in CATEGORIES.values())
    return _section("Categories of calls", ("Category", "Group", "What the call is about"), rows)


def _outcomes() -> str:
    rows = ((str(item.rank), f"`{item.code}`", item.sentence) for item in OUTCOMES.values())
    title = f"Outcomes, hierarchy version {OUTCOME_HIERARCHY_VERSION}"
    return _section(title, ("Rank", "Outcome", "How the call ended; of several, the first counts as primary"), rows)


def _dialects(rules: RuleSet) -> str:
    return _section("Dialects", ("Write as `code_dialect`",), ((f"`{dialect}`",) for dialect in rules.dialects))


def _rules(rules: RuleSet) -> str:
    types = _section("Rules for call types", RULE_HEAD, map(_rule_row, rules.all_type_rules))
    return f"{types}\n{_section('Rules for dispositions', RULE_HEAD, map(_rule_row, rules.all_outcome_rules))}"


RULE_HEAD = ("Rule", "Result", "Nexus", "Dialect", "Reason", "Source")


def _rule_row(rule: Rule) -> tuple[str, ...]:
    return (f"`{rule.id}`", f"`{rule.result}`", rule.nexus, rule.dialect or "any", rule.reason, rule.source)


def _section(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    return f"## {title}\n\n{table}\n"
