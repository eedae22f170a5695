"""EIDO 1.0: the Emergency Incident Data Object of NENA-STA-021, in a model of our own.

The model and `eido.schema.json` are written from the facts of the published schema; nothing of it is copied.

checking      JSON text -> a document that is an EIDO, or the sentence that says why it is none
stripping     the personal parts of callers taken out, and counted
components    a document -> its components, each with a clock of its own
model         what a component says, typed
references    one component names another by its id
locations     an address and a point out of PIDF-LO
assembling    the newest of each component, from however many documents -> the situation as it stands

    document = checked(text)
    stripped = without_callers(document)
    eido = read_eido(stripped.document)
    assemble(eido.components).priority
"""

from coresponder.formats.eido.assembling import assemble
from coresponder.formats.eido.checking import checked
from coresponder.formats.eido.components import Component, Eido, read_eido
from coresponder.formats.eido.model import Situation
from coresponder.formats.eido.stripping import StrippedEido, without_callers

__all__ = [
    "Component",
    "Eido",
    "Situation",
    "StrippedEido",
    "assemble",
    "checked",
    "read_eido",
    "without_callers",
]
