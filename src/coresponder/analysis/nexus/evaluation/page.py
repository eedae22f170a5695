"""The generated part of docs/explanation/which-calls-are-crisis-calls.md: tables, never prose."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from coresponder.analysis.nexus.evaluation.comparing import Comparison, Disagreement
from coresponder.analysis.nexus.evaluation.scoring import Score, Share

BEGIN = "<!-- generated: nexus evaluation; do not edit by hand -->"
END = "<!-- end of generated part -->"
SHOWN_DISAGREEMENTS = 15


def published(comparison: Comparison) -> str:
    """The generated part, between its marks: what was judged, the scores, what was left out, the disagreements."""
    parts = [
        f"Rule table version {comparison.rules_version}, SHA-256 `{comparison.rules_sha256[:16]}…`.",
        *(_score_section(way, scores) for way, scores in comparison.scores.items()),
        _switched_off(comparison),
        _left_out(comparison),
        _disagreements(comparison.disagreements),
    ]
    return "\n\n".join([BEGIN, *parts, END])


def update_page(page: Path, section: str) -> None:
    """Put the generated part into the page, in place of what stands between the marks."""
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(before + section + after, encoding="utf-8")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _score_section(way: str, scores: Mapping[str, Score]) -> str:
    head = ("City", "Types", "Behavioral", "Precision, types", "Recall, types", "Precision, uses", "Recall, uses")
    return f"### {way}\n\n{_table(head, [_score_row(city, score) for city, score in scores.items()])}"


def _score_row(city: str, score: Score) -> tuple[str, ...]:
    shares = (score.precision_of_types, score.recall_of_types, score.precision_of_uses, score.recall_of_uses)
    return (city, f"{score.types:,}", f"{score.behavioral:,}", *(_share(share) for share in shares))


def _share(share: Share) -> str:
    if share.value is None:
        return "nothing to divide by"
    counted = f"{share.value:.1%} ({share.numerator:,} of {share.denominator:,}"
    if share.interval is None:
        return f"{counted})"
    low, high = share.interval
    return f"{counted}; {low:.1%} to {high:.1%})"


def _switched_off(comparison: Comparison) -> str:
    rows = [(city, f"{count:,}") for city, count in comparison.switched_off.items()]
    return "### Phrases switched off when a city is left out\n\n" + _table(("City", "Phrases"), rows)


def _left_out(comparison: Comparison) -> str:
    head = ("What", "Types", "Uses")
    rows = []
    for label in ("uncategorized", "doubtful"):
        group = [item for item in comparison.left_out if item.label == label]
        rows.append((f"{label} in the reference", f"{len(group):,}", f"{sum(item.uses for item in group):,}"))
    seen = comparison.left_out_says_yes
    rows.append(("of both, nexus yes by the rules", f"{len(seen):,}", f"{sum(item.type.uses for item in seen):,}"))
    return "### Left out of precision and recall\n\n" + _table(head, rows)


def _disagreements(disagreements: Sequence[Disagreement]) -> str:
    head = ("City", "Type", "Uses", "In the reference", "By the rules", "Rule")
    rows = [
        (item.type.city, item.type.spelling, f"{item.type.uses:,}", item.type.category, item.nexus, f"`{item.rule}`")
        for item in disagreements[:SHOWN_DISAGREEMENTS]
    ]
    count = f"{len(disagreements):,} types disagree with all rules on; the {len(rows)} most used:"
    return f"### Disagreements\n\n{count}\n\n{_table(head, rows)}"
