"""The fields of call taking."""

from coresponder.program.extracts.fields.declaring import INNER, WORDS, Untouched

FIELDS = (
    Untouched(model="call_taking.Answer", reason=WORDS),
    Untouched(model="call_taking.QuestionBank", reason=INNER),
    Untouched(model="call_taking.Transfer", reason="No measure reads transfers to 988 from the data set."),
    Untouched(model="call_taking.TransferStep", reason="No measure reads transfers to 988 from the data set."),
)
