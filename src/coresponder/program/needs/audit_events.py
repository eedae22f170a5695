"""The events of needs and supply."""

from coresponder.safeguards.audit import register

NEEDS_COUNTED = register("needs.counted", "{by} counted the needs of {period}; {withheld} small numbers are withheld.")
