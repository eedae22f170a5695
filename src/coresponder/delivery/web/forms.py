"""The forms of the pages that belong to no single app."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest

from coresponder.delivery.web.theme import THEMES
from coresponder.safeguards.accounts.models import User


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


class ProofForm(forms.Form):
    """The password once more, of the person who is signed in."""

    password = forms.CharField(
        label="Password", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def __init__(self, *args: Any, user: User, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.request = user, request

    def clean_password(self) -> str:
        """The password, if it is this person's."""
        password = str(self.cleaned_data["password"])
        if authenticate(self.request, username=self.user.username, password=password) != self.user:
            raise forms.ValidationError("This is not your password. It is exact about capitals.")
        return password
