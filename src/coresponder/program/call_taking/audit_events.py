"""The events of call-taking. How many questions, which step: never an answer, never a word of a call."""

from coresponder.safeguards.audit import register

QUESTIONS_SAVED = register("questions.saved", "{by} saved the question card, version {number} ({questions} questions).")
ANSWERS_RECORDED = register("answers.recorded", "{by} wrote down {answers} answers for {about}.")
TRANSFER_OFFERED = register("transfer.offered", "{by} noted a transfer {direction} for {call} ({about}, {because}).")
TRANSFER_MOVED = register("transfer.moved", "{by} noted that {about} is {state} ({because}).")
