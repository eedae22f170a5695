"""The invented day: calls come in by the county's feed, and invented teams work them, through the doors that all use.

It remembers nothing between two steps. What is due follows from what is in the database and from the clock of the day,
so that it can be stopped at any moment and goes on where it was.
"""

from django.db import transaction

from coresponder.analysis.synthetic.geography import geojson
from coresponder.program.board.actions.outlines import keep_outlines
from coresponder.program.board.models import Area
from coresponder.program.calls.actions.feeds import set_up_feed
from coresponder.program.calls.models import Feed
from coresponder.program.calls.vocabulary import FeedFormat
from coresponder.safeguards.accounts.models import Agency, User

FEED_NAME = "Marigold CAD (invented)"


@transaction.atomic
def load(*, agency: Agency, by: User) -> None:
    """The feed of the invented dispatch center and the outlines of its beats, unless they are there."""
    if not Feed.objects.filter(name=FEED_NAME).exists():
        set_up_feed(name=FEED_NAME, agency=agency, format=FeedFormat.EIDO, by=by)
    if not Area.objects.exists():
        keep_outlines(geojson=geojson(), by=by)
