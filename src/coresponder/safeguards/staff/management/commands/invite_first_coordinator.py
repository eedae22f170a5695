"""`manage.py invite_first_coordinator`: the one link that cannot be made in the browser, since nobody is there yet."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.permissions.roles import COORDINATOR
from coresponder.safeguards.staff.actions.inviting import invite_first


class Command(BaseCommand):
    """Make the one-time link for the first coordinator. Refused as soon as there is one."""

    help = "Make the one-time link for the first coordinator. Refused as soon as there is one."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, and for which agency."""
        parser.add_argument("--name", required=True, help="The name that others will read.")
        parser.add_argument("--agency", required=True, help="The agency that the coordinator works for.")
        parser.add_argument("--kind", choices=AgencyKind.values, default=AgencyKind.LOCAL_GOVERNMENT)

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the path; the operator puts the address of the installation before it."""
        agency, _ = Agency.objects.get_or_create(name=options["agency"], defaults={"kind": options["kind"]})
        try:
            made = invite_first(display_name=options["name"], agency=agency, role=COORDINATOR.key)
        except CoresponderError as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(reverse("web:invitation", args=[made.token]))
