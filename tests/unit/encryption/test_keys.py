"""The operator's keys, the data keys that they wrap, rotation, a fresh key for a person, and forgetting a person."""

import base64
import threading
import uuid

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction
from django.utils import timezone
from pytest_django import Settings

from coresponder.kernel.errors import IntegrityError, StateError
from coresponder.kernel.progress import silent
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.consent.models import Consent
from coresponder.safeguards.emergencies.models import Opening
from coresponder.safeguards.encryption import rotating
from coresponder.safeguards.encryption.fields import encrypted_fields
from coresponder.safeguards.encryption.keys import (
    RememberedKeys,
    blind_index,
    key_to_read,
    key_to_write,
    keys_held,
    keys_remembered,
)
from coresponder.safeguards.encryption.models import DataKey
from coresponder.safeguards.encryption.module import crypto_module
from coresponder.safeguards.encryption.rotating import destroy, key_status, rekey, rotate
from coresponder.settings.environment import encryption_keys
from tests.support.sealed_rows import PERSON, WITNESS, consent_of, opening_of

GROUP = f"person:{PERSON}"
NEWER = ("newer", base64.b64encode(bytes(range(1, 33))).decode())


@pytest.fixture
def newer_key(settings: Settings) -> None:
    """The operator has put a newer key in front."""
    settings.ENCRYPTION_KEYS = [NEWER, *settings.ENCRYPTION_KEYS]


@pytest.mark.django_db(transaction=True)
def test_two_processes_that_make_the_same_key_end_up_with_one() -> None:
    found, both = [], threading.Barrier(2)

    def make() -> None:
        try:
            both.wait()
            with transaction.atomic():
                found.append(key_to_write("person:race"))
        finally:
            connection.close()

    threads = [threading.Thread(target=make) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 2
    assert len({*found, key_to_read("person:race")}) == 1


def test_a_key_that_was_undone_with_its_transaction_seals_nothing(carlos: User) -> None:
    with keys_remembered():
        undone = transaction.atomic()
        undone.__enter__()
        consent_of(carlos)
        assert Consent.objects.get().witness == WITNESS
        undone.__exit__(ZeroDivisionError, ZeroDivisionError(), None)
        assert not DataKey.objects.exists()
        consent_of(carlos)
    assert Consent.objects.get().witness == WITNESS


def test_remembered_keys_do_not_print() -> None:
    assert repr(RememberedKeys(a=b"secret")) == "<1 data keys, not shown>"


class TestRotation:
    def test_status_counts_what_each_key_wraps(self, carlos: User, newer_key: None) -> None:
        key_to_write("person:new")
        DataKey.objects.all().delete()
        consent_of(carlos)
        destroy("person:gone")
        status = key_status()
        assert (status.newest, status.wrapped_by, status.destroyed, status.to_rotate) == ("newer", {"newer": 1}, 1, 0)

    def test_everything_is_wrapped_by_the_newest_and_reads_as_before(self, carlos: User, settings: Settings) -> None:
        consent_of(carlos)
        settings.ENCRYPTION_KEYS = [NEWER, *settings.ENCRYPTION_KEYS]
        assert key_status().to_rotate == 1
        assert rotate(progress=silent) == 1
        settings.ENCRYPTION_KEYS = [NEWER]
        assert Consent.objects.get().witness == WITNESS

    def test_stopped_in_between_it_goes_on_where_it_was(
        self, carlos: User, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(rotating, "KEYS_PER_STEP", 2)
        for number in range(5):
            consent_of(carlos, uuid.UUID(int=number))
        settings.ENCRYPTION_KEYS = [NEWER, *settings.ENCRYPTION_KEYS]

        def stop_after_the_first(sentence: str, share_done: float) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            rotate(progress=stop_after_the_first)
        assert key_status().wrapped_by == {"newer": 2, "tests": 3}
        shares: list[float] = []
        assert rotate(progress=lambda sentence, share: shares.append(share)) == 3
        assert shares[-1] == 1.0
        assert key_status().to_rotate == 0

    def test_without_the_older_key_it_says_which_is_missing(self, carlos: User, settings: Settings) -> None:
        consent_of(carlos)
        settings.ENCRYPTION_KEYS = [NEWER]
        with pytest.raises(StateError, match="“tests” is not among"):
            rotate(progress=silent)
        with pytest.raises(StateError, match="“tests” is not among"):
            _ = Consent.objects.get().witness

    def test_another_key_under_the_same_name_is_noticed(self, carlos: User, settings: Settings) -> None:
        consent_of(carlos)
        settings.ENCRYPTION_KEYS = [("tests", NEWER[1])]
        with pytest.raises(IntegrityError):
            _ = Consent.objects.get().witness

    def test_without_any_key_nothing_is_written(self, carlos: User, settings: Settings) -> None:
        settings.ENCRYPTION_KEYS = []
        with pytest.raises(StateError, match="keys new"):
            consent_of(carlos)


class TestFreshKey:
    def test_every_text_of_the_person_is_sealed_again_and_nobody_elses(self, carlos: User) -> None:
        consent_of(carlos)
        opening_of(carlos)
        consent_of(carlos, uuid.UUID(int=5))
        before, others = key_to_read(GROUP), key_to_read(f"person:{uuid.UUID(int=5)}")
        assert rekey(GROUP) == len(encrypted_fields(Consent)) + len(encrypted_fields(Opening))
        assert key_to_read(GROUP) != before
        assert key_to_read(f"person:{uuid.UUID(int=5)}") == others
        assert {each.witness for each in Consent.objects.all()} == {WITNESS}
        assert Opening.objects.get().reason.startswith("She said")

    def test_where_one_text_does_not_open_nothing_is_changed(self, carlos: User) -> None:
        good, bad = consent_of(carlos), consent_of(carlos)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE consent_consent SET witness = witness || 'x'::bytea WHERE id = %s", [bad.pk])
        before = key_to_read(GROUP)
        with pytest.raises(IntegrityError):
            rekey(GROUP)
        assert key_to_read(GROUP) == before
        assert Consent.objects.get(pk=good.pk).witness == WITNESS


class TestForgetting:
    def test_what_a_destroyed_key_sealed_is_gone(self, carlos: User) -> None:
        consent_of(carlos)
        with keys_remembered():
            assert Consent.objects.get().witness == WITNESS
            assert destroy(GROUP)
            with pytest.raises(StateError, match="erased for good"):
                _ = Consent.objects.get().witness
        assert bytes(DataKey.objects.get().wrapped) == b""

    def test_nothing_can_be_written_about_a_forgotten_person(self, carlos: User) -> None:
        assert not destroy(GROUP)
        with pytest.raises(StateError, match="erased for good"):
            consent_of(carlos)

    def test_twice_changes_nothing(self, carlos: User) -> None:
        consent_of(carlos)
        destroy(GROUP)
        when = DataKey.objects.get().destroyed_at
        assert not destroy(GROUP)
        assert DataKey.objects.get().destroyed_at == when


class TestBlindIndex:
    def test_the_same_value_gives_the_same_token_in_one_field_only(self) -> None:
        assert blind_index("doe", field="name") == blind_index("doe", field="name")
        assert blind_index("doe", field="name") != blind_index("doe", field="street")
        assert len(blind_index("doe", field="name")) == 16

    def test_another_secret_gives_another_token(self, settings: Settings) -> None:
        before = blind_index("doe", field="name")
        settings.BLIND_INDEX_KEY = "another"
        assert blind_index("doe", field="name") != before


@pytest.mark.parametrize("text", ["", " , ", "a", "a:", "a:abc", f":{NEWER[1]}", f"a:{NEWER[1]},a:{NEWER[1]}", "a:ü"])
def test_operator_keys_that_are_none_are_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        encryption_keys(text)
    assert NEWER[1] not in str(refused.value)


def test_operator_keys_come_newest_first() -> None:
    assert [name for name, _ in encryption_keys(f"b:{NEWER[1]}, a:{NEWER[1]}")] == ["b", "a"]


def test_the_crypto_module_says_what_it_is_and_claims_nothing() -> None:
    module = crypto_module()
    assert "OpenSSL" in module.sentence
    assert module.fips_provider or "provider is off" in module.sentence


def test_keys_that_are_held_together_are_those_that_are_held_one_by_one(db: None) -> None:
    there = key_to_write(GROUP)

    with keys_held([GROUP, "person:new"]):
        assert key_to_write(GROUP) == there
        made = key_to_write("person:new")

    assert key_to_write("person:new") == key_to_read("person:new") == made


def test_a_destroyed_key_is_not_among_those_that_are_held_together(db: None) -> None:
    key_to_write(GROUP)
    DataKey.objects.filter(group=GROUP).update(destroyed_at=timezone.now())

    with keys_held([GROUP]), pytest.raises(StateError, match="erased for good"):
        key_to_write(GROUP)


@pytest.mark.django_db(transaction=True)
def test_keys_are_held_together_only_inside_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="inside a transaction"), keys_held([GROUP]):
        pass
