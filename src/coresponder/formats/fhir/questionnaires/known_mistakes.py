"""Mistakes that stand in public questionnaires, and would change a score or what it is taken for."""

from collections.abc import Iterable
from typing import Protocol

from coresponder.formats.fhir.questionnaires.refusing import refuse

AUDIT_C = "72109-2"
HEAVY_DRINKING_DAYS = "68517-2"
GAD_7 = "69737-5"


class Asked(Protocol):
    """What is looked at of a question."""

    @property
    def loinc(self) -> str | None: ...

    @property
    def kind(self) -> str: ...

    @property
    def answers(self) -> tuple[object, ...]: ...


def refuse_known_mistakes(*, loinc: str | None, questions: Iterable[Asked]) -> None:
    """Raise InputError for a questionnaire that carries one of them."""
    asked = list(questions)
    codes = {each.loinc for each in asked}
    if loinc == AUDIT_C and HEAVY_DRINKING_DAYS in codes:
        refuse(
            "audit_c_first_question",
            "Its first question has LOINC 68517-2, which counts days of heavy drinking. The AUDIT-C asks there how "
            "often somebody drinks, which is 68518-0.",
        )
    if loinc == AUDIT_C and sum(each.kind == "choice" for each in asked) > 3:
        refuse("audit_c_panel", "It is coded as the AUDIT-C (72109-2), which has three questions, and asks more.")
    labels = {str(getattr(answer, "label", "")).lower() for each in asked for answer in each.answers}
    if loinc == GAD_7 and "not at all sure" in labels:
        refuse("gad_7_answers", "Its lowest answer is “not at all sure”, a misprint. The GAD-7 says “Not at all”.")
