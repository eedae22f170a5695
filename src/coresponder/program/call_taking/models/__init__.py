"""What is kept of call-taking."""

from coresponder.program.call_taking.models.questions import Answer, QuestionBank
from coresponder.program.call_taking.models.transfers import Transfer, TransferStep

__all__ = ["Answer", "QuestionBank", "Transfer", "TransferStep"]
