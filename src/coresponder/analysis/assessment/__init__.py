"""Everything that the outcome measures say of one program data set: now, before launch, month by month, and compared.

`opening` the tables of a folder · `launching` since when the program works · `content` what an assessment is, as plain
data with a fingerprint · `months` each measure month by month · `nouns` how it is called in sentences · `grading` how
complete the records are that a figure rests on · `comparing` before and after · `assessing` all of it together ·
`areas` by
beat · `withholding` what may be seen by whom · `again` whether the same comes out.

    with Workspace() as workspace:
        assessed = assess(opened(folder, workspace))
"""

from coresponder.analysis.assessment.again import differences_between
from coresponder.analysis.assessment.assessing import Settings, assess, assess_folder
from coresponder.analysis.assessment.content import (
    AreaCount,
    Assessed,
    AssessedMeasure,
    Comparison,
    Launch,
    Months,
    read_assessed,
)
from coresponder.analysis.assessment.opening import Engine
from coresponder.analysis.assessment.withholding import RULES as WITHHOLDING_RULES
from coresponder.analysis.assessment.withholding import published_measure, published_months, without_small_numbers

__all__ = [
    "WITHHOLDING_RULES",
    "AreaCount",
    "Assessed",
    "AssessedMeasure",
    "Comparison",
    "Engine",
    "Launch",
    "Months",
    "Settings",
    "assess",
    "assess_folder",
    "differences_between",
    "published_measure",
    "published_months",
    "read_assessed",
    "without_small_numbers",
]
