"""What a view may rely on once its declaration has let somebody in."""

from django.http import HttpRequest

from coresponder.safeguards.accounts.models import User


class SignedInRequest(HttpRequest):
    """A request behind `requires` or `signed_in`: its user is an account, never anonymous."""

    user: User
