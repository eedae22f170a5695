"""Small numbers: what a publication must not show, and must not let anybody work out.

linked_counts    counts that are published together, and the sums that tie them
withholding      which of them have to be withheld                            withhold
auditing         how closely each withheld one could still be worked out      exposed_counts
programs         the linear programs behind both
webs             counts of many publications, each as a sum of those that all else follows from
worlds           what their readers could still hold to be true, and what has to be withheld     figures_to_withhold
moving           the linear programs behind that
solving          the solver of all of them
publication      a whole baseline as linked counts, and what may be released of it   release
"""

from coresponder.analysis.disclosure.auditing import exposed_counts
from coresponder.analysis.disclosure.linked_counts import (
    SMALLEST_PUBLISHED,
    Count,
    Key,
    LinkedCounts,
    Sum,
    linked,
)
from coresponder.analysis.disclosure.publication.releasing import release
from coresponder.analysis.disclosure.withholding import withhold

__all__ = [
    "SMALLEST_PUBLISHED",
    "Count",
    "Key",
    "LinkedCounts",
    "Sum",
    "exposed_counts",
    "linked",
    "release",
    "withhold",
]
