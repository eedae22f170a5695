"""FHIR Questionnaires from elsewhere: a stated subset is read, and everything else refused with a sentence.

    read = read_questionnaire(content)      the questions, or InputError with the first thing that is not supported
    pack = as_pack_content(read, of=known)  an instrument that is scored here, or InputError with why it cannot be

Read are groups, displays, and questions of the types boolean, choice, integer, decimal, string, text, date and
dateTime; enableWhen with =, != and exists; answers that are listed in the question, in a contained value set, or in the
one value set of LOINC that the program carries (LL358-3); totals by calculatedExpression that are a sum of ordinal
values or a count of one answer. Not read are repeated questions, other FHIRPath, open choices, and value sets that lie
elsewhere.
"""

from coresponder.formats.fhir.questionnaires.converting import as_pack_content
from coresponder.formats.fhir.questionnaires.expressions import Total
from coresponder.formats.fhir.questionnaires.reading import Answer, Question, Questionnaire, read_questionnaire

__all__ = ["Answer", "Question", "Questionnaire", "Total", "as_pack_content", "read_questionnaire"]
