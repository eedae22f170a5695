"""How an attempt fails. Nothing of what the other side said is kept: it may quote the address or the text."""

from coresponder.program.messages.vocabulary import Problem


class NotDeliveredError(Exception):
    """The attempt failed; `is_final` where another one would fail as well."""

    def __init__(self, problem: Problem, *, is_final: bool = False) -> None:
        self.problem, self.is_final = problem, is_final
        super().__init__(problem.value)
