"""Screening instruments: content packs, their scores, and what a result asks for.

pack = shipped_pack("phq-9")
result = evaluate(pack, {"q1": "several_days", …})
result.status      "complete", or "incomplete" where a question was left out: nothing is ever filled in
result.positive    True, False, or None where the missing answers could still decide it
result.steps       what has to happen next; the program never does it by itself
"""

from coresponder.formats.instruments.loading import pack_from, read_pack, shipped_pack, shipped_packs
from coresponder.formats.instruments.model import Item, Option, Pack, Step
from coresponder.formats.instruments.scoring import Result, evaluate, evaluate_entry, shown_items

__all__ = [
    "Item",
    "Option",
    "Pack",
    "Result",
    "Step",
    "evaluate",
    "evaluate_entry",
    "pack_from",
    "read_pack",
    "shipped_pack",
    "shipped_packs",
    "shown_items",
]
