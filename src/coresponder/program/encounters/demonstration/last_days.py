"""What the cast wrote in the last days: by the actions that everybody uses, so that each state of a part is there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from coresponder.analysis.synthetic.encounters import Year, YearContact
from coresponder.analysis.synthetic.encounters.answers import WrittenPart
from coresponder.formats.encounter import encounter_id
from coresponder.program.dispatch.models import Assignment
from coresponder.program.encounters.actions.drafting import save_draft, start_encounter
from coresponder.program.encounters.actions.filing import file_part
from coresponder.program.encounters.actions.reviewing import add_to_part, return_part, review_part
from coresponder.program.encounters.demonstration.history import History
from coresponder.program.encounters.demonstration.parts import body_of
from coresponder.program.encounters.demonstration.places import Place
from coresponder.program.encounters.models import Encounter, PartFiling
from coresponder.program.encounters.vocabulary import Way
from coresponder.program.people.models import Person, PersonName
from coresponder.safeguards.accounts.models import User

TEAM, FOLLOW_UP_TEAM = "CRT1", "FU1"
HALF = 0.5
BEGUN = "Invented: Met the person at the"
OTHER_COPY = "Invented: The same contact, written a second time on the other phone. Dog in the yard."
RETURNED_TO_OMAR = "Which property stayed with the family? One sentence is enough."
RETURNED_TO_CLARA = "Who was told of the plan, and how do they reach you?"
ADDED_BY_CLARA = "Invented: The sister called back in the evening and will be there at the weekend."
ADDED_BY_OMAR = "Invented: The body camera of the second unit was running, too."


@dataclass(frozen=True, kw_only=True)
class Story:
    """One contact of the last days, and what is done with it."""

    place: Place
    contact: YearContact
    assignment: Assignment | None
    person: Person | None

    @property
    def encounter(self) -> Encounter:
        """The encounter as it is named by both phones; it need not be stored yet."""
        if self.assignment is None:
            raise LookupError("A follow-up is begun at a desk.")
        return Encounter(pk=encounter_id(self.assignment.pk, 1), person=self.person)

    def part(self, name: str) -> WrittenPart:
        """The part of this name."""
        return next(each for each in self.contact.parts if each.part == name)

    def author(self, name: str) -> User:
        """Who writes it."""
        return self.place.author(self.contact, self.part(name).role)

    def files(self, name: str, **other: Any) -> PartFiling:
        """Its author files it from the phone."""
        body = body_of(self.part(name), self.encounter, assignment=self.assignment, **other)
        return file_part(body=body.encode(), by=self.author(name), way=Way.PHONE).filing

    def drafts(self, name: str, encounter: Encounter) -> None:
        """Its author has begun, and was called away."""
        answers = self.part(name).answers
        some = dict(list(answers.items())[: round(len(answers) * HALF)])
        save_draft(encounter=encounter, part=name, answers=some, narrative=BEGUN, by=self.author(name))


def chosen(year: Year) -> list[YearContact]:
    """The contacts of the last days about which the cast writes: one for each story, the newest first.

    Somebody was seen in each of them, and whoever was on the team wrote. Where there are too few, some stories are not
    told.
    """
    newest = [each for each in reversed(year.contacts) if each.situation.is_seen and each.person is not None]
    on_calls = [each for each in newest if each.is_on_call and each.situation.team.call_sign == TEAM]
    apart = [each for each in on_calls if len(each.parts) > 2][:1]
    others = [each for each in on_calls if each not in apart][: len(ON_CALLS) - len(apart)]
    return [*apart, *others]


def chosen_follow_ups(year: Year) -> list[YearContact]:
    """The newest follow-ups by telephone, in which somebody was reached."""
    found = [each for each in reversed(year.contacts) if not each.is_on_call and each.situation.is_seen]
    return [each for each in found if each.situation.mode == "phone"][: len(FOLLOW_UPS)]


def write(place: Place, history: History) -> None:
    """Tell each story."""
    persons = _known_to_both(place)
    for number, (contact, tell) in enumerate(zip(chosen(place.year), ON_CALLS, strict=False)):
        tell(_story(place, contact, history.assignments[contact.call], persons, number))
    for number, (contact, tell) in enumerate(zip(chosen_follow_ups(place.year), FOLLOW_UPS, strict=False)):
        tell(_story(place, contact, None, persons, number))


def _story(
    place: Place, contact: YearContact, assignment: Assignment | None, persons: Sequence[Person], number: int
) -> Story:
    person = persons[number % len(persons)] if persons else None
    return Story(place=place, contact=contact, assignment=assignment, person=person)


def _known_to_both(place: Place) -> list[Person]:
    """Persons of whom the police and the clinic each have a name, so that either may choose them."""
    ours, theirs = (
        PersonName.objects.filter(owner_agency=place.cast[name].agency).values("person") for name in ("omar", "clara")
    )
    found = Person.objects.filter(pk__in=ours, merged_into__isnull=True).filter(pk__in=theirs)
    return list(found.order_by("-created_at", "pk")[: len(ON_CALLS) // 2])


def _apart(story: Story) -> None:
    """The part about substances is there, and closed to the officer."""
    for part in story.contact.parts:
        story.files(part.part)


def _drafts(story: Story) -> None:
    """Omar and Clara have each begun their part."""
    assert story.assignment is not None  # noqa: S101 - it is told of contacts on calls
    encounter = start_encounter(by=story.author("operational"), assignment=story.assignment)
    for name in ("operational", "clinical"):
        story.drafts(name, encounter)


def _clara_has_not_begun(story: Story) -> None:
    story.files("operational")


def _both_wait(story: Story) -> None:
    story.files("operational")
    story.files("clinical")


def _returned_to_omar(story: Story) -> None:
    filed = story.files("operational")
    return_part(filing=filed, comment=RETURNED_TO_OMAR, by=story.place.cast["otto"])
    review_part(filing=story.files("clinical"), by=story.place.cast["sofia"])


def _returned_to_clara(story: Story) -> None:
    story.files("operational")
    return_part(filing=story.files("clinical"), comment=RETURNED_TO_CLARA, by=story.place.cast["sofia"])


def _amended(story: Story) -> None:
    """Both parts are reviewed, and each author had something to add."""
    for name, reviewer, text in (("operational", "otto", ADDED_BY_OMAR), ("clinical", "sofia", ADDED_BY_CLARA)):
        reviewed = review_part(filing=story.files(name), by=story.place.cast[reviewer])
        add_to_part(filing=reviewed, text=text, by=story.author(name))


def _two_copies(story: Story) -> None:
    """Omar's part came twice, from two phones; somebody has to choose."""
    first = story.files("operational")
    story.files("operational", narrative=OTHER_COPY, forked_from=str(first.record_id))
    story.files("clinical")


def _carlos_drafts(story: Story) -> None:
    encounter = start_encounter(by=story.author("clinical"), person=story.person)
    story.drafts("clinical", encounter)


def _carlos_files(story: Story) -> None:
    encounter = start_encounter(by=story.author("clinical"), person=story.person)
    body = body_of(story.part("clinical"), encounter, assignment=None)
    file_part(body=body.encode(), by=story.author("clinical"), way=Way.DESK)


ON_CALLS: Sequence[Callable[[Story], None]] = (
    _apart, _drafts, _clara_has_not_begun, _both_wait, _returned_to_omar, _returned_to_clara, _amended, _two_copies,
)  # fmt: skip
FOLLOW_UPS: Sequence[Callable[[Story], None]] = (_carlos_drafts, _carlos_files)
