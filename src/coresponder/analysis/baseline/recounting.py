"""What other rules would make of calls that are already assembled: the counts, without building anything again.

Judging uses the very steps by which a baseline is assembled, so that what is promised here is what comes next.
"""

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from coresponder.analysis.baseline.spellings import IS_CODED, NEXUS, judge_spellings
from coresponder.analysis.measures.definitions import CrisisDefinition
from coresponder.analysis.nexus import RuleSet
from coresponder.formats.cad.profile import Profile
from coresponder.formats.dataset.parquet import open_dataset
from coresponder.formats.workspace import Workspace, connected

JUDGED_BY = ("initial_type", "flag", "disposition", "cancel_reason")


def kinds_of_calls(dataset: Path) -> pa.Table:
    """How many calls there are of each kind: of each combination of the texts that decide what a call is.

    `final_type` holds the type that counts, `calls` the number of calls. Nothing tells of one call's time or place.
    """
    texts = ", ".join(JUDGED_BY)
    with Workspace() as workspace:
        open_dataset(dataset, workspace)
        counted = f"SELECT call_type AS final_type, {texts}, count(*) AS calls FROM calls GROUP BY ALL ORDER BY ALL"  # noqa: S608
        return workspace.connection.execute(counted).to_arrow_table()


def volumes_by_type(kinds: pa.Table) -> Mapping[str, int]:
    """The number of calls of each type, the most frequent first; calls without a type are left out."""
    summed = kinds.group_by("final_type").aggregate([("calls", "sum")]).sort_by([("calls_sum", "descending")])
    return {row["final_type"]: row["calls_sum"] for row in summed.to_pylist() if row["final_type"] is not None}


def crisis_counts(kinds: pa.Table, profile: Profile, rules: RuleSet) -> Mapping[CrisisDefinition, int]:
    """How many of these calls are crisis calls under each definition, by these rules and the decisions in them."""
    with connected() as connection:
        connection.register("kinds", kinds)
        connection.execute("CREATE TABLE call_versions AS SELECT *, TRUE AS is_current FROM kinds")
        judgements = judge_spellings(connection, profile, rules)
        is_detected = judgements.is_detected
        conditions = (IS_CODED, is_detected, f"{is_detected} OR {NEXUS} = 'possible'")
        sums = ", ".join(f"coalesce(sum(calls) FILTER ({condition}), 0)::BIGINT" for condition in conditions)
        found = connection.execute(f"SELECT {sums} FROM call_versions {judgements.joins}").fetchone()  # noqa: S608
    coded, detected, possible = found or (0, 0, 0)
    return {"coded": coded, "detected": detected, "possible": possible}
