"""Courses and who took them, positions, supervision, hard calls."""

from coresponder.program.training.models.courses import Completion, Course, Seat, Session
from coresponder.program.training.models.staffing import HardCall, Position, Supervision

__all__ = ["Completion", "Course", "HardCall", "Position", "Seat", "Session", "Supervision"]
