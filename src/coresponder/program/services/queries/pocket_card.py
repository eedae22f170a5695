"""Whether the card's words were reviewed."""

from coresponder.program.services.models import CardReview
from coresponder.program.services.pocket_card.wording import CardWords


def review_of(words: CardWords) -> CardReview | None:
    """The review of exactly these words; None where they are a translation that nobody has checked."""
    found = CardReview.objects.filter(language=words.language, words_sha256=words.sha256)
    return found.select_related("noted_by").first()
