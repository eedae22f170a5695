"""What the answers to an instrument come to: how complete they are, the scores, the band, and the steps.

It follows each owner's published rule, and adds nothing. A score with a missing answer is no score: it is said how many
of how many questions were answered. What it does not account for: judgment on the spot, which overrides every screen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from coresponder.formats.instruments.conditions import Known, Truth, holds, is_shown, range_of
from coresponder.formats.instruments.model import Band, Cutoff, Item, Pack, Step
from coresponder.kernel.errors import InputError

Status = Literal["complete", "incomplete", "entered"]


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came out. `positive` is None where the missing answers could still decide it."""

    status: Status
    answered: int
    asked: int
    scores: Mapping[str, int] = field(default_factory=dict)
    band: Band | None = None
    positive: Truth = None
    steps: tuple[Step, ...] = ()
    cutoff: Cutoff | None = None

    @property
    def how_complete(self) -> str:
        """In a few words, for people."""
        if self.status == "entered":
            return "entered from the form"
        return "complete" if self.status == "complete" else f"incomplete ({self.answered} of {self.asked})"

    @property
    def sentence(self) -> str:
        """What it says, in one or two sentences."""
        if self.band is not None:
            return self.band.sentence
        if self.positive:
            return "Not every question was answered. Whatever the missing answers are, the screen is positive."
        return "Not every question was answered, so there is no result."


def evaluate(pack: Pack, answers: Mapping[str, str], *, cutoff: str | None = None) -> Result:
    """What answers to the items come to. InputError for an answer that the pack does not have or did not ask for."""
    if not pack.has_items:
        raise InputError("items_not_open", f"Only the result of {pack.name} is entered here.", "Enter the result.")
    known = Known(pack=pack, answers=dict(answers), cutoff=_cutoff(pack, cutoff))
    _refuse_unknown(known)
    asked, answered = _counted(known)
    complete = asked == answered
    scores = {each.key: range_of(each, known)[0] for each in pack.scores if _is_certain(each.items, known)}
    return Result(
        status="complete" if complete else "incomplete",
        answered=answered,
        asked=asked,
        scores=scores,
        band=_band(known) if complete else None,
        positive=_positive(known),
        steps=_steps(known),
        cutoff=known.cutoff,
    )


def evaluate_entry(pack: Pack, entered: str | int) -> Result:
    """What a result that was entered from a form comes to. InputError for one that the form cannot give."""
    form = pack.score_entry
    if form is None:
        raise InputError("entry_not_open", f"The questions of {pack.name} are answered here.", "Answer them.")
    if form.options:
        if entered not in {code for code, _ in form.options}:
            raise InputError("no_such_level", f"{pack.name} has no such level.", "Choose one of those shown.")
    elif not isinstance(entered, int) or not (form.minimum or 0) <= entered <= (form.maximum or 0):
        sentence = f"{pack.name} gives a whole number from {form.minimum} to {form.maximum}."
        raise InputError("no_such_total", sentence, "Look at the form once more.")
    known = Known(pack=pack, entered=entered)
    scores = {"entered": entered} if isinstance(entered, int) else {}
    return Result(
        status="entered", answered=0, asked=0, scores=scores, band=_band(known), positive=_positive(known),
        steps=_steps(known),
    )  # fmt: skip


def shown_items(pack: Pack, answers: Mapping[str, str]) -> list[Item]:
    """The questions that are asked after these answers; one is left out only where it is certain that it is not."""
    known = Known(pack=pack, answers=answers)
    return [each for each in pack.items if is_shown(each, known) is True]


def _cutoff(pack: Pack, key: str | None) -> Cutoff | None:
    if pack.cutoffs is None:
        return None
    try:
        return pack.cutoffs.chosen(key)
    except KeyError as error:
        raise InputError("no_such_cutoff", f"{pack.name} has no such cut-off.", "Choose one of those shown.") from error


def _refuse_unknown(known: Known) -> None:
    for key, answer in known.answers.items():
        item = known.pack.by_key.get(key)
        if item is None:
            raise InputError("no_such_question", f"{known.pack.name} has no such question.", "Leave it out.")
        if answer not in item.points:
            raise InputError("no_such_answer", f"“{item.text}” has no such answer.", "Choose one of those shown.")
        if is_shown(item, known) is False:
            sentence = f"“{item.text}” is not asked after the answers before it."
            raise InputError("not_asked", sentence, "Leave it out, or change the answers before it.")


def _counted(known: Known) -> tuple[int, int]:
    """How many questions are asked, and how many of them were answered; optional ones and those left out aside.

    A question of which it is not known whether it is asked counts as asked.
    """
    asked = [each for each in known.pack.items if not each.optional and is_shown(each, known) is not False]
    return len(asked), sum(each.key in known.answers for each in asked)


def _is_certain(keys: tuple[str, ...], known: Known) -> bool:
    """A score is one only where each of its questions was answered, or is certainly not asked."""
    return all(key in known.answers or is_shown(known.pack.by_key[key], known) is False for key in keys)


def _band(known: Known) -> Band | None:
    return next((each for each in known.pack.bands if holds(each.when, known)), None)


def _positive(known: Known) -> Truth:
    """Positive if every band that is still possible is positive; negative if none of them is."""
    possible = []
    for band in known.pack.bands:
        truth = holds(band.when, known)
        if truth is not False:
            possible.append(band.is_positive)
        if truth:
            break
    if not possible:
        return None
    return all(possible) if all(possible) or not any(possible) else None


def _steps(known: Known) -> tuple[Step, ...]:
    opened = [each for each in known.pack.steps if holds(each.when, known)]
    keys = {each.key for each in opened}
    return tuple(each for each in opened if each.unless not in keys)
