"""A person corrects what the columns of an export are; what the proposal knows about the others is kept."""

from coresponder.formats.cad.fields import FIELDS
from coresponder.formats.cad.profile import FieldRule, Profile
from coresponder.program.calls.column_choices import NOT_USED, choices_of, with_choices
from coresponder.program.calls.vocabulary import FIELD_TITLES

COLUMNS = ["Number", "Typ", "Text", "Street", "House"]
BASE = Profile(
    name="fort-pretend",
    version="1",
    title="",
    source="fort-pretend",
    time_zone="America/Chicago",
    fields={
        "event_number": FieldRule(columns=("Number",)),
        "final_type": FieldRule(columns=("Typ",), width=20),
        "disposition": FieldRule(columns=("Text",), separator=";"),
        "flag": FieldRule(columns=("Text",), pattern="MH"),
        "address": FieldRule(columns=("House", "Street"), join=" "),
    },
)


def chosen(**changes: str) -> Profile:
    return with_choices(BASE, columns=COLUMNS, choices={**choices_of(BASE, COLUMNS), **changes})


def test_choices_that_nobody_changes_leave_the_profile_as_it_was() -> None:
    assert chosen().fields == BASE.fields


def test_a_column_that_fills_two_fields_shows_the_first_and_keeps_both() -> None:
    assert choices_of(BASE, COLUMNS)["Text"] == "disposition"
    assert chosen(Typ=NOT_USED).fields["flag"].pattern == "MH"


def test_a_moved_column_leaves_its_old_field_and_starts_plainly_in_the_new_one() -> None:
    fields = chosen(Typ="initial_type").fields
    assert "final_type" not in fields
    assert fields["initial_type"] == FieldRule(columns=("Typ",))


def test_a_column_that_joins_others_in_a_field_comes_after_them() -> None:
    assert chosen(Typ="address").fields["address"] == FieldRule(columns=("House", "Street", "Typ"), join=" ")


def test_a_column_that_is_not_used_is_named_as_ignored() -> None:
    assert chosen(Typ=NOT_USED).ignored_columns == ("Typ",)


def test_every_field_of_a_call_has_a_title_on_the_page() -> None:
    assert FIELD_TITLES.keys() == FIELDS.keys()
