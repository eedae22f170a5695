"""Who is signed in."""

from django.http import HttpRequest
from ninja import Router, Schema

from coresponder.delivery.api.access import SignedIn, caller
from coresponder.delivery.api.answers import with_refusals
from coresponder.safeguards.permissions.roles import role_of

router = Router(tags=["accounts"])


class Me(Schema):
    """The signed-in account: the agency and role that it acts in, and what that role may do."""

    username: str
    display_name: str
    agency: str | None
    role: str
    permissions: list[str]


@router.get("/me", response=with_refusals(Me), auth=SignedIn("everybody may know who they are"))
def me(request: HttpRequest) -> Me:
    """Who is signed in."""
    user = caller(request)
    permissions = sorted(role_of(user.role).permissions)
    agency = user.agency.name if user.agency else None
    return Me(
        username=user.username,
        display_name=user.display_name,
        agency=agency,
        role=user.role,
        permissions=[each.value for each in permissions],
    )
