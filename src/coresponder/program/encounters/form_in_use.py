"""The form as this installation uses it: with the local codes that the setting ENCOUNTER_CODES names."""

from django.conf import settings

from coresponder.formats.encounter import Form, form_with


def form_in_use() -> Form:
    """The form with the local codes of this jurisdiction."""
    return form_with(settings.ENCOUNTER_CODES)
