"""The events of the board. What is done to calls and teams is an event of dispatch."""

from coresponder.safeguards.audit import register

OUTLINES_KEPT = register("board.outlines_kept", "{by} gave the map the outlines of {areas} beats.")
DAY_CHANGED = register(
    "demonstration.day_changed", "{by} set the demonstration’s day: running {running}, speed {speed}."
)
