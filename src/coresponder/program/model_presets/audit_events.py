"""The event of beginning from a model."""

from coresponder.safeguards.audit import register

MODEL_DRAFTED = register(
    "model.drafted",
    "{by} began drafts from {about}: {kinds} kinds of teams, criteria {criteria}, roles {roles}, measures {measures}, "
    "{goals} goals.",
)
