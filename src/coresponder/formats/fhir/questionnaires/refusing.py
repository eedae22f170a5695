"""How a questionnaire is refused: with the question that it is about, and what to do."""

from typing import NoReturn

from coresponder.kernel.errors import InputError

NEXT_STEP = "Enter the result of the instrument, or have the questionnaire made within the stated subset."


def refuse(code: str, sentence: str) -> NoReturn:
    """Raise InputError: what is not supported, in a sentence."""
    raise InputError(f"questionnaire_{code}", sentence, NEXT_STEP)
