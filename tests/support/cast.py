"""The people of every test. Their roles are those of the demonstration's cast."""

from coresponder.delivery.web.cast import CAST
from coresponder.safeguards.accounts.models import User

PASSWORD = "correct horse battery staple"


def member(username: str) -> User:
    """One of the cast as an account with the password that all of them share."""
    found = next(member for member in CAST if member.username == username)
    return User.objects.create_user(username, PASSWORD, display_name=found.display_name, role=found.role.key)
