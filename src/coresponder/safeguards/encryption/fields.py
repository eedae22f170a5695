"""A model field whose text is stored encrypted, and opened only when it is read.

    class PersonName(models.Model):
        id = models.UUIDField(primary_key=True, default=uuid.uuid4)
        full = EncryptedTextField()

        @property
        def key_group(self) -> str:
            return f"person:{self.person_id}"

The model needs an id that it has before it is saved, and says in `key_group` which data key protects the row. The
envelope is bound to table, column, id and group, so that a value copied to another row does not open. It cannot be
filtered or ordered by; what has to be found again gets a blind index beside it (see keys.py).

Where a row moves to another group (two records turn out to be of the same person), read its texts first:

    open_texts(name); name.person = kept; name.save()

On an instance the text lies in an holder that shows nothing when it is printed and refuses to be pickled, so that no
cache, session, log or error page receives it by accident.
"""

from collections.abc import Sequence
from typing import Any, NoReturn

from django.core.exceptions import FieldError
from django.db import models

from coresponder.kernel.errors import StateError
from coresponder.safeguards.encryption.envelope import padded, seal, unpadded, unseal
from coresponder.safeguards.encryption.keys import key_to_read, key_to_write, keys_to_read
from coresponder.safeguards.encryption.masking import HIDDEN, are_words_hidden

KEY_HOLDER = "_opened_data_key"


class Envelope(bytes):
    """A value as it lies in the database, not opened yet."""

    def __repr__(self) -> str:
        return f"<envelope of {len(self)} bytes>"

    __str__ = __repr__


class _Held:
    """Something that must not leave the instance by accident: it prints as nothing and cannot be pickled."""

    __slots__ = ("group", "value")

    def __init__(self, value: Any, group: str = "") -> None:
        self.value, self.group = value, group

    def __repr__(self) -> str:
        return "<not shown>"

    def __deepcopy__(self, memo: object) -> "_Held":
        return self

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("What was decrypted is not pickled: hand on the id, and read it again where it is needed.")


class _Opening:
    """The attribute on an instance: hands out the text, and opens the envelope when that is asked for first."""

    def __init__(self, field: "EncryptedTextField") -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type[models.Model]) -> Any:
        if instance is None:
            return self
        stored = self.field.stored_on(instance)
        if isinstance(stored, Envelope):
            stored = instance.__dict__[self.field.attname] = _Held(self.field.opened(instance, stored))
        return stored.value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value if isinstance(value, Envelope) else _Held(value)


class EncryptedTextField(models.BinaryField):  # type: ignore[type-arg]  # Django's field takes none at run time
    """Text that is stored encrypted and filled up to 64 bytes, empty text too.

    In a row that is older than the column nothing is stored; that reads as empty.
    """

    description = "Encrypted text"
    # By this the privacy classes know it, without knowing this module.
    is_stored_encrypted = True

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("default", b"")
        options["editable"] = True
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        """As migrations write it down."""
        name, path, arguments, options = super().deconstruct()
        return name, path, arguments, {key: value for key, value in options.items() if key != "default"}

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        """Put the opening attribute on the model."""
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Opening(self))

    def get_lookup(self, lookup_name: str) -> Any:
        """None but whether there is a value: what is encrypted cannot be searched, and must not look as if it could."""
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self.model.__name__}.{self.name} is encrypted and cannot be searched. Use a blind index.")

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """What the database holds, not opened yet."""
        return None if value is None else Envelope(bytes(value))

    def to_python(self, value: Any) -> Any:
        """Text stays text."""
        return value

    def get_default(self) -> Envelope:
        """Nothing written, as it is stored: a migration fills a new column with it."""
        return Envelope(b"")

    def value_to_string(self, obj: models.Model) -> NoReturn:
        """Django's serializers would write the text as it is; the export of everything has its own way."""
        raise TypeError(f"{self.model.__name__}.{self.name} is encrypted and is not serialized.")

    def stored_on(self, instance: models.Model) -> Any:
        """What the instance holds: an envelope, or what was opened or set; fetched first where it was left out."""
        if self.attname not in instance.__dict__:
            table = type(instance)._base_manager.using(instance._state.db)
            instance.__dict__[self.attname] = table.values_list(self.attname, flat=True).get(pk=instance.pk)
        return instance.__dict__[self.attname]

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """The envelope of what the instance holds; one that was never opened goes back as it came."""
        stored = self.stored_on(model_instance)
        if not isinstance(stored, Envelope):
            return self.sealed(model_instance, stored.value)
        return self._checked(model_instance, stored) if stored else self.sealed(model_instance, "")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Only envelopes reach the database: an update() that goes around the instance is refused."""
        if value is not None and not isinstance(value, Envelope):
            raise TypeError(f"{self.model.__name__}.{self.name} is encrypted: save the instance instead.")
        return super().get_db_prep_value(value, connection, prepared)

    def sealed(self, instance: models.Model, text: str) -> Envelope:
        """The text in the envelope of this row."""
        if not isinstance(text, str):
            raise TypeError(f"{self.model.__name__}.{self.name} takes text.")
        if text and are_words_hidden():
            raise RuntimeError("Nothing is encrypted while words are hidden: a hidden text could be stored.")
        key = key_to_write(group_of(instance))
        return Envelope(seal(padded(text.encode()), key=key, belongs_to=self.place(instance)))

    def opened(self, instance: models.Model, envelope: Envelope) -> str:
        """The text in this row's envelope."""
        if not envelope:
            return ""
        if are_words_hidden():
            return HIDDEN
        return unpadded(unseal(envelope, key=_key_of(instance), belongs_to=self.place(instance))).decode()

    def place(self, instance: models.Model) -> tuple[str, ...]:
        """Where a value of this field belongs: table, column, id, and the group of the key."""
        return instance._meta.db_table, str(self.column), str(instance.pk), group_of(instance)

    def _checked(self, instance: models.Model, envelope: Envelope) -> Envelope:
        """The envelope, if it opens here. One that was carried to another row or group must not be saved unreadable.

        What was erased for good may stay as it is: nobody will read it.
        """
        try:
            self.opened(instance, envelope)
        except StateError as problem:
            if problem.code != "key_destroyed":
                raise
        return envelope


def encrypted_fields(model: type[models.Model]) -> list[EncryptedTextField]:
    """The encrypted fields of a model."""
    return [field for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]


def open_texts(instance: models.Model) -> None:
    """Read every encrypted text of an instance, so that saving it seals all of them anew."""
    for field in encrypted_fields(type(instance)):
        getattr(instance, field.attname)


def open_together(instances: Sequence[models.Model]) -> None:
    """Fetch the data keys of many rows in one query, before their texts are read one by one."""
    keys = keys_to_read(group_of(instance) for instance in instances)
    for instance in instances:
        if (group := group_of(instance)) in keys:
            instance.__dict__[KEY_HOLDER] = _Held(keys[group], group)


def _key_of(instance: models.Model) -> bytes:
    """The data key to read with: held since `open_together`, remembered for the request, or fetched."""
    group, held = group_of(instance), instance.__dict__.get(KEY_HOLDER)
    if isinstance(held, _Held) and held.group == group:
        return bytes(held.value)
    return key_to_read(group)


def group_of(instance: models.Model) -> str:
    """Which data key protects the row."""
    return str(instance.key_group)  # type: ignore[attr-defined]  # every model with an encrypted field says it
