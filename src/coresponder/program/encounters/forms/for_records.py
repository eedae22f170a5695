"""Which encounters go to the records system, and as what."""

from django import forms
from django.db.models import TextChoices


class RecordsFormat(TextChoices):
    """The two shapes of the file."""

    XML = "xml", "XML, for an interface"
    CSV = "csv", "CSV, for a spreadsheet"


class RecordsForm(forms.Form):
    """The days of the contacts, in the program's time zone, and the shape."""

    from_on = forms.DateField(label="Contacts from", widget=forms.DateInput(attrs={"type": "date"}))
    to_on = forms.DateField(label="to", widget=forms.DateInput(attrs={"type": "date"}))
    format = forms.ChoiceField(label="As", choices=RecordsFormat.choices)


class FormatForm(forms.Form):
    """The shape alone."""

    format = forms.ChoiceField(choices=RecordsFormat.choices)
