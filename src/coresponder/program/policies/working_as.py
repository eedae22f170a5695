"""As what somebody works, asked of the account and of every app further up that knows the teams.

working_as.register(roles_on_teams)      # (user) -> role keys, such as “peer” or “nurse”
"""

from collections.abc import Callable, Iterable

from coresponder.program.policies.vocabulary import WorkRole, as_work_role
from coresponder.safeguards.accounts.models import User

Source = Callable[[User], Iterable[str]]

_registered: list[Source] = []


def register(source: Source) -> None:
    """Make a source known, once."""
    if source not in _registered:
        _registered.append(source)


def roles_of(user: User) -> frozenset[WorkRole]:
    """Every role in which somebody works: that of the account, and those that the sources know."""
    known = [user.role, *(role for source in _registered for role in source(user))]
    return frozenset(found for found in map(as_work_role, known) if found is not None)
