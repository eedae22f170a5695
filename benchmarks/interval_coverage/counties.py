"""Counties as they are: most are small, and most of what they count is rare.

Residents are lognormal (median 60,000, one in six above 200,000), cut at 10,000 and 1.5 million. Crisis calls are 13
for each 1,000 residents and year, of which a program reaches 15 to 45%: Boulder reached 39, Los Angeles 32, Houston
15, Virginia 22%. Rates of outcomes are those of published programs (docs/explanation/how-outcomes-are-judged.md).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

COUNTIES = 2_000
CRISIS_CALLS_PER_RESIDENT = 0.013
# Force, arrests, arrests of the arrest-eligible, handcuffs, holds, repeat contacts, stabilized in the community.
OUTCOME_SHARES = (0.004, 0.02, 0.04, 0.1, 0.17, 0.25, 0.66)
PERIODS_IN_MONTHS = (1, 3, 12)


@dataclass(frozen=True)
class County:
    """One county: contacts a month, the share of contacts with an outcome, and the length of what is shown."""

    contacts_a_month: float
    outcome_share: float
    months: int

    @property
    def contacts(self) -> int:
        """Contacts in what is shown, at least one."""
        return max(1, round(self.contacts_a_month * self.months))

    @property
    def events_a_month(self) -> float:
        return self.contacts_a_month * self.outcome_share


def drawn_counties(stream: np.random.Generator, number: int = COUNTIES) -> list[County]:
    """The counties, each with one outcome and one period of the dashboard."""
    residents = np.clip(np.exp(stream.normal(np.log(60_000), 1.2, number)), 10_000, 1_500_000)
    contacts = residents * CRISIS_CALLS_PER_RESIDENT * stream.uniform(0.15, 0.45, number) / 12
    shares = stream.choice(OUTCOME_SHARES, number)
    months = stream.choice(PERIODS_IN_MONTHS, number)
    return [County(float(a), float(b), int(c)) for a, b, c in zip(contacts, shares, months, strict=True)]
