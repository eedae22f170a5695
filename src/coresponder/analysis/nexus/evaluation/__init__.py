"""How often the rules agree with people who sorted the call types of five cities by hand, each city left out in turn.

The way through: `reference` reads the five cities · `leaving_out` takes away what the rules could only have learned
from one city · `telling_words` is the peer that learns words from the other four · `scoring` counts · `comparing` runs
all of it · `page` writes the tables of docs/explanation/which-calls-are-crisis-calls.md.

    python -m coresponder.analysis.nexus.evaluation FOLDER_OF_THE_FIVE_CITIES PAGE
"""

from coresponder.analysis.nexus.evaluation.comparing import Comparison, compare
from coresponder.analysis.nexus.evaluation.page import published, update_page
from coresponder.analysis.nexus.evaluation.reference import ReferenceType, read_reference

__all__ = ["Comparison", "ReferenceType", "compare", "published", "read_reference", "update_page"]
