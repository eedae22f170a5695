"""As whom to look at the program."""

from typing import Any

from django import forms

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.queries.viewing import accounts_to_look_as
from coresponder.safeguards.permissions.roles import role_of


class LookAsForm(forms.Form):
    """The account."""

    account = forms.TypedChoiceField(
        label="Account",
        coerce=int,
        error_messages={
            "required": "Choose an account.",
            "invalid_choice": "Nobody can look at the program as this account. Choose one from the list.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choose one"), *((each.pk, _described(each)) for each in accounts_to_look_as())]
        self.fields["account"].choices = choices  # type: ignore[attr-defined]  # choice fields have it

    def chosen(self) -> User:
        """The account; call it when the form is valid."""
        return User.objects.get(pk=self.cleaned_data["account"])


def _described(account: User) -> str:
    agency = f", {account.agency.name}" if account.agency else ""
    return f"{account.display_name} ({role_of(account.role).display_name}{agency})"
