"""The first page: for the signed-in person where the program stands, for everybody else what this is."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from coresponder.delivery.web.cast import CAST, EXTRAS
from coresponder.delivery.web.home import ShownPanel, next_steps_for, panels_for
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import public, signed_in

# An officer sees what everybody in the program sees, and no draft.
ANY_MEMBER = "omar"


@public("it says what the program is; without the demonstration it only leads to the sign-in page")
def front(request: HttpRequest) -> HttpResponse:
    """What the program is, and the cast to sign in as; outside the demonstration, the way to sign in."""
    if request.user.is_authenticated:
        return redirect("web:home")
    if not settings.DEMO:
        return redirect("web:sign_in")
    return render(request, "web/front.html", {"cast": CAST, "others": EXTRAS, "county": _invented_county()})


def _invented_county() -> ShownPanel | None:
    """What any member of the program sees of the invented county first; nothing before it is loaded."""
    member = User.objects.filter(username=ANY_MEMBER).first()
    panels = panels_for(member) if member else []
    return next((panel for panel in panels if panel.content), None)


@signed_in("everybody has a home page; what stands on it depends on the role")
def home(request: SignedInRequest) -> HttpResponse:
    """Where the program stands, and the next step for this person's role."""
    return render(
        request, "web/home.html", {"panels": panels_for(request.user), "next_steps": next_steps_for(request.user)}
    )
