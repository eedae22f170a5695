"""The dictionary of encounters: the registry's own page, with the states that a part goes through."""

from coresponder.formats.encounter import FORM
from coresponder.formats.encounter.reference_page import dictionary_page
from coresponder.program.encounters.rules.states import PART_TRANSITIONS


def encounter_dictionary_page() -> str:
    """The whole page."""
    head = (
        f"# Dictionary of encounters, form {FORM.version}\n\n"
        "Everything that is asked of an encounter, and what becomes of it. The page is written from the registry in "
        "`formats/encounter`, from which the form on the phone, the form at the desk and the checks are made as well. "
        "How to work with it: [write an encounter](../how-to/write-an-encounter.md). Why it is so: "
        "[encounters](../explanation/encounters.md). The column “published” names the element of the field’s published "
        "lists that a question stands for: 2.11 on scene, 3.3 encounter, 3.4 person, 3.5 screening, 3.6 law, force and "
        "injury, 3.7 hold, transport and facility, 3.8 outcome; “own” is this program’s."
    )
    states = (
        f"## States of a part\n\n```mermaid\n{PART_TRANSITIONS.mermaid()}\n```\n\n"
        "A part that was reviewed changes by an addendum only, which stands beside it."
    )
    return "\n\n".join([head, states, dictionary_page(FORM)]) + "\n"
