"""What an operation answers when it does not do what was asked: a code for programs, a sentence for people."""

from ninja import Schema


class Problem(Schema):
    """Why something was not done. The sentence never holds a value of a person's."""

    code: str
    sentence: str


# Every operation can answer with these, and says so.
REFUSALS = {401: Problem, 403: Problem, 404: Problem, 422: Problem}


def with_refusals(answer: object) -> dict[int, object]:
    """The answers of an operation: its own, and the refusals that all share."""
    return {200: answer, **REFUSALS}
