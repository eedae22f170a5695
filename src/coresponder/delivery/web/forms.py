"""The forms of the pages that belong to no single app."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm

from coresponder.delivery.web.theme import THEMES


class SignInForm(AuthenticationForm):
    """Username and password, with one sentence for every way in which they can be wrong."""

    error_messages = {
        "invalid_login": (
            "That username and password do not belong together. Check both; the password is exact about capitals."
        ),
        "inactive": "This account is closed. Ask the coordinator.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        username = self.fields["username"]
        username.label = "Username"
        username.widget.attrs.update({"autocapitalize": "none", "spellcheck": "false"})
        # The page is read from its top, where the mistakes of the last try stand.
        username.widget.attrs.pop("autofocus", None)


class ThemeForm(forms.Form):
    """The choice of a theme."""

    theme = forms.ChoiceField(choices=list(THEMES.items()))
