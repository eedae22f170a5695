"""Whether somebody may open a page, asked of the page itself, so that nobody is led to a refusal."""

from django.urls import resolve, reverse

from coresponder.program.readiness.asking import Step
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import access_of, may


def may_open(user: User, step: Step) -> bool:
    """Whether the page's own declaration lets somebody in."""
    declared = access_of(resolve(reverse(step.url_name, args=step.args)).func)
    permission = declared.permission if declared else None
    return permission is None or may(user, permission)
