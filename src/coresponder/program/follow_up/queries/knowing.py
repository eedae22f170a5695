"""What an agency may know of an encounter. A rule is asked with that and nothing else.

A rule that looks at what the clinician wrote, and asks the police for a follow-up, would otherwise tell the police what
the clinician wrote.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from coresponder.formats.encounter import foremost
from coresponder.program.encounters.form_in_use import form_in_use
from coresponder.program.encounters.models import Encounter, PartAnswers
from coresponder.program.follow_up.known import Known
from coresponder.safeguards.access.asking import Ask, Decision, Subject
from coresponder.safeguards.access.deciding import decide
from coresponder.safeguards.access.facts import Facts
from coresponder.safeguards.access.gathering import consents_of, every_grant, restrictions_of
from coresponder.safeguards.access.jurisdiction import rules_of
from coresponder.safeguards.access.records import described
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.consent.queries import consents_in_force, restrictions_in_force
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.vocabulary import Deed, Purpose

# No account has it, so that the answer is that of the seat and not of somebody who wrote the part.
NOBODY = 0
PURPOSE = Purpose.CARE_COORDINATION


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A part that the asked agency may read, and what opens it."""

    part: PartAnswers
    decision: Decision


class Knowledge:
    """What holds at one moment, asked once for many encounters."""

    def __init__(self, encounters: Sequence[Encounter], at: datetime | None = None) -> None:
        self.encounters, self.at = encounters, at or timezone.now()

    def known_to(self, encounter: Encounter, *, agency: Agency, role: str) -> tuple[Known, list[Opened]] | None:
        """What the agency may know of it, and by which parts; None where it may not know of it at all."""
        opened = [found for part in self.parts[encounter.pk] if (found := self._opened(part, agency, role))]
        return (_known(encounter, [each.part for each in opened]), opened) if opened else None

    def known_to_program(self, encounter: Encounter) -> Known:
        """What is known of it altogether, to say that a rule would have asked; nobody is told what it is."""
        return _known(encounter, self.parts[encounter.pk])

    @cached_property
    def parts(self) -> defaultdict[UUID, list[PartAnswers]]:
        """Every part that holds, by encounter."""
        found: defaultdict[UUID, list[PartAnswers]] = defaultdict(list)
        with everything_let_through():
            holding = PartAnswers.objects.filter(encounter__in=self.encounters, ended_at=None)
            rows = list(holding.select_related("owner_agency").defer("narrative"))
            open_together(rows)
        for row in rows:
            found[row.encounter_id].append(row)
        return found

    def _opened(self, part: PartAnswers, agency: Agency, role: str) -> Opened | None:
        if part.person_id is None:
            return None
        subject = Subject(user_id=NOBODY, agency_id=agency.pk, agency_kind=agency.kind, role=role)
        ask = Ask(subject=subject, part=described(part), deed=Deed.READ, purpose=PURPOSE, at=self.at)
        decision = decide(ask, self._facts(part.person_id))
        return Opened(part=part, decision=decision) if decision.is_allowed else None

    def _facts(self, person_id: UUID) -> Facts:
        if person_id not in self._with_own_word:
            return self._of_everybody
        return Facts(
            grants=self._of_everybody.grants,
            consents=consents_of(person_id, self.at),
            restrictions=restrictions_of(person_id, self.at),
            jurisdiction=self._of_everybody.jurisdiction,
        )

    @cached_property
    def _of_everybody(self) -> Facts:
        return Facts(grants=every_grant(self.at), jurisdiction=rules_of(settings.JURISDICTION))

    @cached_property
    def _with_own_word(self) -> set[UUID]:
        """Who has agreed to something, or wants something kept."""
        persons = {each.person_id for each in self.encounters if each.person_id}
        agreed = consents_in_force(self.at).filter(person_id__in=persons).values_list("person_id", flat=True)
        kept = restrictions_in_force(self.at).filter(person_id__in=persons).values_list("person_id", flat=True)
        return {*agreed, *kept}


def _known(encounter: Encounter, parts: Iterable[PartAnswers]) -> Known:
    found = list(parts)
    problems = {code for part in found for code in part.all_answers.get("presenting_problems", ())}
    return Known(
        result=encounter.contact_result,
        origin=encounter.contact_origin,
        outcome=foremost(form_in_use(), [part.primary_outcome for part in found]),
        counts_as_repeat=encounter.counts_as_repeat,
        problems=frozenset(problems),
    )
