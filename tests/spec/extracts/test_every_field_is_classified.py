"""Nothing gets into the data set by accident, and nothing is forgotten: each field is in a column, or has a reason."""

import pytest
from django.apps import apps
from django.db.models import Model

from coresponder.formats.dataset.tables import (
    FEEDBACK,
    FOLLOW_UPS,
    REFERRAL_DESTINATIONS,
    REFERRALS,
    TABLES_OF_RECORDS,
)
from coresponder.formats.dataset.tables.encounters import ANSWERED, LEFT_OUT, MOMENTS, SEVERAL
from coresponder.formats.encounter import FORM
from coresponder.program.extracts.fields import Fields, Untouched, declared, declared_apps
from coresponder.program.extracts.sources import filled_tables
from coresponder.safeguards.classification.checking import fields_of, our_models

MODELS = [each for each in our_models() if each._meta.app_label in declared_apps()]
COLUMNS = {f"{table.name}.{column.name}" for table in TABLES_OF_RECORDS for column in table.columns}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_of_every_field_it_is_said_in_which_column_it_is_or_why_in_none(model: type[Model]) -> None:
    found = declared().get(model._meta.label)
    assert found is not None, f"Say in program/extracts/fields what becomes of {model._meta.label}."
    if isinstance(found, Fields):
        names = {field.name for field in fields_of(model)}
        said = found.into.keys() | found.reasons.keys()
        assert names - said == set(), f"Say what becomes of these fields of {model._meta.label}."
        assert said - names == set(), f"{model._meta.label} has no such fields."
        assert found.into.keys() & {name for names in found.left_out.values() for name in names.split()} == set()


def test_every_column_that_is_named_is_there() -> None:
    named = {
        column
        for each in declared().values()
        if isinstance(each, Fields)
        for columns in each.into.values()
        for column in columns.split()
    }
    assert named - COLUMNS == set()


def test_every_declared_model_is_there() -> None:
    labels = {model._meta.label for model in apps.get_models()}
    assert {label for label in declared() if label not in labels} == set()


def test_every_reason_is_a_sentence() -> None:
    reasons = {each.reason for each in declared().values() if isinstance(each, Untouched)}
    reasons |= {reason for each in declared().values() if isinstance(each, Fields) for reason in each.reasons.values()}
    assert {each for each in reasons if not (each.endswith(".") and each[0].isupper())} == set()


def test_of_every_question_of_the_form_it_is_said_what_becomes_of_it() -> None:
    said = [*ANSWERED, *MOMENTS, *SEVERAL, *LEFT_OUT]
    assert sorted(said) == sorted(FORM.by_name)


def test_free_text_is_in_no_column() -> None:
    texts = {name for name, element in FORM.by_name.items() if element.kind == "text"}
    assert texts <= LEFT_OUT.keys()


def test_every_table_of_records_is_filled_by_something() -> None:
    elsewhere = {REFERRALS.name, REFERRAL_DESTINATIONS.name, FOLLOW_UPS.name, FEEDBACK.name}
    filled = {table.name for table, _ in filled_tables()}
    assert {table.name for table in TABLES_OF_RECORDS} - filled <= elsewhere
