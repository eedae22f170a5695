"""The answers of each part, written from what a contact was, in the terms of the form of encounters.

scene      how it came about, who was there, when
saw        problems, behavior, weapons, means, substances
did        techniques, force, injuries, law
hold       holds, transport, facility
next       what became of it, needs, the judgment, minutes
writing    which of these answers stand in which part
"""

from coresponder.analysis.synthetic.encounters.answers.writing import WrittenPart, written_parts

__all__ = ["WrittenPart", "written_parts"]
