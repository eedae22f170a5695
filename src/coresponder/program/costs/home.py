"""What the home page says of costs: that nobody has entered what the program costs, once it is at work."""

from coresponder.program.costs.queries.records import has_no_budget
from coresponder.program.extracts.queries.releases import newest_folder_of_evaluation
from coresponder.safeguards.accounts.models import User


def waits_for_a_budget(user: User) -> bool:
    """There is a data set of contacts, and no line of the budget to put beside it."""
    return has_no_budget() and newest_folder_of_evaluation() is not None
