"""Reading a person's record is an event as much as writing it."""

from coresponder.safeguards.audit import register

RECORD_READ = register("record.read", "{by} read {classes} of {about} for {purpose} ({way}, {parts} parts).")
PART_READ = register("record.part_read", "{by} read one part ({data_class}) of {about} for {purpose} ({way}).")
EXISTENCE_DENIED = register("record.denied", "{by} asked for {data_class} of {about} and was refused ({rule}).")
