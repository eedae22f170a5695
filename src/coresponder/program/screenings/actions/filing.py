"""Screenings that were asked in the field, filed together with a part of the encounter: all of it, or nothing.

    "sections": {"screenings": [{
        "id": "…",                       minted on the phone: the same screening in two copies is one
        "instrument": "asq", "sha256": "…",   as the phone had it, so that one taken out of use meanwhile still counts
        "administered_at": "2026-11-02T08:30:00-07:00",
        "answers": {"q1": "yes"}, "cutoff": "",   or "entered": 4, or "how": "declined", "reason": "…"
    }]}

What is about alcohol or drugs comes in the section `substance_screenings` of the substance-use part alone, because the
frozen bytes of a part are of one class.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from coresponder.formats.encounter import FilingRefused
from coresponder.formats.instruments import Pack
from coresponder.kernel.errors import CoresponderError
from coresponder.program.encounters.models import PartFiling
from coresponder.program.encounters.sections import NextStep
from coresponder.program.encounters.vocabulary import PartName
from coresponder.program.screenings.actions.screenings import Given, record_screening
from coresponder.program.screenings.models import RequiredStep
from coresponder.program.screenings.queries.instruments import in_use_then
from coresponder.program.screenings.queries.locking import open_wall
from coresponder.program.screenings.vocabulary import NOT_DONE, How
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass

MOST = 20
LONGEST = 1000


def take_clinical(filing: PartFiling, content: Any, *, by: User) -> Sequence[NextStep]:
    """The screenings of a clinical part."""
    return _take(filing, content, by=by, part=PartName.CLINICAL)


def take_substance_use(filing: PartFiling, content: Any, *, by: User) -> Sequence[NextStep]:
    """The screenings of a substance-use part."""
    return _take(filing, content, by=by, part=PartName.SUBSTANCE_USE)


def _take(filing: PartFiling, content: Any, *, by: User, part: PartName) -> list[NextStep]:
    if filing.part != part:
        raise FilingRefused(
            "screening_in_another_part", f"These screenings belong to the {part.label}.", "File them there."
        )
    if not isinstance(content, list) or len(content) > MOST:
        raise FilingRefused("screenings_no_list", f"Screenings are a list of at most {MOST}.", "Reload the form.")
    open_wall(by)
    return [step for number, each in enumerate(content, start=1) for step in _one(filing, each, number, by)]


def _one(filing: PartFiling, content: Any, number: int, by: User) -> list[NextStep]:
    """Record one; whatever is wrong with it is said with its number, so that the phone shows which."""
    try:
        return _recorded(filing, _Sent(content), by)
    except Denied as refusal:
        raise FilingRefused(refusal.code, f"Screening {number}: {refusal.sentence}") from refusal
    except FilingRefused:
        raise
    except CoresponderError as problem:
        raise FilingRefused(problem.code, f"Screening {number}: {problem.sentence}", problem.next_step) from problem


def _recorded(filing: PartFiling, sent: "_Sent", by: User) -> list[NextStep]:
    instrument = in_use_then(by, sent.key, sha256=sent.sha256, at=sent.at)
    if instrument is not None:
        _refuse_other_part(instrument.pack, PartName(filing.part))
    screening = record_screening(
        person=filing.person,
        key=sent.key,
        given=sent.given,
        administered_at=sent.at,
        encounter=filing.encounter,
        identity=sent.identity,
        instrument=instrument,
        by=by,
    )
    opened = RequiredStep.objects.filter(screening=screening).select_related("screening__instrument")
    return [NextStep(code=each.step_key, sentence=f"{each.step.title}: {each.step.sentence}") for each in opened]


def _refuse_other_part(pack: Pack, part: PartName) -> None:
    """The frozen bytes of a part are of one class, so an instrument of another class has no place in them."""
    own = PartName.SUBSTANCE_USE if pack.data_class == DataClass.SUBSTANCE_USE else PartName.CLINICAL
    if own != part:
        raise FilingRefused(
            "screening_in_another_part",
            f"{pack.name} does not belong to the {part.label} of an encounter.",
            f"File it with the {own.label}.",
        )


class _Sent:
    """One screening as the phone sent it, read with care: every value is what it has to be, or FilingRefused."""

    def __init__(self, content: Any) -> None:
        if not isinstance(content, Mapping):
            raise _malformed()
        try:
            self.identity = UUID(str(content["id"]))
            self.key = str(content["instrument"])[:40]
            self.at = datetime.fromisoformat(str(content["administered_at"]))
        except (KeyError, ValueError) as error:
            raise _malformed() from error
        if self.at.tzinfo is None:
            raise _malformed()
        self.sha256 = str(content.get("sha256", ""))[:64]
        self.given = _given(content)


def _given(content: Mapping[str, Any]) -> Given:
    how = content.get("how", "")
    if how in [each.value for each in NOT_DONE]:
        return Given(how=How(how), reason=_text(content, "reason"))
    if content.get("entered") is not None:
        entered = content["entered"]
        if isinstance(entered, bool) or not isinstance(entered, str | int):
            raise _malformed()
        return Given(how=How.ENTERED, entered=entered, form_version=_text(content, "form_version"))
    answers = content.get("answers")
    if not isinstance(answers, Mapping) or not all(isinstance(each, str) for each in answers.values()):
        raise _malformed()
    return Given(how=How.ITEMS, answers=dict(answers), cutoff=_text(content, "cutoff"))


def _text(content: Mapping[str, Any], name: str) -> str:
    value = content.get(name, "")
    if not isinstance(value, str) or len(value) > LONGEST:
        raise _malformed()
    return value


def _malformed() -> FilingRefused:
    return FilingRefused("screening_malformed", "A screening is not what the form sends.", "Reload the form.")
