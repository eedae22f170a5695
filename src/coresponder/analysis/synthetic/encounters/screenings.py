"""Which instruments a clinician asked, what was answered, and the safety plan after a positive screen of suicide.

Only what is asked stands here: scores and bands are read by the instruments themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from coresponder.analysis.synthetic.encounters.dice import Dice
from coresponder.analysis.synthetic.encounters.rates import Operation
from coresponder.analysis.synthetic.encounters.situation import Situation
from coresponder.formats.instruments import Pack, Result, evaluate, evaluate_entry, shipped_pack, shown_items

# Which instrument fits which problem.
BY_PROBLEM: Mapping[str, str] = {
    "depression": "phq-9", "anxiety": "gad-7", "trauma": "pc-ptsd-5", "intoxication": "audit-c", "grief": "phq-2",
    "loneliness": "phq-2", "withdrawal": "audit-c", "family_conflict": "phq-2",
}  # fmt: skip
FOR_SUICIDE = {"asq": 60, "c-ssrs-screener": 40}
C_SSRS = {
    "hold": {"high": 80, "moderate": 20},
    "voluntary": {"high": 25, "moderate": 55, "low": 20},
    "": {"moderate": 25, "low": 60, "none": 15},
}
LEFT_OUT_SHARE = 0.04

# In the words of somebody who is invented; each line says so by what it names.
PLAN: Mapping[str, tuple[str, ...]] = {
    "signs": ("I stop answering the door, and the wallpaper looks like weather.", "I sleep all day and count."),
    "alone": ("Water the plastic plant. Walk to the end of Storybook Lane and back.", "Play the dragon song."),
    "company": ("Sit in the Storybook Library where the fish are.", "My neighbor with the three-legged cat."),
    "asking": ("My invented sister, 555-0117.", "The friend from the choir, 555-0133."),
    "lines": ("988, call or text. Imaginary General Hospital at any hour.", "988, and Pretend Peer Respite."),
    "safer": ("My brother keeps the pills, one day at a time.", "The key to the garage stays with my aunt."),
    "reasons": ("The cat. And to see how the story ends.", "My daughter's play in spring."),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class YearScreening:
    """One instrument, asked once: answers by item, or the level that was entered from the form on paper."""

    instrument: str
    version: str
    answers: dict[str, str]
    entered: str
    is_positive: bool | None


@dataclass(frozen=True, kw_only=True)
class YearSafetyPlan:
    """A safety plan by its sections, in the words of somebody invented."""

    sections: dict[str, str]


def screenings(found: Situation, dice: Dice, operation: Operation) -> tuple[YearScreening, ...]:
    """What the clinician asked in this contact; often nothing."""
    if not found.is_seen or found.contact_with != "person":
        return ()
    key = _fitting(found, dice)
    if not key or not dice.falls("screened", operation.screened_where_it_fits):
        return ()
    first = _asked(shipped_pack(key), found, dice)
    follows = "phq-9" if key == "phq-2" and first.is_positive else ""
    return (first, _asked(shipped_pack(follows), found, dice)) if follows else (first,)


def safety_plan(
    found: Situation, asked: tuple[YearScreening, ...], dice: Dice, operation: Operation
) -> YearSafetyPlan | None:
    """After a positive screen of suicide, where the person stays in the community; and where one was made anyhow."""
    is_positive = any(each.is_positive and each.instrument in FOR_SUICIDE for each in asked)
    stays = found.ending in ("information", "on_scene", "voluntary")
    is_made = "safety_plan" in found.dispositions
    if not is_made and not (is_positive and stays and dice.falls("plan", operation.safety_plan_after_positive)):
        return None
    which = {name: dice.whole(f"plan.{name}", 0, len(said) - 1) for name, said in PLAN.items()}
    return YearSafetyPlan(sections={name: PLAN[name][place] for name, place in which.items()})


def _fitting(found: Situation, dice: Dice) -> str:
    if found.has_suicide:
        return dice.one_of("for_suicide", FOR_SUICIDE)
    return next((BY_PROBLEM[each] for each in found.problems if each in BY_PROBLEM), "")


def _asked(pack: Pack, found: Situation, dice: Dice) -> YearScreening:
    if not pack.has_items:
        entered = dice.one_of(f"{pack.key}.level", C_SSRS.get(found.ending, C_SSRS[""]))
        return _screening(pack, {}, entered, evaluate_entry(pack, entered))
    answers = _answers(pack, found, dice)
    return _screening(pack, answers, "", evaluate(pack, answers))


def _screening(pack: Pack, answers: dict[str, str], entered: str, result: Result) -> YearScreening:
    return YearScreening(
        instrument=pack.key, version=pack.version, answers=answers, entered=entered, is_positive=result.positive
    )


def _answers(pack: Pack, found: Situation, dice: Dice) -> dict[str, str]:
    """Answers that lean to one side together, as those of one person do. A few questions are left out."""
    burden = {"hold": 0.75, "voluntary": 0.62}.get(found.ending, 0.45)
    answers: dict[str, str] = {}
    for item in pack.items:
        is_shown = item.key in {each.key for each in shown_items(pack, answers)}
        if not is_shown or dice.falls(f"{pack.key}.{item.key}.left_out", LEFT_OUT_SHARE):
            continue
        lean = 0.5 * dice.uniform(f"{pack.key}.burden") + 0.5 * dice.uniform(f"{pack.key}.{item.key}")
        ranked = sorted(item.options, key=lambda each: item.points[each.code])
        place = int(min(max(lean + burden - 0.5, 0.0), 0.999) * len(ranked))
        answers[item.key] = ranked[place].code
    return answers
