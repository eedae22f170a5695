"""The question card of the invented county. The questions are our own words for what protocols commonly ask."""

import json
from importlib.resources import files
from typing import Any

from coresponder.program.call_taking.actions.questions import save_questions
from coresponder.program.call_taking.queries.cards import newest_bank
from coresponder.safeguards.accounts.models import User


def questions() -> Any:
    """The questions as plain data."""
    return json.loads((files(__package__) / "marigold_questions.json").read_text("utf-8"))


def load(*, by: User) -> None:
    """Bring in the questions, unless there are questions already."""
    if newest_bank() is None:
        save_questions(content=questions(), seen_number=0, by=by)
