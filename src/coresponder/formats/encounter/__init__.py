"""The form of an encounter as data: what is asked, by whom, with which answers; and the rules that are derived from it.

elements/*.toml   the questions, in the order of the five steps Scene, Person, What we saw, What we did, Next
codes/*.toml      the answers, each with its source, its days, its other names
form.toml         steps, parts, conditions, the order of times
hierarchy.toml    the primary outcome: the first that applies
local/*.toml      what a jurisdiction fills in: authorities of holds, levels of force, local names
elsewhere.toml    what is kept elsewhere, or nowhere, and why

    FORM                                                  the form without local codes
    form_with("demonstration")                            the form with those of a jurisdiction
    check_answers(FORM, part="clinical", answers=…, on=day)   problems, each with its sentence; none is well
    without_hidden(FORM, part=…, answers=…)               without answers to what is no longer asked
    gaps(FORM, part=…, answers=…)                         what a supervisor expects and was not reached
    primary_outcome(FORM, answers)                        the derived outcome
    read_document(body, form=FORM)                        one filing as it comes over the wire, or FilingRefused
    encounter_id(assignment_id, 1)                        the id that every phone of the team makes
    mapped(FORM.lists["observed_behavior"], "EXD")        a code of another system, read as ours
"""

from coresponder.formats.encounter.checking import Problem, check_answers, gaps, without_hidden
from coresponder.formats.encounter.document import Document, FilingRefused, read_document
from coresponder.formats.encounter.form import Code, CodeList, Condition, Element, Form, Hierarchy, Part, Step
from coresponder.formats.encounter.identity import encounter_id
from coresponder.formats.encounter.loading import form_with
from coresponder.formats.encounter.mapping import Mapped, mapped
from coresponder.formats.encounter.outcome import foremost, primary_outcome

FORM = form_with()

__all__ = [
    "FORM",
    "Code",
    "CodeList",
    "Condition",
    "Document",
    "Element",
    "FilingRefused",
    "Form",
    "Hierarchy",
    "Mapped",
    "Part",
    "Problem",
    "Step",
    "check_answers",
    "encounter_id",
    "foremost",
    "form_with",
    "gaps",
    "mapped",
    "primary_outcome",
    "read_document",
    "without_hidden",
]
