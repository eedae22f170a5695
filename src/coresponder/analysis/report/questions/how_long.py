"""How long crisis calls take: the stages of a call in minutes, and the hours of work that they add up to."""

from coresponder.analysis.report.content import Content
from coresponder.analysis.report.exhibits import Section
from coresponder.analysis.report.phrases import apart, said, with_range
from coresponder.analysis.report.questions.stages import AFTER, as_recorded, time_on_task_exhibit
from coresponder.analysis.report.questions.work import unit_hours, unit_hours_by_week
from coresponder.kernel.spoken_english import minutes

DOES_NOT_SAY = (
    "Times are those of the first unit. Where a second unit stays longer, a call took more work than is shown.",
    "A long time at the scene is neither good nor bad: it can be the time that it takes to bring someone to care.",
)


def section(content: Content) -> Section:
    """The section, its first sentence being the answer."""
    return Section(
        key="how_long",
        title="How long do they take?",
        sentence=answer(content),
        exhibits=(
            time_on_task_exhibit(content),
            as_recorded(content),
            unit_hours(content),
            unit_hours_by_week(content),
        ),
        does_not_say=DOES_NOT_SAY,
    )


def answer(content: Content) -> str:
    """The usual time at the scene, crisis calls against all calls."""
    measure = content.measure("on_scene_time").in_minutes()
    crisis = measure.one(group="crisis", statistic="median", stage=AFTER)
    everyone = measure.one(group="all", statistic="median", stage=AFTER)
    if crisis is None or crisis.value is None:
        return ""
    sentence = f"Half of the crisis calls kept the first unit at the scene for {with_range(crisis, minutes)} or longer"
    if everyone is None or everyone.value is None:
        return f"{sentence}."
    chance = "" if apart(crisis, everyone) else "; the two ranges overlap"
    return f"{sentence}, half of all calls for {said(everyone, minutes)} or longer{chance}."
