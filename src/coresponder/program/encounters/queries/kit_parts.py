"""Which parts somebody writes, and how far they are: that a part was filed, never what is in it."""
from coresponder.safeguards.access.defaults import classes_for
from coresponder.safeguards.vocabulary import DataClass, Deed
def parts_written_by(user):
    w = classes_for(user.role, Deed.WRITE)
    return [n for n, c in (("operational", DataClass.OPERATIONAL), ("clinical", DataClass.CLINICAL), ("substance_use", DataClass.SUBSTANCE_USE)) if c in w]
def filed_parts(assignments, user):
    return {}
