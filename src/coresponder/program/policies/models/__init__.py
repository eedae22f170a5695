"""Chapters with their versions, who read them, and what was learned."""

from coresponder.program.policies.models.chapters import Approval, Chapter, ChapterVersion, Edit
from coresponder.program.policies.models.learning import AfterAction, Improvement
from coresponder.program.policies.models.readings import Reading

__all__ = ["AfterAction", "Approval", "Chapter", "ChapterVersion", "Edit", "Improvement", "Reading"]
