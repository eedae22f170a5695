"""The people who use the program, what they are to it, how they come in, and how that is looked over."""

from coresponder.safeguards.accounts.models.credentials import Credential
from coresponder.safeguards.accounts.models.invitations import Invitation
from coresponder.safeguards.accounts.models.locks import FailedSignIn, SignInLock
from coresponder.safeguards.accounts.models.people import Agency, Membership, User, UserManager
from coresponder.safeguards.accounts.models.reviews import AccountReview, ReviewedAccount

__all__ = [
    "AccountReview",
    "Agency",
    "Credential",
    "FailedSignIn",
    "Invitation",
    "Membership",
    "ReviewedAccount",
    "SignInLock",
    "User",
    "UserManager",
]
