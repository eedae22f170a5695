"""What people in Marigold County call about: one row for each call type, in the style of a real dispatch system."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from coresponder.analysis.synthetic.streams import Numbers

Group = Literal["crisis", "possible", "traffic", "alarm", "police", "other"]
Rhythm = Literal["evening", "day", "night", "flat", "afternoon", "patrol"]


@dataclass(frozen=True, kw_only=True)
class CallType:
    """One type: how many of a thousand calls start with it, its priority, its hours, and how long it keeps a unit.

    `becomes` says with which probability the type is another one at the end.
    """

    code: str
    per_thousand: float
    group: Group
    priority: int
    rhythm: Rhythm
    on_scene_minutes: float
    becomes: dict[str, float] = field(default_factory=dict)


def _type(
    code: str, per_thousand: float, group: Group, priority: int, rhythm: Rhythm, minutes: float, **becomes: float
) -> CallType:
    changed = {name.replace("_", " "): share for name, share in becomes.items()}
    return CallType(
        code=code,
        per_thousand=per_thousand,
        group=group,
        priority=priority,
        rhythm=rhythm,
        on_scene_minutes=minutes,
        becomes=changed,
    )


EDP = "EDP"
EDP_RENAMED = "MENTAL HEALTH CRISIS"

CALL_TYPES: tuple[CallType, ...] = (
    _type(EDP, 47, "crisis", 2, "evening", 46, DISTURBANCE=0.06, CHK_WELFARE=0.05, SUICIDE_THREAT=0.03),
    _type("SUICIDE THREAT", 19, "crisis", 1, "evening", 55, EDP=0.09, CHK_WELFARE=0.04),
    _type("SUICIDE ATTEMPT", 3.6, "crisis", 1, "evening", 62, OVERDOSE=0.06),
    _type("MENTAL HOLD TRANSPORT", 2.6, "crisis", 3, "day", 74),
    _type("CHK WELFARE", 62, "possible", 3, "day", 17, EDP=0.075, MEDICAL_ASSIST=0.06, SUICIDE_THREAT=0.012),
    _type("INTOX PERSON", 14, "possible", 3, "night", 21, EDP=0.035, DISTURBANCE=0.05),
    _type("OVERDOSE", 6.5, "possible", 1, "evening", 34, SUICIDE_ATTEMPT=0.03),
    _type("PERSON DOWN", 12, "possible", 2, "day", 15, INTOX_PERSON=0.14, EDP=0.02),
    _type("MISSING PERSON AT RISK", 4, "possible", 2, "day", 48),
    _type("HOMELESS COMPLAINT", 11, "possible", 4, "day", 14, EDP=0.03, TRESPASS=0.07),
    _type("DISTURBANCE", 82, "other", 2, "evening", 22, EDP=0.055, DOMESTIC_DIST=0.05, NOISE=0.03),
    _type("DOMESTIC DIST", 41, "other", 1, "evening", 41, EDP=0.02, ASSAULT=0.05),
    _type("UNWANTED PERSON", 33, "other", 2, "day", 19, EDP=0.06, TRESPASS=0.08),
    _type("TRESPASS", 21, "other", 3, "day", 18, EDP=0.025),
    _type("NOISE", 27, "other", 4, "night", 12),
    _type("UNK TROUBLE", 14, "other", 1, "evening", 16, EDP=0.05, DOMESTIC_DIST=0.08),
    _type("SUSP PERSON", 45, "other", 3, "night", 14, EDP=0.018),
    _type("SUSP VEHICLE", 31, "other", 3, "night", 12),
    _type("ASSAULT", 15, "other", 1, "evening", 45),
    _type("FIGHT", 9, "other", 1, "night", 24),
    _type("ROBBERY", 2.1, "other", 1, "night", 68),
    _type("PERSON W/GUN", 3.4, "other", 1, "night", 38),
    _type("SHOTS FIRED", 5.2, "other", 1, "night", 29),
    _type("THREATS", 16, "other", 3, "day", 27, EDP=0.02),
    _type("HARASSMENT", 12, "other", 4, "day", 26),
    _type("THEFT", 47, "other", 4, "afternoon", 31),
    _type("SHOPLIFT", 17, "other", 3, "afternoon", 37),
    _type("BURGLARY", 14, "other", 3, "day", 43),
    _type("AUTO THEFT", 13, "other", 4, "day", 33),
    _type("VANDALISM", 15, "other", 4, "day", 25),
    _type("FRAUD", 13, "other", 4, "day", 34),
    _type("NARCOTICS", 9, "other", 3, "evening", 24),
    _type("SEX OFFENSE", 3.3, "other", 2, "day", 64),
    _type("CHILD ABUSE/NEGLECT", 5.5, "other", 2, "afternoon", 52),
    _type("RUNAWAY JUVENILE", 7, "other", 3, "evening", 36),
    _type("MISSING PERSON", 4.1, "other", 3, "day", 45),
    _type("ANIMAL COMPLAINT", 19, "other", 4, "day", 19),
    _type("MEDICAL ASSIST", 28, "other", 1, "day", 23),
    _type("DEATH INVESTIGATION", 3.1, "other", 2, "day", 84),
    _type("FIRE ASSIST", 8, "other", 2, "day", 26),
    _type("CIVIL MATTER", 14, "other", 4, "day", 20),
    _type("ASSIST CITIZEN", 24, "other", 4, "day", 15),
    _type("ASSIST OTHER AGENCY", 16, "other", 3, "day", 27),
    _type("911 HANGUP", 22, "other", 2, "flat", 9),
    _type("ALARM BURGLARY", 38, "alarm", 3, "flat", 11),
    _type("ALARM PANIC", 5, "alarm", 2, "day", 12),
    _type("ACCIDENT NO INJ", 31, "traffic", 3, "afternoon", 32),
    _type("ACCIDENT INJ", 12, "traffic", 1, "afternoon", 51),
    _type("HIT AND RUN", 12, "traffic", 4, "afternoon", 29),
    _type("TRAFFIC HAZARD", 19, "traffic", 3, "day", 13),
    _type("PARKING", 18, "traffic", 4, "day", 11),
    _type("RECKLESS DRIVER", 16, "traffic", 3, "afternoon", 8),
    _type("TRAFFIC STOP", 118, "police", 4, "patrol", 9, WARRANT=0.02),
    _type("EXTRA PATROL", 62, "police", 4, "patrol", 10),
    _type("FOLLOW UP", 30, "police", 4, "day", 21),
    _type("WARRANT", 8, "police", 3, "day", 41),
    _type("BUSINESS CHECK", 22, "police", 4, "night", 7),
)

_HOURS: dict[Rhythm, tuple[float, ...]] = {
    "flat": (1.0,) * 24,
    "day": (4, 3, 3, 2, 2, 3, 5, 8, 10, 11, 11, 11, 11, 11, 11, 11, 11, 10, 9, 8, 7, 7, 6, 5),
    "afternoon": (4, 3, 2, 2, 2, 2, 4, 7, 8, 9, 10, 11, 12, 12, 13, 15, 16, 16, 13, 10, 9, 7, 6, 5),
    "evening": (7, 5, 4, 3, 3, 3, 4, 5, 6, 7, 8, 9, 9, 10, 10, 11, 12, 12, 13, 13, 13, 12, 11, 9),
    "night": (13, 13, 11, 8, 5, 4, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 10, 11, 12, 14, 15, 14),
    "patrol": (11, 10, 8, 5, 3, 2, 3, 8, 11, 10, 9, 9, 8, 9, 10, 9, 8, 8, 10, 12, 12, 11, 12, 12),
}


def code_index() -> dict[str, int]:
    """The place of each code in CALL_TYPES."""
    return {item.code: place for place, item in enumerate(CALL_TYPES)}


def shares_by_hour() -> Numbers:
    """Calls of each type expected in each hour of a day, 24 rows; a day's calls add up to one over all types."""
    rows = [np.array(_HOURS[item.rhythm], dtype=np.float64) for item in CALL_TYPES]
    shares = np.array([row / row.sum() * item.per_thousand for row, item in zip(rows, CALL_TYPES, strict=True)]).T
    return np.asarray(shares / shares.sum())
