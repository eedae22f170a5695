"""A model field whose text is stored encrypted, and opened only when it is read.

    class PersonName(models.Model):
        id = models.UUIDField(primary_key=True, default=uuid.uuid4)
        full = EncryptedTextField()

        @property
        def key_group(self) -> str:
            return f"person:{self.person_id}"

The model needs an id that it has before it is saved, and says in `key_group` which data key protects the row. The
envelope is bound to table, column and id, so that a value copied to another row does not open. It cannot be filtered
or ordered by; what has to be found again gets a blind index beside it (see keys.py).
"""

from collections.abc import Sequence
from typing import Any

from django.db import models

from coresponder.safeguards.encryption.envelope import seal, unseal
from coresponder.safeguards.encryption.keys import data_key, data_keys

KEY_CACHE = "_opened_data_key"


class Envelope(bytes):
    """A value as it lies in the database, not opened yet."""


class _Opening:
    """The attribute on an instance: hands out the text, and opens the envelope when that is asked for first."""

    def __init__(self, field: "EncryptedTextField") -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type[models.Model]) -> Any:
        if instance is None:
            return self
        if self.field.attname not in instance.__dict__:
            instance.refresh_from_db(fields=[self.field.attname])
        value = instance.__dict__[self.field.attname]
        if isinstance(value, Envelope):
            value = self.field.opened(instance, value)
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(models.BinaryField):  # type: ignore[type-arg]  # Django's field takes none at run time
    """Text that is stored encrypted. Empty text is stored as empty: that nothing was written is no secret."""

    description = "Encrypted text"

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

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """What the database holds, not opened yet."""
        return None if value is None else Envelope(bytes(value))

    def to_python(self, value: Any) -> Any:
        """Text stays text."""
        return value

    def get_default(self) -> Envelope:
        """Nothing written, as it is stored: a migration fills a new column with it."""
        return Envelope(b"")

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """The envelope of what the instance holds; one that was never opened goes back as it came."""
        value = model_instance.__dict__.get(self.attname, "")
        return value if isinstance(value, Envelope) else self.sealed(model_instance, value)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Only envelopes reach the database: an update() that goes around the instance is refused."""
        if value is not None and not isinstance(value, Envelope):
            raise TypeError(f"{self.model.__name__}.{self.name} is encrypted: save the instance instead.")
        return super().get_db_prep_value(value, connection, prepared)

    def sealed(self, instance: models.Model, text: str) -> Envelope:
        """The text in the envelope of this row."""
        if not text:
            return Envelope(b"")
        return Envelope(seal(text.encode(), key=_key_of(instance), belongs_to=self._place(instance)))

    def opened(self, instance: models.Model, envelope: Envelope) -> str:
        """The text in this row's envelope."""
        if not envelope:
            return ""
        return unseal(envelope, key=_key_of(instance), belongs_to=self._place(instance)).decode()

    def _place(self, instance: models.Model) -> str:
        return f"{instance._meta.db_table}:{self.column}:{instance.pk}"


def open_together(instances: Sequence[models.Model]) -> None:
    """Fetch the data keys of many rows in one query, before their texts are read one by one."""
    keys = data_keys(instance.key_group for instance in instances)  # type: ignore[attr-defined]  # see the docstring
    for instance in instances:
        if (group := instance.key_group) in keys:  # type: ignore[attr-defined]
            instance.__dict__[KEY_CACHE] = (group, keys[group])


def _key_of(instance: models.Model) -> bytes:
    group = instance.key_group  # type: ignore[attr-defined]  # every model with an encrypted field says it
    known = instance.__dict__.get(KEY_CACHE)
    if known is None or known[0] != group:
        known = (group, data_key(group))
        instance.__dict__[KEY_CACHE] = known
    return known[1]
