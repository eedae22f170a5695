"""What others have published: as data, with source, design and caveats, and never beside what it is not.

`library` the published results (library.toml) · `comparing` the rule by which one may be drawn beside a program's own
· `checks` arithmetic that finds mistakes in published figures · `reproduced` published results that the engines
reproduce.
"""

from coresponder.analysis.published.checks import Finding, findings
from coresponder.analysis.published.comparing import Beside, beside, said_with
from coresponder.analysis.published.library import PublishedResult, Topic, published_named, published_results, topics

__all__ = [
    "Beside",
    "Finding",
    "PublishedResult",
    "Topic",
    "beside",
    "findings",
    "published_named",
    "published_results",
    "said_with",
    "topics",
]
