"""The events of people. What was said stands in the parts, never here."""

from coresponder.safeguards.audit import register

PERSON_ADDED = register("person.added", "{by} added {about} ({how}).")
PART_ADDED = register("person.part_added", "{by} added a part ({kind}, {data_class}) to {about}.")
PART_CORRECTED = register("person.part_corrected", "{by} corrected a part ({kind}, {data_class}) of {about}.")
PART_RETIRED = register("person.part_retired", "{by} ended a part ({kind}, {data_class}) of {about}.")
PEOPLE_SEARCHED = register("person.searched", "{by} looked for people for {purpose} and was shown {shown} ({way}).")
PEOPLE_MERGED = register("person.merged", "{by} said that {loser} is {about}; {moved} parts moved.")
PEOPLE_SPLIT = register("person.split", "{by} took {loser} out of {about} again; {moved} parts moved back.")
MATCHING_REQUESTED = register("matching.requested", "{by} asked for {about}.")
MATCHING_DONE = register("matching.done", "{about} compared {people} people for {by} and proposed {proposals} pairs.")
MATCH_ANSWERED = register("matching.answered", "{by} said of {about}: {answer}.")
