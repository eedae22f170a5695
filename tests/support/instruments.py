"""Every way to answer an instrument, and what its owner's published rule says about each, written down a second time.

The rules here are short sums over plain tables and share nothing with the program's own engine.
"""

from collections.abc import Callable, Iterator
from itertools import product

from coresponder.formats.instruments import Pack, evaluate, shipped_pack
from coresponder.kernel.errors import InputError

Answers = dict[str, str]
Expected = tuple[int | None, str]

FREQUENCY = {"not_at_all": 0, "several_days": 1, "more_than_half": 2, "nearly_every_day": 3}
DRINKS = {
    "q1": {"never": 0, "monthly_or_less": 1, "2_4_a_month": 2, "2_3_a_week": 3, "4_or_more_a_week": 4},
    "q2": {"none": 0, "1_2": 0, "3_4": 1, "5_6": 2, "7_9": 3, "10_or_more": 4},
    "q3": {"never": 0, "less_than_monthly": 1, "monthly": 2, "weekly": 3, "daily": 4},
}
POSITIVE_TO_ASQ = ("yes", "declined")


def all_answers(pack: Pack, *, with_gaps: bool = False) -> Iterator[Answers]:
    """Every combination of answers, whether it can come up or not; with gaps, also those with questions left out."""
    keys = [each.key for each in pack.items]
    choices = [[*each.points, *([""] if with_gaps else [])] for each in pack.items]
    for combination in product(*choices):
        yield {key: code for key, code in zip(keys, combination, strict=True) if code}


def phq_2(answers: Answers, cutoff: str) -> Expected:
    total = sum(FREQUENCY[each] for each in answers.values())
    return total, "positive" if total >= 3 else "negative"


def gad_7(answers: Answers, cutoff: str) -> Expected:
    total = sum(FREQUENCY[each] for each in answers.values())
    return total, ["minimal", "mild", "moderate", "severe"][sum(total >= start for start in (5, 10, 15))]


def phq_9(answers: Answers, cutoff: str) -> Expected:
    total = sum(FREQUENCY[code] for key, code in answers.items() if key != "difficulty")
    bands = ["minimal", "mild", "moderate", "moderately_severe", "severe"]
    return total, bands[sum(total >= start for start in (5, 10, 15, 20))]


def pc_ptsd_5(answers: Answers, cutoff: str) -> Expected:
    count = sum(code == "yes" for key, code in answers.items() if key != "exposed")
    return count, "positive" if count >= {"men": 4, "women": 3}[cutoff] else "negative"


def audit_c(answers: Answers, cutoff: str) -> Expected:
    points = {key: DRINKS[key][code] for key, code in answers.items()}
    total = sum(points.values())
    if total < {"men": 4, "women": 3}[cutoff]:
        return total, "negative"
    return total, "positive_first_question_alone" if total == points["q1"] else "positive"


def taps_1(answers: Answers, cutoff: str) -> Expected:
    return None, "negative" if set(answers.values()) == {"never"} else "positive"


def bjmhs(answers: Answers, cutoff: str) -> Expected:
    symptoms = sum(answers[f"q{number}"] == "yes" for number in range(1, 7))
    others = (answers["q7"], answers["q8"], answers["other_reason"])
    return symptoms, "refer" if symptoms >= 2 or "yes" in others else "no_referral"


def asq(answers: Answers, cutoff: str) -> Expected:
    if not any(answers[f"q{number}"] in POSITIVE_TO_ASQ for number in range(1, 5)):
        return None, "negative"
    now = {"yes": "acute_positive", "declined": "positive_acuity_unknown", "no": "non_acute_positive"}
    return None, now[answers["q5"]]


RULES: dict[str, Callable[[Answers, str], Expected]] = {
    "phq-2": phq_2,
    "phq-9": phq_9,
    "gad-7": gad_7,
    "pc-ptsd-5": pc_ptsd_5,
    "audit-c": audit_c,
    "taps-1": taps_1,
    "bjmhs": bjmhs,
    "asq": asq,
}
# How many complete ways there are to answer, counted by hand from the forms.
WAYS = {
    "phq-2": 4**2,
    "gad-7": 4**7,
    "pc-ptsd-5": 1 + 2**5,
    "audit-c": 1 + 4 * 6 * 5,
    "taps-1": 5**4,
    "bjmhs": 2**9,
    "asq": 1 + (3**4 - 1) * 3,
}
SMALL = tuple(key for key, ways in WAYS.items() if ways < 1000)


def can_come_up(pack: Pack, answers: Answers) -> bool:
    """False for answers to questions that are not asked."""
    try:
        evaluate(pack, answers)
    except InputError:
        return False
    return True


def cutoffs_of(key: str) -> list[str]:
    """The cut-offs of an instrument by name; one empty name where it has none."""
    cutoffs = shipped_pack(key).cutoffs
    return [each.key for each in cutoffs.options] if cutoffs else [""]
