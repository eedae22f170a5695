"""The board as it is drawn: for one reader, and once for all readers who see the same."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from coresponder.program.board.actions.day import looked_at_the_day
from coresponder.program.board.models import DemonstrationDay
from coresponder.program.board.queries.now import board_for
from coresponder.program.board.queries.outlines import map_of
from coresponder.program.board.queries.plans_on_file import plans_seen
from coresponder.program.board.sharing import Drawing, shared
from coresponder.program.board.vocabulary import SPEEDS
from coresponder.program.news.queries import as_text
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may

# Stands in a shared drawing where each reader's own token belongs.
TOKEN_PLACE = "token-of-the-reader"  # noqa: S105 - no secret: it is replaced before anybody sees it
FOR_ALL = {"csrf_token": TOKEN_PLACE, "is_shared": True}


def drawing_for(user: User, numbers: Mapping[str, int], *, with_others: bool) -> Drawing:
    """The drawing that holds all that was announced up to these numbers, for everybody who sees what `user` sees."""
    key = (as_text(numbers), user.role, with_others, plans_seen(user))
    return shared(key, lambda: _drawn(user, with_others=with_others))


def _drawn(user: User, *, with_others: bool) -> Drawing:
    content = {**content_for(user, with_others=with_others), **FOR_ALL}
    return Drawing.of(render_to_string("board/now.html", content))


def with_token(words: str, token: str) -> str:
    """What is sent to one reader, whose own token stands in its forms."""
    return words.replace(TOKEN_PLACE, token)


def content_for(user: User, *, with_others: bool) -> dict[str, Any]:
    """What the template of the board shows to somebody."""
    found = board_for(user, with_others=with_others)
    return {
        "board": found,
        "map": map_of(found),
        "with_others": with_others,
        "may_send": may(user, Permission.SEND_TEAMS),
        "may_enter": may(user, Permission.ENTER_CALLS),
        **day(),
    }


def day() -> dict[str, Any]:
    """The clock of the demonstration; nothing anywhere else."""
    if not settings.DEMO:
        return {}
    looked_at_the_day()
    return {"day": DemonstrationDay.objects.first(), "speeds": SPEEDS}
