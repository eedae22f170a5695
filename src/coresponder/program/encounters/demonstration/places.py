"""Who and what the invented year is about in this database: teams, authors, persons, the feed of its calls."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from coresponder.analysis.synthetic.county import CALLS_A_YEAR
from coresponder.analysis.synthetic.encounters import Year, YearContact
from coresponder.analysis.synthetic.encounters.duty import PATROL
from coresponder.program.calls.actions.feeds import set_up_feed
from coresponder.program.calls.models import Feed
from coresponder.program.calls.vocabulary import FeedFormat
from coresponder.program.dispatch.demonstration import TEAMS
from coresponder.program.dispatch.models import Team
from coresponder.program.people.models import Person
from coresponder.safeguards.accounts.models import Agency, User

CALLS_AT_MOST = CALLS_A_YEAR
FEED_NAME = "Marigold CAD, since the launch (invented)"
# Who looks through what somebody has written: a colleague of the same agency.
REVIEWERS = {
    "omar": "otto", "otto": "omar", "clara": "sofia", "sofia": "clara", "tess": "clara", "pia": "clara",
    "carlos": "clara",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Place:
    """The year, and where it is stored."""

    year: Year
    cast: Mapping[str, User]
    feed: Feed
    planner: User
    dispatcher: User

    @classmethod
    def of(cls, year: Year, *, cast: Mapping[str, User], dispatch_center: Agency, by: User) -> Self:
        """Sets up the feed under which the calls stand; it has nothing more to say, and is never missed."""
        feed = Feed.objects.filter(name=FEED_NAME).first() or set_up_feed(
            name=FEED_NAME, agency=dispatch_center, format=FeedFormat.EIDO, by=by
        )
        return cls(year=year, cast=cast, feed=feed, planner=by, dispatcher=cast["dana"])

    @cached_property
    def teams(self) -> dict[str, Team]:
        """The teams by their call sign."""
        return {team.call_sign: team for team in Team.objects.select_related("variant")}

    @cached_property
    def authors(self) -> dict[tuple[str, str], User]:
        """Who works on which team as what."""
        of_teams = {
            (team.call_sign, role.value): self.cast[username] for team in TEAMS for username, role, _ in team.people
        }
        return of_teams | {(PATROL.call_sign, "officer"): self.cast["otto"]}

    @cached_property
    def persons(self) -> list[Person]:
        """The invented people in a fixed order; those of whom the clinic knows come first."""
        found = Person.objects.filter(merged_into__isnull=True).order_by("pk")
        return sorted(found, key=lambda person: person.created_by_id == self.cast["omar"].pk)

    def author(self, contact: YearContact, role: str) -> User:
        """Who wrote a part of a contact."""
        return self.authors[contact.situation.team.call_sign, role]

    def person(self, contact: YearContact) -> Person | None:
        """Whom a contact was with; people who are met often are the first of the invented ones."""
        if contact.person is None or not self.persons:
            return None
        return self.persons[contact.person % len(self.persons)]

    def reviewer(self, author: User) -> User | None:
        """Who reviews what somebody wrote; nobody in an agency of one."""
        name = REVIEWERS.get(author.username)
        return self.cast[name] if name else None
