"""Every tally of the outcome measures can be asked of other engines too: a state computes the same on Spark."""

from collections.abc import Callable
from datetime import date
from functools import partial

import ibis
import ibis.config
import ibis.expr.types as ir
import pytest

from coresponder.analysis.measures.outcomes import Period, Program
from coresponder.analysis.measures.outcomes.registry import SHARES
from coresponder.analysis.measures.outcomes.registry.building import computable
from coresponder.analysis.measures.outcomes.shares import CONTACTS, FOLLOW_UPS
from coresponder.analysis.measures.outcomes.tallies import (
    judgments,
    ladder,
    minutes,
    partnership,
    returns,
    shares,
    volume,
)
from coresponder.formats.dataset import TABLES

IBIS_TYPES = {
    "text": "string",
    "integer": "int64",
    "number": "float64",
    "instant": "timestamp('UTC')",
    "date": "date",
    "flag": "boolean",
}


class Asked(Program):
    """A program whose tables in between are part of the question, since nothing is there that could keep them."""

    def kept(self, name: str, make: Callable[[Program], ir.Table]) -> ir.Table:
        return make(self)

    kept_for_all_periods = kept


PROGRAM = Asked(
    tables={
        table.name: ibis.table({column.name: IBIS_TYPES[column.type] for column in table.columns}, name=table.name)
        for table in TABLES
    },
    period=Period(first_on=date(2031, 1, 1), last_on=date(2031, 12, 31)),
    launch_on=date(2031, 1, 1),
)
OF_CONTACTS, OF_FOLLOW_UPS = (computable(PROGRAM, source, SHARES) for source in (CONTACTS, FOLLOW_UPS))

TALLIES: dict[str, Callable[[Program], ir.Table]] = {
    "cells": partial(shares.cells, source=CONTACTS, shares=OF_CONTACTS),
    "cells of follow-ups": partial(shares.cells, source=FOLLOW_UPS, shares=OF_FOLLOW_UPS),
    "by person": partial(shares.by_person, source=CONTACTS, shares=OF_CONTACTS),
    "follow-ups by person": partial(shares.by_person, source=FOLLOW_UPS, shares=OF_FOLLOW_UPS),
    "moments": lambda it: shares.moments(it, shares.by_person(it, CONTACTS, OF_CONTACTS), CONTACTS, OF_CONTACTS),
    "by traits": lambda it: shares.by_traits(
        it, shares.by_person(it, CONTACTS, OF_CONTACTS), CONTACTS, OF_CONTACTS, OF_CONTACTS
    ),
    "first returns": returns.first_returns,
    "follow-up lengths": returns.follow_up_lengths,
    "lengths of the returned": returns.lengths_of_returned,
    "later contacts": returns.later_contacts,
    "persons by contacts": returns.persons_by_contacts,
    "reactive contacts": returns.reactive_contacts,
    "ladder": ladder.rungs,
    "judged": judgments.judged,
    "eligible": judgments.eligible,
    "minutes": partial(minutes.minutes_counts, table="encounters", day="local_date", column="officer_minutes"),
    "before launch": minutes.before_launch,
    "police minutes": minutes.police_minutes,
    "contacts": volume.contacts,
    "calls": volume.calls,
    "exported calls": volume.exported_calls,
    "missed": volume.missed,
    "answers": volume.answers,
    "referral answers": partnership.referral_answers,
    "training": partnership.training,
    "meetings": partnership.meetings,
}


class SparkOptions(ibis.config.Config):
    """What Ibis's Spark engine sets when it is loaded; here Spark is only compiled for, not installed."""

    treat_nan_as_null: bool = False


@pytest.mark.parametrize("dialect", ["duckdb", "pyspark", "postgres"])
@pytest.mark.parametrize("name", TALLIES)
def test_it_compiles(name: str, dialect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ibis.options, "pyspark", SparkOptions())
    assert "SELECT" in ibis.to_sql(TALLIES[name](PROGRAM), dialect=dialect)
