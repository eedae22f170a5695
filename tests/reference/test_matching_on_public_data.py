"""How often the matching is right, on public data whose true pairs are known.

FEBRL 1 (Australian National University) and Splink's fake 1000 (UK Ministry of Justice). The figures stand in
docs/explanation/matching-people.md; a change of the model that makes them worse fails here.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import pytest

from coresponder.analysis.linkage.comparing import Pair, RecordToMatch
from coresponder.analysis.linkage.matching import matching_pairs
from coresponder.analysis.linkage.spelling import plain

Truth = set[tuple[str, str]]
THRESHOLDS = (0.5, 0.9, 0.99)


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, skipinitialspace=True)


def words(text: str) -> str:
    return " ".join(plain(text).split())


def febrl(path: Path) -> tuple[list[RecordToMatch], Truth]:
    records, people = [], defaultdict(list)
    for row in rows(path):
        born, name = row["date_of_birth"], row["rec_id"]
        records.append(
            RecordToMatch(
                person=name,
                given=words(row["given_name"]),
                family=words(row["surname"]),
                born=f"{born[:4]}-{born[4:6]}-{born[6:]}" if len(born) == 8 else "",
                place=" ".join([row["street_number"], row["address_1"], row["postcode"]]).strip(),
                number=row["soc_sec_id"],
            )
        )
        people[name.split("-")[1]].append(name)
    return records, true_pairs(people.values())


def fake(path: Path) -> tuple[list[RecordToMatch], Truth]:
    records, people = [], defaultdict(list)
    for row in rows(path):
        records.append(
            RecordToMatch(
                person=row["unique_id"],
                given=words(row["first_name"]),
                family=words(row["surname"]),
                born=row["dob"],
                place=words(row["city"]),
                number=row["email"].lower(),
            )
        )
        people[row["cluster"]].append(row["unique_id"])
    return records, true_pairs(people.values())


def true_pairs(people: Iterable[list[str]]) -> Truth:
    return {(min(pair), max(pair)) for each in people for pair in combinations(each, 2)}


def scores(pairs: list[Pair], truth: Truth, threshold: float) -> tuple[float, float]:
    found = {(pair.first, pair.second) for pair in pairs if pair.probability >= threshold}
    right = len(found & truth)
    return right / len(found), right / len(truth)


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("file", "reader", "least"),
    [
        ("febrl_dataset1.csv", febrl, {0.5: (0.99, 0.97), 0.9: (0.99, 0.97), 0.99: (0.99, 0.95)}),
        ("febrl_dataset2.csv", febrl, {0.5: (0.99, 0.96), 0.9: (0.99, 0.95), 0.99: (0.99, 0.93)}),
        ("splink_fake_1000.csv", fake, {0.5: (0.98, 0.62), 0.9: (0.99, 0.52), 0.99: (0.99, 0.39)}),
    ],
)
def test_precision_and_recall_at_three_thresholds(
    shared_data: Path, file: str, reader, least: dict[float, tuple[float, float]]
) -> None:
    path = shared_data / "linkage-benchmarks" / file
    if not path.is_file():
        pytest.skip(f"{file} is not among the public data.")
    records, truth = reader(path)
    pairs = matching_pairs(records, threshold=min(THRESHOLDS))
    for threshold in THRESHOLDS:
        precision, recall = scores(pairs, truth, threshold)
        assert precision >= least[threshold][0]
        assert recall >= least[threshold][1]
