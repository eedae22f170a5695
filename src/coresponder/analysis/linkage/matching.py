"""Which pairs of records may be of one person: the model of Fellegi and Sunter (1969), by Splink on DuckDB.

Everything stays in memory: no file is written and nothing leaves the process. What comes back are pairs with a
probability and the reasons. The probability is the model's and rests on its assumption that the fields agree
independently of each other; twins, and namesakes at one address, are likelier to be proposed than they should be.
"""

import logging
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

import duckdb
import pyarrow as pa
from splink import DuckDBAPI, Linker
from splink.internals.blocking_rule_creator import BlockingRuleCreator
from splink.internals.exceptions import EMTrainingException

from coresponder.analysis.linkage.comparing import Pair, RecordToMatch, reasons
from coresponder.analysis.linkage.nicknames import alike
from coresponder.analysis.linkage.spelling import sound
from coresponder.formats.workspace import connected

SEED = 20261125
# With fewer records the model is not trained: its rates of agreement, within one person and by chance, are then those
# that stand below, and a rare name weighs no more than a common one.
FEWEST_TO_TRAIN = 1000
RANDOM_PAIRS = 300_000
EXPECTED_RECALL_OF_SURE_RULES = 0.6
# Of two records taken at random, how often they are of one person, where the data are too few to tell.
PRIOR_OF_FEW = 1e-4

SWAPPED = "given_l = family_r AND family_l = given_r"
ACROSS = "l.person <> r.person"
COLUMNS = ("given", "family", "born", "phone", "place", "number")

# Which pairs are compared at all. A pair that agrees in none of these is not found.
BLOCKS = (
    "l.family = r.family and l.given_sound = r.given_sound",
    "l.given = r.given and l.family_sound = r.family_sound",
    "l.given = r.family and l.family = r.given",
    "l.born = r.born and l.given_sound = r.given_sound",
    "l.born = r.born and l.family_sound = r.family_sound",
    "l.born = r.born and substr(l.given, 1, 1) = substr(r.given, 1, 1)",
    "l.family = r.family and l.birth_year = r.birth_year and substr(l.given, 1, 1) = substr(r.given, 1, 1)",
    "l.phone = r.phone",
    "l.place = r.place and l.birth_year = r.birth_year",
    "l.place = r.place and l.given = r.given",
    "l.number = r.number",
)
SURE_RULES = (
    "l.given = r.given and l.family = r.family and l.born = r.born",
    "l.number = r.number and l.born = r.born",
)
TRAINING = ("l.born = r.born", "l.family = r.family and l.given = r.given", "l.place = r.place")


def matching_pairs(records: Sequence[RecordToMatch], *, threshold: float) -> list[Pair]:
    """Every pair of different persons at or above the threshold, the likeliest first; of several names the best."""
    if len({each.person for each in records}) < 2:
        return []
    logging.getLogger("splink").setLevel(logging.ERROR)
    with connected() as connection:
        found = _predicted(_trained(connection, records), threshold)
    return _best_of_each(found, records)


def _trained(connection: duckdb.DuckDBPyConnection, records: Sequence[RecordToMatch]) -> Linker:
    # One thread, so that the same records give the same pairs on every machine.
    connection.execute("SET threads = 1")
    table = DuckDBAPI(connection).register(_table(records), dataset_display_name="records")
    are_many = len(records) >= FEWEST_TO_TRAIN
    linker = Linker(table, _settings(are_many=are_many), log_level=None)
    if are_many:
        _train(linker)
    return linker


def _train(linker: Linker) -> None:
    """How often fields agree by chance, and among records of one person, from the data themselves."""
    linker.training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=SEED, min_count_per_level=None)
    sure: list[str | BlockingRuleCreator] = [f"{rule} and {ACROSS}" for rule in SURE_RULES]
    linker.training.estimate_probability_two_random_records_match(sure, recall=EXPECTED_RECALL_OF_SURE_RULES)
    for rule in TRAINING:
        # A rule that no pair of these records satisfies teaches nothing; the rates stay what they were.
        with suppress(EMTrainingException):
            linker.training.estimate_parameters_using_expectation_maximisation(f"{rule} and {ACROSS}")


def _settings(*, are_many: bool) -> dict[str, Any]:
    return {
        "link_type": "dedupe_only",
        "comparisons": [
            _given(are_many=are_many),
            _family(are_many=are_many),
            _birth(),
            *(_whole(name, m=m, are_many=are_many) for name, m in (("phone", 0.6), ("place", 0.5), ("number", 0.9))),
        ],
        "blocking_rules_to_generate_predictions": [f"{rule} and {ACROSS}" for rule in BLOCKS],
        "probability_two_random_records_match": PRIOR_OF_FEW,
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
    }


def _predicted(linker: Linker, threshold: float) -> list[dict[str, Any]]:
    frame = linker.inference.predict(threshold_match_probability=threshold)
    return [
        {name: row[name] for name in ("unique_id_l", "unique_id_r", "match_probability")}
        for row in frame.as_record_list()
    ]


def _best_of_each(found: Iterable[dict[str, Any]], records: Sequence[RecordToMatch]) -> list[Pair]:
    best: dict[tuple[str, str], Pair] = {}
    for row in found:
        one, other = sorted((records[row["unique_id_l"]], records[row["unique_id_r"]]), key=lambda each: each.person)
        key, probability = (one.person, other.person), float(row["match_probability"])
        if key not in best or probability > best[key].probability:
            best[key] = Pair(first=key[0], second=key[1], probability=probability, reasons=reasons(one, other))
    return sorted(best.values(), key=lambda pair: (-pair.probability, pair.first, pair.second))


def _table(records: Iterable[RecordToMatch]) -> pa.Table:
    rows = [
        {
            "unique_id": place,
            "person": each.person,
            **{name: getattr(each, name) or None for name in COLUMNS},
            "given_sound": sound(each.given) or None,
            "family_sound": sound(each.family) or None,
            "given_others": sorted(alike(each.given)),
            "birth_year": each.born[:4] or None,
        }
        for place, each in enumerate(records)
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def _level(condition: str, label: str, *, m: float, u: float, rare: str = "") -> dict[str, Any]:
    """One way to agree: `m` how often records of one person do, `u` how often those of two do; `rare` a column whose
    rarer values weigh more."""
    level = {"sql_condition": condition, "label_for_charts": label, "m_probability": m, "u_probability": u}
    return {**level, "tf_adjustment_column": rare} if rare else level


def _missing(name: str) -> dict[str, Any]:
    return {
        "sql_condition": f"{name}_l IS NULL OR {name}_r IS NULL",
        "label_for_charts": f"{name} missing",
        "is_null_level": True,
    }


def _given(*, are_many: bool) -> dict[str, Any]:
    return {
        "output_column_name": "given",
        "comparison_levels": [
            _missing("given"),
            _level("given_l = given_r", "given same", m=0.72, u=0.006, rare="given" if are_many else ""),
            _level(SWAPPED, "names swapped", m=0.02, u=0.00001),
            _level("list_contains(given_others_l, given_r)", "given nickname", m=0.05, u=0.004),
            _level(_close("given"), "given alike", m=0.13, u=0.015),
            _level("ELSE", "given different", m=0.08, u=0.975),
        ],
    }


def _family(*, are_many: bool) -> dict[str, Any]:
    """Names the other way round speak once, with the given name; here they say nothing."""
    missing = _missing("family")
    return {
        "output_column_name": "family",
        "comparison_levels": [
            {**missing, "sql_condition": f"{missing['sql_condition']} OR ({SWAPPED} AND given_l <> family_l)"},
            _level("family_l = family_r", "family same", m=0.78, u=0.001, rare="family" if are_many else ""),
            _level(_close("family"), "family alike", m=0.13, u=0.008),
            _level("ELSE", "family different", m=0.09, u=0.991),
        ],
    }


def _close(name: str) -> str:
    return f"jaro_winkler_similarity({name}_l, {name}_r) >= 0.9 OR {name}_sound_l = {name}_sound_r"


def _birth() -> dict[str, Any]:
    one_letter = "damerau_levenshtein(born_l, born_r) <= 1"
    swapped = (
        "substr(born_l, 1, 4) = substr(born_r, 1, 4) AND substr(born_l, 6, 2) = substr(born_r, 9, 2) "
        "AND substr(born_l, 9, 2) = substr(born_r, 6, 2)"
    )
    return {
        "output_column_name": "born",
        "comparison_levels": [
            _missing("born"),
            _level("born_l = born_r", "born same", m=0.86, u=0.00005),
            _level(f"{one_letter} OR ({swapped})", "born alike", m=0.09, u=0.001),
            _level("birth_year_l = birth_year_r", "same year of birth", m=0.02, u=0.014),
            _level("ELSE", "born different", m=0.03, u=0.985),
        ],
    }


def _whole(name: str, *, m: float, are_many: bool) -> dict[str, Any]:
    """A value that is the same, almost the same, or another one."""
    return {
        "output_column_name": name,
        "comparison_levels": [
            _missing(name),
            _level(f"{name}_l = {name}_r", f"{name} same", m=m, u=0.0005, rare=name if are_many else ""),
            _level(f"damerau_levenshtein({name}_l, {name}_r) <= 2", f"{name} alike", m=(1 - m) * 0.4, u=0.0015),
            _level("ELSE", f"{name} different", m=(1 - m) * 0.6, u=0.998),
        ],
    }


SCHEMA = pa.schema(
    [
        ("unique_id", pa.int64()),
        *((name, pa.string()) for name in ("person", *COLUMNS, "given_sound", "family_sound", "birth_year")),
        ("given_others", pa.list_(pa.string())),
    ]
)
