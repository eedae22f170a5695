"""What an export of everything holds."""

from django import forms


class ExportForm(forms.Form):
    """Whether encrypted text is written readable, and that the person knows what that means."""

    with_text = forms.BooleanField(
        label="With names, notes and every other encrypted text, readable",
        required=False,
        help_text="Leave it empty unless you need it: without it, people are ids.",
    )
    is_understood = forms.BooleanField(
        label="I keep the file as safely as the program itself, and delete it when its purpose is over",
        error_messages={"required": "Say that you know how the file has to be kept. It holds everything."},
    )
