"""The people of every test. Their roles are those of the demonstration's cast."""

from coresponder.delivery.web.cast import EVERYBODY, cast_account
from coresponder.safeguards.accounts.models import User

PASSWORD = "correct horse battery staple"


def member(username: str) -> User:
    """One of the cast as an account with the password that all of them share, and its membership."""
    return cast_account(next(member for member in EVERYBODY if member.username == username), PASSWORD)
