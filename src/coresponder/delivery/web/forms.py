"""The forms of the pages that belong to no single app."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from coresponder.delivery.web.theme import THEMES
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.staff.locking import is_name_locked
from coresponder.safeguards.staff.passwords import LongEnough

LOCKED = (
    "After too many failures this username is locked, until the coordinator releases it. "
    "Ask in person or by phone; nothing about it is sent."
)
NEW_PASSWORD = {"autocomplete": "new-password"}
CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}


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


class SecondFactorForm(AuthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """The code of an authenticator app, or a recovery code, after the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code_field(required=True)

    def clean_code(self) -> str:
        """Refused while the account is locked, whatever the code says."""
        if is_name_locked(self.user.username):
            raise ValidationError(LOCKED)
        return str(super().clean_code())


class ProofForm(forms.Form):
    """The password or the second factor once more, of the person who is signed in."""

    password = forms.CharField(
        label="Password",
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = forms.CharField(required=False)
    credential = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.request = user, request
        kinds = set(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))
        self.fields["code"] = _code_field(required=False)
        if Authenticator.Type.TOTP not in kinds:
            del self.fields["code"]
        if Authenticator.Type.WEBAUTHN not in kinds:
            del self.fields["credential"]
        if not user.has_usable_password():
            del self.fields["password"]
        # Without a choice there is nothing optional.
        self.fields_to_show = [name for name in ("password", "code") if name in self.fields]
        self.has_passkey = "credential" in self.fields

    def clean(self) -> dict[str, Any]:
        """One proof is enough, and the first that was given counts."""
        cleaned = super().clean() or {}
        if is_name_locked(self.user.username):
            raise ValidationError(LOCKED)
        ways = {"credential": self._by_passkey, "code": self._by_code, "password": self._by_password}
        given = next((name for name in ways if cleaned.get(name)), None)
        if given is None:
            raise ValidationError("Nothing was given. Type the password, or use another way of this page.")
        if not ways[given](cleaned[given]):
            self.add_error(None if given == "credential" else given, f"This {_named(given)} is not right.")
        return cleaned

    def _by_password(self, password: str) -> bool:
        return authenticate(self.request, username=self.user.username, password=password) == self.user

    def _by_code(self, code: str) -> bool:
        return bool(ReauthenticateForm({"code": code}, user=self.user).is_valid())

    def _by_passkey(self, credential: str) -> bool:
        return bool(ReauthenticateWebAuthnForm({"credential": credential}, user=self.user).is_valid())


class JoinForm(forms.Form):
    """What an invited person chooses: a username, and a password."""

    username = forms.CharField(
        label="Username",
        max_length=80,
        validators=[ASCIIUsernameValidator()],
        help_text="Letters and digits, to sign in with. It cannot be changed later.",
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(label="Password", strip=False, widget=forms.PasswordInput(attrs=NEW_PASSWORD))
    again = forms.CharField(
        label="The same password again", strip=False, widget=forms.PasswordInput(attrs=NEW_PASSWORD)
    )

    def __init__(self, *args: Any, owner: User | None = None, display_name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner, self.display_name = owner, display_name
        self.fields["password"].help_text = LongEnough().get_help_text()
        if owner is not None:
            del self.fields["username"]

    def clean_username(self) -> str:
        """A name that nobody has yet; capitals make no difference."""
        username = str(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError("This username is taken. Choose another one.")
        return username

    def clean(self) -> dict[str, Any]:
        """Both passwords are the same, and one that is long and not common."""
        cleaned = super().clean() or {}
        password = cleaned.get("password", "")
        if password and password != cleaned.get("again"):
            self.add_error("again", "The two passwords differ. Type both once more.")
        if password:
            try:
                validate_password(password, self.owner or self._future_owner(cleaned))
            except ValidationError as problem:
                self.add_error("password", problem)
        return cleaned

    def _future_owner(self, cleaned: dict[str, Any]) -> User:
        return User(username=cleaned.get("username", ""), display_name=self.display_name)


class NewPasswordForm(SetPasswordForm):  # type: ignore[type-arg]  # Django's form takes none at run time
    """One's own password, changed. Who that is has been asked on the page before."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = "New password"
        self.fields["new_password1"].help_text = LongEnough().get_help_text()
        self.fields["new_password2"].label = "The same password again"
        self.fields["new_password2"].help_text = ""


def _code_field(*, required: bool) -> forms.CharField:
    return forms.CharField(
        label="Code",
        required=required,
        max_length=40,
        help_text="Six digits from the authenticator app, or one of the recovery codes.",
        widget=forms.TextInput(attrs=CODE),
    )


def _named(way: str) -> str:
    return {"credential": "passkey", "code": "code", "password": "password"}[way]
