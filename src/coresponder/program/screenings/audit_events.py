"""The events of screenings and safety plans. No score, no band and no answer stands in them."""

from coresponder.safeguards.audit import register

INSTRUMENT_PUT_IN_USE = register(
    "instrument.put_in_use", "{by} put {instrument}, version {version}, in use for {about} (own text: {own_text})."
)
INSTRUMENT_TAKEN_OUT = register("instrument.taken_out", "{by} took {instrument} out of use for {about}.")
PERMISSION_RECORDED = register(
    "instrument.permission_recorded", "{by} recorded the owner’s permission for {instrument} to {about}."
)
PERMISSION_WITHDRAWN = register(
    "instrument.permission_withdrawn", "{by} recorded that the permission for {instrument} to {about} has ended."
)
SCREENING_RECORDED = register(
    "screening.recorded", "{by} recorded {instrument} for {about} ({how}, {status}; steps opened: {steps})."
)
SCREENING_ENDED = register("screening.ended", "{by} marked a screening of {about} as recorded by mistake.")
STEP_ANSWERED = register("screening.step_answered", "{by} said what became of a step for {about}: {answer}.")
SAFETY_PLAN_WRITTEN = register(
    "safety_plan.written", "{by} wrote version {number} of the safety plan of {about} ({words} words)."
)
SAFETY_PLAN_ENDED = register("safety_plan.ended", "{by} took the safety plan of {about} out of use.")
SAFETY_PLAN_HANDED_OUT = register(
    "safety_plan.handed_out", "{by} made a paper copy of the safety plan of {about} (version {number})."
)
FHIR_HANDED_OUT = register(
    "screening.fhir_handed_out", "{by} handed out records of {about} as FHIR ({resources} resources, {classes})."
)
