"""The catalogue of measures as a page, written from the registry."""

from collections.abc import Sequence

from coresponder.analysis.measures.definitions import CONFIRMED_IS_MISSING, DEFINITIONS
from coresponder.analysis.measures.measure import Direction, Measure
from coresponder.analysis.measures.outcomes.registry import OUTCOMES
from coresponder.analysis.measures.registry import REGISTRY
from coresponder.formats.dataset import CALLS, TABLES

DIRECTIONS: dict[Direction, str] = {
    "higher": "Higher is better.",
    "lower": "Lower is better.",
    "neither": "Neither more nor less is better in itself.",
}

HEAD = """# Measures

Every figure of a baseline is one of these measures; there are no others. Each is defined once, in
`coresponder.analysis.measures.registry`, and this page is written from it.

Every figure comes with n, and with a 95% interval where there is something to infer. Calls that lack a field are
counted as missing, impossible times as excluded; neither is ever taken for zero. Counts of crisis calls under 11 are
withheld in everything that can be published, together with what they could be worked out from. Each measure carries
the grade of the weakest of the fields that it rests on.
"""


OUTCOMES_HEAD = """# Measures of outcomes

What becomes of people and calls once the program runs, computed on the program data set
(`coresponder.analysis.measures.outcomes`). Contacts are those in which the person was met, without the program's own
follow-ups, unless a measure says otherwise. Nothing that was not recorded is taken for a no. Intervals are those whose
coverage was measured ([interval-coverage.md](interval-coverage.md)); contacts of one person are counted as belonging
together. What cannot be computed, because a table or a column is not there, says so.
"""


def catalogue_page() -> str:
    """The whole page: the definitions of a crisis call, a table of all measures, and a section for each."""
    parts = [HEAD, _definitions(), _contents("All measures of a baseline", REGISTRY), *map(_section, REGISTRY)]
    outcomes = [OUTCOMES_HEAD, _contents("All measures of outcomes", OUTCOMES), *map(_section, OUTCOMES)]
    return "\n".join([*parts, *outcomes])


def _definitions() -> str:
    sentences = [*DEFINITIONS.items(), ("confirmed", CONFIRMED_IS_MISSING)]
    rows = "\n".join(f"| `{name}` | {sentence} |" for name, sentence in sentences)
    return f"## What is a crisis call?\n\n| definition | sentence |\n|---|---|\n{rows}\n"


def _contents(title: str, measures: Sequence[Measure]) -> str:
    rows = "\n".join(f"| [`{each.key}`](#{each.key}) | {each.question} | {each.unit} |" for each in measures)
    return f"## {title}\n\n| measure | question | unit |\n|---|---|---|\n{rows}\n"


def _section(measure: Measure) -> str:
    rows = "\n".join(f"| {name} | {text} |" for name, text in _facts(measure).items())
    head = f"## {measure.key}\n\n**{measure.title}.** {measure.question}\n"
    return f"{head}\n|  |  |\n|---|---|\n{rows}\n\n{measure.caveats}\n"


def _facts(measure: Measure) -> dict[str, str]:
    domain = {"domain": measure.domain} if measure.domain else {}
    return domain | {
        "counted": measure.numerator,
        "over": measure.denominator or "nothing: it is a plain count or a time",
        "unit": measure.unit,
        "grain": measure.grain,
        "by": ", ".join(f"`{name}`" for name in measure.dimensions) or "one figure in all",
        "population": measure.population,
        "direction": DIRECTIONS[measure.direction],
        "rests on": "; ".join(_column(name) for name in measure.depends_on),
        "source": measure.source,
        "version": measure.version,
    }


def _column(name: str) -> str:
    table, _, column = name.rpartition(".")
    if not table:
        return f"`{name}` ({CALLS.column(name).description.rstrip('.')})"
    found = [each for each in TABLES if each.name == table]
    return f"`{name}` ({found[0].column(column).description.rstrip('.')})" if found else f"`{name}` (no such table yet)"
