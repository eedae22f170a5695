"""Every field of every model of ours says what kind of information it holds."""

from collections.abc import Iterator

import pytest
from django.apps.registry import Apps
from django.db import models

from coresponder.safeguards.classification import ADMINISTRATIVE, AS_THE_ROW_SAYS, SHARING, class_of, classify
from coresponder.safeguards.classification.checking import faults, our_models
from coresponder.safeguards.classification.registry import _CLASSES
from coresponder.safeguards.encryption.fields import EncryptedTextField
from coresponder.safeguards.vocabulary import DataClass


def test_every_field_has_a_class_that_its_kind_allows() -> None:
    assert our_models()
    found = [fault for model in our_models() for fault in faults(model)]
    assert not found, "\n".join(found)


@pytest.fixture
def letter() -> Iterator[type[models.Model]]:
    """A model that only these tests know."""

    class Letter(models.Model):
        to = models.CharField(max_length=10)
        kind = models.CharField(max_length=10, choices=[("short", "short")])
        text = EncryptedTextField()

        class Meta:
            app_label = "letters"
            apps = Apps()

        def __str__(self) -> str:
            return "letter"

    yield Letter
    _CLASSES.pop(Letter, None)


class TestTheCheckItself:
    def test_a_field_without_a_class_is_named(self, letter: type[models.Model]) -> None:
        classify(letter, {ADMINISTRATIVE: "id to kind"})
        assert list(faults(letter)) == ["letters.Letter.text has no privacy class. Declare it in the app's privacy.py."]

    def test_a_class_for_a_field_that_there_is_not_is_named(self, letter: type[models.Model]) -> None:
        classify(letter, {ADMINISTRATIVE: "id to kind sender", DataClass.CLINICAL: "text"})
        assert list(faults(letter)) == ["letters.Letter has no field “sender”, but privacy.py gives it a class."]

    def test_encrypted_text_is_about_a_person(self, letter: type[models.Model]) -> None:
        classify(letter, {ADMINISTRATIVE: "id to kind text"})
        assert "cannot be administrative" in next(faults(letter))

    @pytest.mark.parametrize(
        "found", [DataClass.IDENTITY, DataClass.CLINICAL, DataClass.SUBSTANCE_USE, AS_THE_ROW_SAYS]
    )
    def test_plain_text_may_not_say_who_or_what_in_confidence(self, letter: type[models.Model], found) -> None:
        classify(letter, {ADMINISTRATIVE: "id kind", SHARING: "text", found: "to"})
        assert "Make it an EncryptedTextField" in next(faults(letter))

    def test_a_code_from_a_list_is_no_plain_text(self, letter: type[models.Model]) -> None:
        classify(letter, {ADMINISTRATIVE: "id to", DataClass.CLINICAL: "kind text"})
        assert not list(faults(letter))

    def test_one_field_has_one_class(self, letter: type[models.Model]) -> None:
        with pytest.raises(ValueError, match="two privacy classes"):
            classify(letter, {ADMINISTRATIVE: "id"}, {SHARING: "id"})

    def test_a_model_is_declared_once(self, letter: type[models.Model]) -> None:
        classify(letter, {ADMINISTRATIVE: "id"})
        with pytest.raises(ValueError, match="classified twice"):
            classify(letter, {SHARING: "id"})

    def test_asking_for_a_class_that_nobody_declared_says_where_to(self, letter: type[models.Model]) -> None:
        with pytest.raises(LookupError, match=r"privacy\.py"):
            class_of(letter, "id")
