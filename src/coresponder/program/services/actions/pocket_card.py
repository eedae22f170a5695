"""Noting that a native speaker has read the card's words in one language."""

from django.db import transaction

from coresponder.kernel.errors import UsageError
from coresponder.program.services.live.audit_events import CARD_REVIEWED
from coresponder.program.services.models import CardReview
from coresponder.program.services.pocket_card.wording import CardWords
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def note_review(*, words: CardWords, reviewer_words: str, by: User) -> CardReview:
    """Exactly these words were read by somebody whose language it is. Other words need another review."""
    check(by, Permission.MANAGE_SERVICES)
    if not reviewer_words.strip():
        raise UsageError("no_reviewer", "Say who read it.", "A name, or how the person knows the language.")
    review, _ = CardReview.objects.get_or_create(
        language=words.language,
        words_sha256=words.sha256,
        defaults={"reviewer_words": reviewer_words.strip(), "noted_by": by},
    )
    record(CARD_REVIEWED, by=by, about=f"pocket_card:{words.language}", details={"language": words.language})
    return review
