"""Which answers belong to which question."""

from collections.abc import Sequence

from coresponder.kernel.errors import UsageError
from coresponder.program.people.vocabulary.facts import (
    ANSWERS,
    SEVERAL,
    Absent,
    DemographicElement,
    SocialElement,
    Source,
)

ALONE = frozenset({*Absent.values, "none"})


def check_answer(element: DemographicElement | SocialElement, codes: Sequence[str], source: Source) -> list[str]:
    """The codes in the order of the list; UsageError where they do not answer the question."""
    known = [*ANSWERS[element], *Absent.values]
    if not codes or any(code not in known for code in codes):
        raise UsageError("no_answer", "That is no answer to this question.", "Choose from the list.")
    if len(codes) > 1 and (element not in SEVERAL or ALONE & set(codes)):
        raise UsageError("answers_exclude_each_other", "Those answers exclude each other.", "Choose one of them.")
    if "declined" in codes and source != Source.SELF:
        raise UsageError(
            "declined_by_another", "Only the person can decline to answer.", "Choose “said by the person”."
        )
    return [code for code in known if code in codes]
