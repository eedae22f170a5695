"""A place as a token: the same for the same place, however it is spaced, punctuated and capitalized."""

import re

from coresponder.program.calls.knowing import Picture
from coresponder.safeguards.encryption.keys import blind_index

BETWEEN_WORDS = re.compile(r"[\W_]+")
DEGREES_KEPT = 3  # decimals: about 100 m


def place_token(picture: Picture) -> int | None:
    """The token of the address, or of the point to about 100 m where there is none; None for a place not known."""
    spelled = BETWEEN_WORDS.sub(" ", picture.place_text.casefold()).strip()
    if not spelled and picture.latitude is not None and picture.longitude is not None:
        spelled = f"{picture.latitude:.{DEGREES_KEPT}f} {picture.longitude:.{DEGREES_KEPT}f}"
    if not spelled:
        return None
    return int.from_bytes(blind_index(spelled, field="calls.place")[:8], "big", signed=True)
