"""A model field whose text is stored encrypted. Consents and openings are the models at hand."""

import copy
import logging
import pickle
import uuid

import pytest
from django.core.exceptions import FieldError
from django.db import connection, models, transaction
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.writer import MigrationWriter
from django.forms.models import model_to_dict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from coresponder.kernel.errors import IntegrityError, StateError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.consent.models import Consent
from coresponder.safeguards.encryption.fields import EncryptedTextField, Envelope, open_texts, open_together
from coresponder.safeguards.encryption.keys import keys_remembered
from coresponder.safeguards.encryption.rotating import destroy
from tests.support.sealed_rows import WITNESS, consent_of, opening_of

OTHER = uuid.UUID("00000000-0000-4000-8000-0000000000bb")


def stored(consent: Consent, column: str = "witness") -> bytes:
    """What the database really holds."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM consent_consent WHERE id = %s", [consent.pk])
        return bytes(cursor.fetchone()[0])


def put(consent: Consent, envelope: bytes, column: str = "witness") -> None:
    """What somebody with the database could do."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE consent_consent SET {column} = %s WHERE id = %s", [envelope, consent.pk])


def read(consent: Consent) -> str:
    return Consent.objects.get(pk=consent.pk).witness


class TestRoundTrip:
    @given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
    @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_any_text_comes_back(self, text: str, carlos: User) -> None:
        assert read(consent_of(carlos, witness=text)) == text

    def test_the_database_holds_none_of_it(self, carlos: User) -> None:
        assert b"Wilma" not in stored(consent_of(carlos))

    def test_empty_text_is_sealed_as_well(self, carlos: User) -> None:
        assert len(stored(consent_of(carlos, witness=""))) == len(stored(consent_of(carlos, witness="Jo")))

    def test_a_row_that_is_older_than_the_column_reads_as_empty(self, carlos: User) -> None:
        found = consent_of(carlos)
        put(found, b"")
        assert read(found) == ""

    def test_only_text_is_taken(self, carlos: User) -> None:
        with pytest.raises(TypeError, match="takes text"):
            consent_of(carlos, witness=7)


class TestMoved:
    """What somebody with the database could move or copy does not open elsewhere."""

    def test_between_rows_of_one_person(self, carlos: User) -> None:
        first, second = consent_of(carlos), consent_of(carlos)
        put(second, stored(first))
        with pytest.raises(IntegrityError):
            read(second)

    def test_between_columns_of_one_row(self, carlos: User) -> None:
        found = consent_of(carlos)
        put(found, stored(found, "capacity_note"))
        with pytest.raises(IntegrityError):
            read(found)

    def test_between_tables_even_where_the_id_is_the_same(self, carlos: User) -> None:
        found = consent_of(carlos)
        opening_of(carlos, id=found.pk)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE consent_consent SET witness = (SELECT reason FROM emergencies_opening)")
        with pytest.raises(IntegrityError):
            read(found)

    def test_a_row_that_is_hung_on_another_person(self, carlos: User) -> None:
        found, _ = consent_of(carlos), consent_of(carlos, OTHER)
        Consent.objects.filter(pk=found.pk).update(person_id=OTHER)
        with pytest.raises(IntegrityError):
            read(found)

    def test_a_wrapped_key_that_is_hung_on_another_person(self, carlos: User) -> None:
        found = consent_of(carlos)
        consent_of(carlos, OTHER)
        with connection.cursor() as cursor:
            cursor.execute(
                'UPDATE encryption_datakey SET wrapped = (SELECT wrapped FROM encryption_datakey WHERE "group" = %s)',
                [f"person:{OTHER}"],
            )
        with pytest.raises(IntegrityError):
            read(found)


class TestSaving:
    def test_an_update_around_the_instance_is_refused(self, carlos: User) -> None:
        found = consent_of(carlos)
        with pytest.raises(TypeError, match="save the instance"):
            Consent.objects.update(witness="plain")
        found.witness = "plain"
        with pytest.raises(TypeError, match="save the instance"):
            Consent.objects.bulk_update([found], ["witness"])

    def test_many_can_be_made_at_once(self, carlos: User) -> None:
        like = consent_of(carlos)
        more = [copy.copy(like) for _ in range(3)]
        for each in more:
            open_texts(each)
            each.pk, each._state.adding = uuid.uuid4(), True
        Consent.objects.bulk_create(more)
        assert {read(each) for each in more} == {WITNESS}

    def test_saving_what_was_never_read_keeps_it_as_it_is(self, carlos: User) -> None:
        found = Consent.objects.get(pk=consent_of(carlos).pk)
        before = stored(found)
        found.language = "Spanish"
        found.save()
        assert stored(found) == before

    def test_saving_a_part_that_was_left_out_does_not_wipe_it(self, carlos: User) -> None:
        found = Consent.objects.defer("witness").get(pk=consent_of(carlos).pk)
        found.save(update_fields=["witness"])
        assert read(found) == WITNESS

    def test_a_copy_that_was_never_read_is_not_saved_unreadable(self, carlos: User) -> None:
        found = Consent.objects.get(pk=consent_of(carlos).pk)
        found.pk, found._state.adding = uuid.uuid4(), True
        with pytest.raises(IntegrityError):
            found.save()

    def test_a_row_moves_to_another_person_once_its_texts_are_read(self, carlos: User) -> None:
        found = Consent.objects.get(pk=consent_of(carlos).pk)
        found.person_id = OTHER
        with pytest.raises(StateError), transaction.atomic():
            found.save()
        found = Consent.objects.get(pk=found.pk)
        open_texts(found)
        found.person_id = OTHER
        found.save()
        assert read(found) == WITNESS

    def test_a_row_whose_person_was_forgotten_can_still_be_saved(self, carlos: User) -> None:
        found = consent_of(carlos)
        destroy(found.key_group)
        found = Consent.objects.get(pk=found.pk)
        found.language = "Spanish"
        found.save()
        with pytest.raises(StateError, match="erased for good"):
            _ = Consent.objects.get(pk=found.pk).witness


class TestAsking:
    def test_left_out_text_is_fetched_when_it_is_read(self, carlos: User) -> None:
        pk = consent_of(carlos).pk
        assert Consent.objects.defer("witness").get(pk=pk).witness == WITNESS
        assert Consent.objects.only("language").get(pk=pk).witness == WITNESS

    def test_values_hand_out_envelopes_and_never_text(self, carlos: User) -> None:
        consent_of(carlos)
        for row in (Consent.objects.values().get()["witness"], Consent.objects.values_list("witness").get()[0]):
            assert isinstance(row, Envelope)
            assert b"Wilma" not in row

    @pytest.mark.parametrize("lookup", ["witness", "witness__contains", "witness__in", "witness__gt"])
    def test_it_cannot_be_searched(self, carlos: User, lookup: str) -> None:
        with pytest.raises(FieldError, match="blind index"):
            Consent.objects.filter(**{lookup: "Wilma"}).exists()

    def test_the_texts_of_many_rows_cost_one_more_query(
        self, carlos: User, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        for number in range(5):
            consent_of(carlos, uuid.UUID(int=number))
        with django_assert_num_queries(2):
            found = list(Consent.objects.all())
            open_together(found)
            assert [each.witness for each in found] == [WITNESS] * 5

    def test_in_one_request_a_persons_key_is_fetched_once_and_in_the_next_again(
        self, carlos: User, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        consents = [consent_of(carlos) for _ in range(3)]
        for _ in range(2):
            fresh = [Consent.objects.get(pk=each.pk) for each in consents]
            with django_assert_num_queries(1), keys_remembered():
                assert {each.witness for each in fresh} == {WITNESS}


class TestKeptToItself:
    """No value gets out of an instance by accident."""

    def test_nothing_that_prints_an_instance_shows_it(self, carlos: User, caplog: pytest.LogCaptureFixture) -> None:
        found = Consent.objects.get(pk=consent_of(carlos).pk)
        assert found.witness == WITNESS
        logging.getLogger("coresponder").warning("%s %r %s %r", found, found, vars(found), vars(found))
        assert "Wilma" not in caplog.text
        assert "Wilma" not in f"{found!s}{found!r}{vars(found)}"

    def test_envelopes_do_not_print_either(self) -> None:
        assert f"{Envelope(b'abc')} {Envelope(b'abc')!r}" == "<envelope of 3 bytes> <envelope of 3 bytes>"

    def test_what_was_read_is_not_pickled_and_what_was_not_is(self, carlos: User) -> None:
        found = Consent.objects.get(pk=consent_of(carlos).pk)
        assert pickle.loads(pickle.dumps(found)).witness == WITNESS  # noqa: S301 - our own
        assert found.witness
        with pytest.raises(TypeError, match="not pickled"):
            pickle.dumps(found)

    def test_not_even_the_key_is_pickled(self, carlos: User) -> None:
        found = Consent.objects.get(pk=consent_of(carlos).pk)
        open_together([found])
        with pytest.raises(TypeError, match="not pickled"):
            pickle.dumps(found)

    def test_copies_in_memory_hold_it_too(self, carlos: User) -> None:
        found = consent_of(carlos)
        assert copy.copy(found).witness == copy.deepcopy(found).witness == WITNESS

    def test_django_does_not_serialize_it(self, carlos: User) -> None:
        found = consent_of(carlos)
        with pytest.raises(TypeError, match="not serialized"):
            Consent._meta.get_field("witness").value_to_string(found)

    def test_a_form_asks_for_it_by_name_or_not_at_all(self, carlos: User) -> None:
        assert model_to_dict(consent_of(carlos), fields=["witness"]) == {"witness": WITNESS}

    def test_the_statement_that_stores_it_does_not_hold_it(self, carlos: User, settings) -> None:
        settings.DEBUG = True
        consent_of(carlos)
        assert connection.queries
        assert not [each for each in connection.queries if "Wilma" in each["sql"]]


class TestMigrations:
    def test_it_is_written_into_a_migration_by_its_path_alone(self) -> None:
        field = EncryptedTextField(help_text="x")
        field.set_attributes_from_name("text")
        written, imports = MigrationWriter.serialize(field)
        assert written.endswith("EncryptedTextField(editable=True, help_text='x')")
        assert "import coresponder.safeguards.encryption.fields" in imports

    def test_the_state_of_a_migration_makes_the_same_column(self) -> None:
        state = ProjectState()
        fields = [("id", models.UUIDField(primary_key=True)), ("text", EncryptedTextField())]
        state.add_model(ModelState("letters", "Letter", fields))
        found = state.apps.get_model("letters", "Letter")._meta.get_field("text")
        assert found.db_type(connection) == "bytea"
        editor = connection.schema_editor()
        # How it writes that nothing is there depends on whether it has a connection yet.
        assert str(editor.quote_value(editor.effective_default(found))).strip() in ("'\\x'::bytea", "E''::bytea")
