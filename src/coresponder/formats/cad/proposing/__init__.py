"""Draft a profile for a layout never seen, column by column, with a confidence and a reason for each.

The way through: `headers` reads what a header says · `looks` and `stamps` read what the values look like ·
`candidates` puts together what belongs together (a date with its time, the parts of an address) · `fits` and
`evidence` weigh every candidate for every field, `chronology` by the order of stamps, `twins` by what repeats
another column · `assigning` gives each field to at most one · `drafting` writes it down as a `Proposal`.

Words that headers and values are made of stand in `headers.toml` and `values.toml`, to be added to.
"""

from coresponder.formats.cad.proposing.drafting import propose
from coresponder.formats.cad.proposing.proposal import ColumnProposal, Proposal

__all__ = ["ColumnProposal", "Proposal", "propose"]
