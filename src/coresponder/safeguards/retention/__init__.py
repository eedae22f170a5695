"""How long records are kept, and how they are disposed of: by a rule, asked by one person, approved by another.

Each app says in its own `retention.py` what it keeps (`register(Category(…))`): how to find what fell due and how to
dispose of one item. A pack of rules, as data, says for how long and on whose authority. A legal hold beats every rule.

The way through: `categories` is what apps register · `packs` reads the rules · `periods` counts in calendar years ·
`due` is the dry run · `actions` asks, approves, carries out item by item · `certificates` say for good what was done.
"""

from coresponder.safeguards.retention.categories import Category, Due, register
from coresponder.safeguards.retention.vocabulary import Disposal

__all__ = ["Category", "Disposal", "Due", "register"]
