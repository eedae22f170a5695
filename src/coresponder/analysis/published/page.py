"""The library of published results as a page, with what the checks found."""

from coresponder.analysis.published.checks import findings
from coresponder.analysis.published.library import PublishedResult, published_results

HEAD = """# Published results

What other programs and studies have published, as the program keeps it (`coresponder.analysis.published`). A result is
drawn beside a program's own only where both count the same over the same; the column says beside which measure. What
has no measure there is never drawn, and some results are refused altogether, with the reason.
"""
COLUMNS = "| program | period | result | counted | design | beside | say with it | source |"
CHECKED = """
## What arithmetic finds in them

The same checks are made of a program's own reports. Right: {right} of {all}. Not right:
"""


def published_results_page() -> str:
    """The whole page."""
    rows = "\n".join(_row(result) for result in published_results())
    found = findings()
    wrong = "\n".join(f"- **{finding.key}.** {finding.sentence}" for finding in found if not finding.is_right)
    checked = CHECKED.format(right=sum(finding.is_right for finding in found), all=len(found))
    return f"{HEAD}\n{COLUMNS}\n{'|---' * 8}|\n{rows}\n{checked}\n{wrong}\n"


def _row(result: PublishedResult) -> str:
    ends = f" ({result.range_said})" if result.range_said else ""
    counted = f"{result.counted}, over {result.over}" if result.over else result.counted
    where = ", ".join(f"`{key}`" for key in result.same_as) or ("refused" if result.refused else "nothing")
    say = f"{result.caveat} Refused: {result.refused}".strip() if result.refused else result.caveat
    cells = (
        result.program,
        result.period,
        f"{result.value_said}{ends}",
        counted,
        result.design,
        where,
        say,
        result.source,
    )
    return f"| {' | '.join(cells)} |"
