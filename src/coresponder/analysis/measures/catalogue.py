"""The catalogue of measures as a page, written from the registry."""

from coresponder.analysis.measures.definitions import CONFIRMED_IS_MISSING, DEFINITIONS
from coresponder.analysis.measures.measure import Direction, Measure
from coresponder.analysis.measures.registry import REGISTRY
from coresponder.formats.dataset import CALLS

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


def catalogue_page() -> str:
    """The whole page: the definitions of a crisis call, a table of all measures, and a section for each."""
    parts = [HEAD, _definitions(), _contents(), *(_section(measure) for measure in REGISTRY)]
    return "\n".join(parts)


def _definitions() -> str:
    sentences = [*DEFINITIONS.items(), ("confirmed", CONFIRMED_IS_MISSING)]
    rows = "\n".join(f"| `{name}` | {sentence} |" for name, sentence in sentences)
    return f"## What is a crisis call?\n\n| definition | sentence |\n|---|---|\n{rows}\n"


def _contents() -> str:
    rows = "\n".join(f"| [`{each.key}`](#{each.key}) | {each.question} | {each.unit} |" for each in REGISTRY)
    return f"## All measures\n\n| measure | question | unit |\n|---|---|---|\n{rows}\n"


def _section(measure: Measure) -> str:
    rows = "\n".join(f"| {name} | {text} |" for name, text in _facts(measure).items())
    head = f"## {measure.key}\n\n**{measure.title}.** {measure.question}\n"
    return f"{head}\n|  |  |\n|---|---|\n{rows}\n\n{measure.caveats}\n"


def _facts(measure: Measure) -> dict[str, str]:
    return {
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
    return f"`{name}` ({CALLS.column(name).description.rstrip('.')})"
