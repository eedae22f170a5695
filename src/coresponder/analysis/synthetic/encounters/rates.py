"""By which rates the year is drawn: each with the program that published it and its n, or marked as an assumption.

They are published descriptions of other programs, put together; nobody has measured them in one place. What is an
assumption says so, and may be replaced: `dataclasses.replace(OPERATION, hold=Rate(0.1, "…"))`.
"""

from dataclasses import dataclass, field
from datetime import date

BOULDER_2021 = "Boulder CIRT, February to August 2021"
BOULDER = "Boulder CIRT, 2022 and 2023"
BOULDER_LIVES = "Boulder, housing and care of those met"
BOSTON = "Boston, clinicians’ reports of 2023"
DENVER = "Denver CIRU, 2018"
SEATTLE = "Seattle Police, all officers, 2017 to mid-2018"
CLEVELAND = "Cleveland, 2023"
HARRIS = "Harris County CORE, 2021"
COLORADO = "Colorado OBH, July 2020 to June 2021"
COLORADO_2019 = "Colorado OBH, July 2019 to May 2020"


@dataclass(frozen=True)
class Rate:
    """A share between 0 and 1, who published it, and out of how many. Without a source it is an assumption."""

    share: float
    source: str = ""
    n: int | None = None

    @property
    def is_assumption(self) -> bool:
        return not self.source


@dataclass(frozen=True)
class Range:
    """A share that differs between programs: the lowest and the highest that were published, and where."""

    lowest: float
    highest: float
    source: str


@dataclass(frozen=True)
class Minutes:
    """A lognormal time: its median in minutes, and the standard deviation of its logarithm."""

    median: float
    spread: float
    source: str = ""
    n: int | None = None


# What comes out of shifts, distances and busy teams, and is compared with what others reached.
COVERAGE = Range(0.15, 0.39, "Houston CIRT 15 %, Virginia 22 %, LAPD SMART 32 %, Boulder CIRT 38.9 % (523 of 1,344)")
FROM_TOP_5_PERCENT = Range(0.12, 0.35, "assumption: in Boulder 523 responses went to 309 people")


@dataclass(frozen=True, kw_only=True)
class Operation:
    """Everything by which a year is drawn. Rates are of contacts in which the person was seen, where nothing is said.

    `contacts_per_person` is counted over the first 523 responses, as in Boulder. What it does not account for: rates
    that change over the year, and teams that learn.
    """

    # Which calls a team answers; before launch, of how many of its calls patrol wrote the form.
    is_sent: Rate = Rate(0.80)
    patrol_asks: Rate = Rate(0.0075)
    cancelled_on_the_way: Rate = Rate(0.04)
    coded_by_patrol: Rate = Rate(0.33)
    # Who is met.
    contacts_per_person: float = 523 / 309
    contacts_per_person_source: str = BOULDER_2021
    people_discount: float = 0.68
    people_strength: float = 52.0
    same_place_weight: float = 5.0
    person_not_known: Rate = Rate(0.05)
    third_party: Rate = Rate(0.02)
    group: Rate = Rate(0.01)
    # What came of the contact, of calls at which the team arrived.
    not_seen: dict[str, float] = field(
        default_factory=lambda: {
            "gone_on_arrival": 0.05,
            "unable_to_locate": 0.03,
            "refused": 0.04,
            "language_barrier": 0.004,
            "wrong_person": 0.004,
        }
    )
    # How it ended.
    arrested: Rate = Rate(0.025, BOULDER, 4_119)
    involuntary: Rate = Rate(0.20, BOSTON, 4_252)
    voluntary: Rate = Rate(0.27, BOSTON, 4_252)
    information: Rate = Rate(1 / 3, BOSTON, 4_252)
    on_scene: Rate = Rate(0.196, BOSTON, 4_252)
    detox: Rate = Rate(13 / 1_725, DENVER, 1_725)
    cited_or_arrested: Rate = Rate(70 / 1_725, f"{DENVER} (fewer than 70)", 1_725)
    # Law, force, injury.
    arrest_avoided: Rate = Rate(145 / 956, HARRIS, 956)
    emergency_department_avoided: Rate = Rate(0.094, COLORADO_2019, 10_491)
    force: Rate = Rate(0.003, BOULDER, 4_119)
    injured_at_the_scene: Rate = Rate(3 / 5_000, f"{CLEVELAND} (about 5,000 calls)", 5_000)
    hurt_before: Rate = Rate(0.45)
    handcuffs_at_a_hold: Rate = Rate(0.30)
    handcuffs_otherwise: Rate = Rate(0.01)
    hold_evaluated_and_not_placed: Rate = Rate(0.22)
    # The scene.
    cit_on_scene: Rate = Rate(0.80, SEATTLE, 15_995)
    threat: Rate = Rate(0.08)
    weapon: Rate = Rate(0.05)
    means_where_suicide: Rate = Rate(0.35)
    means_otherwise: Rate = Rate(0.04)
    substance_where_no_problem: Rate = Rate(0.18)
    # Needs and help.
    need_housing: Rate = Rate(0.25 + 0.08, f"{BOULDER_LIVES}: 1 in 4 without housing, 8 % at risk")
    need_care: Rate = Rate(0.60, f"{BOULDER}: 60 % not in care before", 4_119)
    help_offered: Rate = Rate(0.86, f"{COLORADO}: a service on 86 % of active calls", 25_900)
    help_accepted: Rate = Rate(0.30, f"{COLORADO}: about 30 % enrolled", 25_900)
    facility_refused: Rate = Rate(0.08)
    # Hand-overs to a facility. By telephone they are written down only from that day on, where one is given.
    warm_handoff: Rate = Rate(0.6)
    by_telephone: Rate = Rate(0.55)
    telephone_counts_from: date | None = None
    # Screenings.
    screened_where_it_fits: Rate = Rate(0.55)
    safety_plan_after_positive: Rate = Rate(0.75)
    substance_use_part: Rate = Rate(0.6)
    # The program's own follow-ups: within one, two or three days.
    followed_up: Rate = Rate(0.35)
    reached: Rate = Rate(0.60)
    tried_again: Rate = Rate(0.5)
    # Times.
    in_person: Minutes = Minutes(52, 0.55)
    by_video: Minutes = Minutes(18, 0.55, f"{HARRIS}: 21 minutes", 956)
    travel: Minutes = Minutes(9, 0.45)
    facility_wait: Minutes = Minutes(24, 0.7)
    writing_operational: Minutes = Minutes(6, 0.5)
    writing_clinical: Minutes = Minutes(9, 0.5)
    filed_late: Rate = Rate(0.08)

    @property
    def cited(self) -> float:
        """The share that is cited and not arrested: what is left of those who were either."""
        return max(self.cited_or_arrested.share - self.arrested.share, 0.0)


OPERATION = Operation()
