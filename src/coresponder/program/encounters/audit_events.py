"""The events of encounters. What was said stands in the parts, never here."""

from coresponder.safeguards.audit import register

PART_FILED = register(
    "encounter.filed", "{by} filed the {part} part of {about} ({way}, filing {number}, {late} h late)."
)
PART_KEPT_BOTH = register(
    "encounter.kept_both", "{by} filed the {part} part of {about} beside one that was there ({way}); both are kept."
)
PART_RETURNED = register("encounter.returned", "{by} returned the {part} part of {about}.")
PART_REVIEWED = register("encounter.reviewed", "{by} reviewed the {part} part of {about}.")
PART_AMENDED = register("encounter.amended", "{by} added to the {part} part of {about} ({words} words).")
CONFLICT_RESOLVED = register(
    "encounter.conflict_resolved", "{by} chose between {copies} copies of the {part} part of {about}; all are kept."
)
DRAFT_SAVED = register("encounter.drafted", "{by} saved a draft of the {part} part of {about}.")
PERSON_LINKED = register("encounter.person_linked", "{by} said whom {about} is with ({parts} parts).")
ENCOUNTER_STARTED = register("encounter.started", "{by} began {about} ({way}).")
ENCOUNTER_READ = register("encounter.read", "{by} read {about} ({classes}, {parts} parts) for {purpose}.")
TAKEN_FOR_RECORDS = register(
    "encounter.taken_for_records", "{by} took the officer’s part of {about} out for the records system ({parts} parts)."
)
FACILITY_TOLD = register(
    "encounter.facility_told",
    "{by} told agency:{to} that somebody of {about} comes (named: {named}, kept back: {kept_back}).",
)
COPIES_READ = register("encounter.copies_read", "{by} read {copies} copies of the {part} part of {about}.")
YEAR_INVENTED = register(
    "encounter.invented",
    "{by} loaded {encounters} invented encounters of the demonstration in {parts} parts, with {calls} calls.",
)
