"""Errors written for the person who can act on them.

    CoresponderError            carries a code, a sentence, and what to do next
    ├── UsageError              the command or form was filled in wrong        exit code 2
    ├── InputError              a file or a row is not what it should be       exit code 3
    ├── ProfileError            a mapping profile is wrong or does not fit     exit code 4
    ├── IntegrityError          something frozen is no longer what it was      exit code 5
    └── StateError              not possible in the state that the thing is in exit code 6

The sentence never contains a value of a person's: no name, no phone, no address, no narrative.
"""


class CoresponderError(Exception):
    """Something went wrong that a person can mend.

    `code` is what tests and programs check; `sentence` says what is wrong; `next_step` says what to do.
    """

    exit_code = 1

    def __init__(self, code: str, sentence: str, next_step: str = "") -> None:
        self.code = code
        self.sentence = sentence
        self.next_step = next_step
        super().__init__(f"{sentence} {next_step}".strip())


class UsageError(CoresponderError):
    """The command or the form was filled in wrong."""

    exit_code = 2


class InputError(CoresponderError):
    """A file, or what stands in it, is not what it should be."""

    exit_code = 3


class ProfileError(CoresponderError):
    """A mapping profile is wrong in itself, or does not fit the file."""

    exit_code = 4


class IntegrityError(CoresponderError):
    """Something that was frozen is no longer what it was."""

    exit_code = 5


class StateError(CoresponderError):
    """What was asked for is not possible in the state that the thing is in."""

    exit_code = 6
