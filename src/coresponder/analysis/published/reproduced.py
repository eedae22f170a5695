"""Published results that the engines of the program reproduce, as the table of docs/reference/reference-results.md.

`ours` is what the public functions give, written with the digits of the publication. Tests compute it from the data
where these are at hand and compare it with what stands here, so that the page cannot say what the code does not do.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, kw_only=True)
class Reproduced:
    """One row: its number among the acceptance tests, data, method, what was published where, what comes out."""

    row: int
    data: str
    method: str
    published: str
    source: str
    ours: str
    function: str


REPRODUCED: Final = (
    Reproduced(
        row=16, data="bladder2: 85 people, tumors that came again", method="Andersen-Gill, Breslow, robust by person",
        published="−0.45979 (0.19996; robust 0.25801)", source="R survival; CAMIS",
        ours="−0.45979 (0.19996; robust 0.25801)", function="survival.fit_cox",
    ),
    Reproduced(
        row=17, data="bladder2", method="Prentice-Williams-Peterson, total time",
        published="−0.334295 (0.216087; robust 0.197064)", source="R survival; CAMIS",
        ours="−0.334295 (0.216087; robust 0.197064)", function="survival.fit_cox",
    ),
    Reproduced(
        row=18, data="bladder2", method="Prentice-Williams-Peterson, gap time",
        published="−0.26952 (0.20766; robust 0.20808)", source="R survival; CAMIS",
        ours="−0.26952 (0.20766; robust 0.20808)", function="survival.fit_cox",
    ),
    Reproduced(
        row=19, data="bladder", method="Wei-Lin-Weissfeld", published="−0.57986 (0.20118; robust 0.30344)",
        source="R survival", ours="−0.57986 (0.20118; robust 0.30344)", function="survival.fit_cox",
    ),
    Reproduced(
        row=20, data="bladder", method="Wei-Lin-Weissfeld, Efron, effects of their own",
        published="−0.52598 (0.31583; robust 0.31524), LR 30.09", source="R survival",
        ours="−0.52598 (0.31583; robust 0.31524), LR 30.09", function="survival.fit_cox",
    ),
    Reproduced(
        row=21, data="rossi: 432 people released from prison", method="Cox, Efron",
        published="−0.3794222, −0.0574377, 0.3138998, −0.1497957, −0.4337039, −0.0848711, 0.0914971",
        source="lifelines, tests",
        ours="−0.3794222, −0.0574377, 0.3138998, −0.1497957, −0.4337039, −0.0848711, 0.0914971",
        function="survival.fit_cox",
    ),
    Reproduced(
        row=22, data="valveSeat: 41 engines", method="mean cumulative function, Lawless-Nadeau",
        published="0.02439 first; 1.54269 (0.31166) last", source="surpyval; two independent codes agree",
        ours="0.02439 first; 1.54269 (0.31166) last", function="survival.mean_cumulative",
    ),
    Reproduced(
        row=23, data="Montgomery 6.5, 7.1, table 7.4, 7.3, 7.4, 7.6",
        method="XmR, p in stages, p, c, u, t; runs (Anhøj)",
        published="stored results", source="qicharts2, tests",
        ours="center and limits within 4e-12; runs and crossings identical", function="monitoring.control_chart",
    ),
    Reproduced(
        row=24, data="R set.seed(123); rnorm(20)", method="XmR as in Plot the Dots",
        published="0.142 (−3.01 to 3.29); halves 0.0746 (−2.60 to 2.75), 0.209 (−3.28 to 3.70)",
        source="NHSRplotthedots, tests",
        ours="0.142 (−3.01 to 3.29); halves 0.0746 (−2.60 to 2.75), 0.209 (−3.28 to 3.70)",
        function="monitoring.control_chart",
    ),
    Reproduced(
        row=25, data="medpar: stays in 54 hospitals", method="over-dispersion; funnel of SHMI at 99.8%",
        published="6.24; 9 outside (25 before the adjustment)", source="FunnelPlotR, vignette",
        ours="6.24; 9 outside (25 before the adjustment)", function="monitoring.funnel_plot",
    ),
    Reproduced(
        row=27, data="rates 10 and 15, 8 and 6 observed", method="power of two Poisson rates, one-sided",
        published="0.82566", source="PASS, chapter 436", ours="0.82566",
        function="inference.power.power_of_two_rates",
    ),
)  # fmt: skip

# Results of other programs for the intervals and tests that have no row of their own in that list.
ALSO: Final = (
    Reproduced(
        row=0, data="60 in 51,477.5 against 30 in 54,308.7", method="exact conditional interval of the ratio",
        published="1.33974 to 3.38837", source="R exactci", ours="1.33974 to 3.38837",
        function="inference.two_rates.exact_ratio",
    ),
    Reproduced(
        row=0, data="the same", method="E-test, one-sided", published="0.000298",
        source="Gu, Ng, Tang and Schucany 2008", ours="0.000298", function="inference.two_rates.e_test",
    ),
    Reproduced(
        row=0, data="60 in 51.4775 against 30 in 54.3087", method="score interval of the difference",
        published="0.265796 to 0.989192", source="R ratesci", ours="0.265796 to 0.989192",
        function="inference.two_rates.difference",
    ),
)  # fmt: skip

HEAD = """# Published results that come out again

The engines of the program are held to results that others have published. This table is written from
`coresponder.analysis.published.reproduced`; the tests in `tests/reference/outcomes` compute every line of it from the
data, where these lie beside the project (they are not part of it), and compare the digits.

Interrupted time series, difference-in-differences and matching come with the evaluation studio and are not here yet.
"""


def reference_results_page() -> str:
    """The whole page."""
    return f"{HEAD}\n{_table('row', REPRODUCED)}\n\n## Intervals and tests\n\n{_table('', ALSO)}\n"


def _table(first: str, rows: tuple[Reproduced, ...]) -> str:
    head = f"| {first} | data | method | published | where | ours | function |\n|---|---|---|---|---|---|---|"
    lines = [
        f"| {each.row or ''} | {each.data} | {each.method} | {each.published} | {each.source} | {each.ours}"
        f" | `{each.function}` |"
        for each in rows
    ]
    return "\n".join([head, *lines])
