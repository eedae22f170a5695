"""Who is on a call, as dispatch and the people at the scene say it."""

from django import forms

from coresponder.program.calls.vocabulary import PersonOnCall


class NotePersonForm(forms.Form):
    """Which of those who were found, and how sure that is."""

    person = forms.UUIDField()
    standing = forms.ChoiceField(choices=PersonOnCall.choices)


class TakeOffForm(forms.Form):
    """Which line was not so after all."""

    noted = forms.UUIDField()
