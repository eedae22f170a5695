"""What stands behind the ids in addresses: real objects, in every state that opens to other people or to nobody.

A new app adds one line to BEHIND for each part of its addresses and each state that matters:

    Behind("encounter_id", "a note that is not signed yet", lambda objects: ..., also=Permission.VIEW_DRAFT_NOTES),

and one to SENT (sent_to_addresses.py) for an address whose form does nothing without a field.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any
from uuid import uuid4

from coresponder.program.calls.vocabulary import PREPARE_EXPORT, ExportState
from coresponder.program.outcomes.vocabulary import BUILD_BASELINE, BaselineState
from coresponder.program.runs.vocabulary import RunState
from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.permissions import Permission
from coresponder.safeguards.permissions.roles import PRIVACY_OFFICER
from coresponder.safeguards.retention.vocabulary import DisposalState
from coresponder.safeguards.vocabulary import DataClass as Class
from tests.support.agreements import agreed, drafted, in_force, suspended
from tests.support.cast import member
from tests.support.consents import clinic
from tests.support.sample_objects import SampleObjects
from tests.support.who_sees import Sees, both, either, everybody, holds, named, works_for, writers_of, writes

PART = re.compile(r"<\w+:(\w+)>")


@dataclass(frozen=True)
class Behind:
    """One object behind one part of an address.

    `also` is what the object asks for beyond what its page asks for, of everybody but its `owner`. To whom `seen_by`
    says no, it is not there. Whom `open_to` keeps out is refused with `refusal`. `is_there` is false for what nobody
    finds; `of` names what else has to be in the address, because the object belongs to it. It stands behind addresses
    that match the pattern `on` and not the pattern `not_on`.
    """

    part: str
    what: str
    make: Callable[[SampleObjects], Any]
    also: Permission | None = None
    owner: str = ""
    seen_by: Sees = everybody
    open_to: Sees = everybody
    refusal: str = ""
    is_there: bool = True
    of: tuple[str, ...] = ()
    on: str = ""
    not_on: str = "^$"


KNOWN = "somebody whom all who look people up may know of"
MET = "the encounter of Omar and Clara"
MEETING = "a case conference of the clinic"
QUICK = "/quick/$"
CLINIC, POLICE = works_for(AgencyKind.MENTAL_HEALTH), works_for(AgencyKind.POLICE)
LEDGER = holds(Permission.VIEW_DISCLOSURES)
CLINIC_OR_LEDGER, READERS = either(CLINIC, LEDGER), either(CLINIC, POLICE)
CLINIC_POLICE_OR_COORDINATOR = either(READERS, holds(Permission.MANAGE_PARTNERSHIPS))
WORKED_ON = "^issues/<uuid:issue_id>/(take|close|reopen)/$"
WRITING_CLINIC = both(CLINIC, writes(Class.IDENTITY))
ON_THE_TEAM = either(named("omar"), named("clara"))
RUNS_THE_SHIFT = either(either(holds(Permission.SEND_TEAMS), holds(Permission.PLAN_SHIFTS)), ON_THE_TEAM)
OF_TEAM = "^(phone|encounters)/"
AT_WORK = "^shifts/<uuid:shift_id>/(start|end|unavailable|available)/$"
BEING_WRITTEN = "^manual/chapters/<slug:chapter_key>/(write|propose|approve|return)/$"
DRAFTS = Permission.VIEW_DRAFT_BASELINES
BUILD = Permission.BUILD_BASELINES
UPLOAD = Permission.UPLOAD_CALLS
REVIEW = Permission.REVIEW_EMERGENCIES

BEHIND = (
    Behind("username", "one of the cast", lambda objects: "cora"),
    Behind("username", "nobody", lambda objects: "nobody", is_there=False),
    Behind("export_id", "an export that is being prepared", lambda objects: objects.export(ExportState.RECEIVED)),
    Behind("export_id", "a stored export", lambda objects: objects.export(ExportState.STORED)),
    Behind("export_id", "a stored export that is mapped", lambda objects: objects.mapped_export()),
    Behind("export_id", "a refused export", lambda objects: objects.export(ExportState.REFUSED)),
    Behind("export_id", "a removed export", lambda objects: objects.export(ExportState.REMOVED), is_there=False),
    Behind("export_id", "no export", lambda objects: uuid4(), is_there=False),
    Behind("profile_id", "a saved profile", lambda objects: objects.saved_profile.pk),
    Behind("profile_id", "no profile", lambda objects: 0, is_there=False),
    Behind("run_id", "a run that waits", lambda objects: objects.run(PREPARE_EXPORT, RunState.WAITING), also=UPLOAD),
    Behind("run_id", "a run that goes on", lambda objects: objects.run(BUILD_BASELINE, RunState.RUNNING), also=BUILD),
    Behind("run_id", "a run that failed", lambda objects: objects.run(BUILD_BASELINE, RunState.FAILED), also=BUILD),
    Behind("run_id", "a run that is done", lambda objects: objects.run(BUILD_BASELINE, RunState.DONE), also=BUILD),
    Behind("run_id", "no run", lambda objects: uuid4(), is_there=False),
    Behind(
        "baseline_id",
        "a baseline that is being built",
        lambda objects: objects.baseline(BaselineState.REQUESTED),
        also=DRAFTS,
        not_on="<str:name>",
    ),
    Behind("baseline_id", "a draft", lambda objects: objects.baseline(BaselineState.DRAFT), also=DRAFTS),
    Behind("baseline_id", "a frozen baseline", lambda objects: objects.baseline(BaselineState.FROZEN)),
    Behind("baseline_id", "a discarded one", lambda objects: objects.baseline(BaselineState.DISCARDED), is_there=False),
    Behind("baseline_id", "no baseline", lambda objects: uuid4(), is_there=False),
    Behind("person_id", KNOWN, lambda objects: objects.people.known.pk),
    Behind("person_id", "somebody of the clinic", lambda objects: objects.people.of_the_clinic.pk, seen_by=CLINIC),
    Behind("person_id", "somebody of the police", lambda objects: objects.people.of_the_police.pk, seen_by=POLICE),
    Behind("person_id", "nobody", lambda objects: uuid4(), is_there=False),
    Behind("other_id", "another record", lambda objects: objects.people.other.pk),
    Behind("other_id", "no other record", lambda objects: uuid4(), is_there=False),
    Behind("merge_id", "a joined record", lambda objects: objects.people.merge, of=(KNOWN,)),
    Behind("merge_id", "no joined record", lambda objects: uuid4(), is_there=False),
    Behind("proposal_id", "two records alike", lambda objects: objects.people.proposal),
    Behind("proposal_id", "two of the police", lambda objects: objects.people.proposal_of_the_police, seen_by=POLICE),
    Behind("proposal_id", "no proposal", lambda objects: uuid4(), is_there=False),
    Behind("kind", "names", lambda objects: "personname", on="/<uuid:part_id>/"),
    Behind("kind", "a new name", lambda objects: "personname", on="/add/", **writers_of(Class.IDENTITY)),
    Behind("kind", "a new safety fact", lambda objects: "safetyfact", on="/add/", **writers_of(Class.SAFETY)),
    Behind("kind", "a new note", lambda objects: "justicenote", on="/add/", **writers_of(Class.CRIMINAL_JUSTICE)),
    Behind("kind", "no such kind", lambda objects: "secrets", is_there=False),
    Behind("part_id", "a name", lambda objects: objects.people.name, of=(KNOWN, "names"), seen_by=WRITING_CLINIC),
    Behind("part_id", "no part", lambda objects: uuid4(), is_there=False),
    Behind("version_id", "a plan in use", lambda objects: objects.people.plan_in_use.pk, of=(KNOWN,), seen_by=READERS),
    Behind(
        "version_id", "a draft of a plan", lambda objects: objects.people.plan_begun.pk, of=(KNOWN,), seen_by=CLINIC
    ),
    Behind("version_id", "no version", lambda objects: uuid4(), is_there=False),
    Behind("suggestion_id", "a suggestion", lambda objects: objects.people.suggestion, of=(KNOWN,), seen_by=CLINIC),
    Behind("suggestion_id", "no suggestion", lambda objects: uuid4(), is_there=False),
    Behind("screening_id", "a screening", lambda objects: objects.people.screening, of=(KNOWN,), seen_by=CLINIC),
    Behind("screening_id", "no screening", lambda objects: uuid4(), is_there=False),
    Behind("step_id", "a step", lambda objects: objects.people.step, of=(KNOWN,), seen_by=CLINIC),
    Behind("step_id", "no step", lambda objects: uuid4(), is_there=False),
    Behind("referral_id", "a referral", lambda objects: objects.referrals.referral.pk, of=(KNOWN,), seen_by=CLINIC),
    Behind("referral_id", "no referral", lambda objects: uuid4(), is_there=False),
    Behind("destination_id", "a service asked", lambda objects: objects.referrals.asked.pk, of=(KNOWN, "a referral")),
    Behind("destination_id", "no service asked", lambda objects: uuid4(), is_there=False),
    Behind("service_id", "a service with a desk", lambda objects: objects.referrals.service.pk, on="^referrals/desks/"),
    Behind("service_id", "no service with a desk", lambda objects: uuid4(), on="^referrals/desks/", is_there=False),
    Behind("secret", "the link of a service", lambda objects: objects.referrals.secret, on="^answer/"),
    Behind("secret", "no link of a service", lambda objects: "nothing", on="^answer/", is_there=False),
    Behind("instrument_key", "an instrument", lambda objects: objects.people.instrument, on="^instruments/"),
    Behind(
        "instrument_key",
        "an instrument that the clinic uses",
        lambda objects: objects.people.instrument,
        on="^people/",
        seen_by=CLINIC,
    ),
    Behind("instrument_key", "no instrument", lambda objects: "nothing", is_there=False),
    Behind(
        "consent_id",
        "a consent to the clinic",
        lambda objects: objects.safeguards.consent(objects.people.known.pk, clinic()),
        of=(KNOWN,),
        seen_by=CLINIC_OR_LEDGER,
    ),
    Behind(
        "consent_id",
        "a consent of others",
        lambda objects: objects.safeguards.consent_of_others(objects.people.known.pk),
        of=(KNOWN,),
        seen_by=LEDGER,
    ),
    Behind("consent_id", "no consent", lambda objects: uuid4(), is_there=False),
    Behind(
        "restriction_id",
        "a restriction that the clinic recorded",
        lambda objects: objects.safeguards.restriction(objects.people.known.pk),
        of=(KNOWN,),
        seen_by=CLINIC_OR_LEDGER,
    ),
    Behind("restriction_id", "no restriction", lambda objects: uuid4(), is_there=False),
    Behind(
        "opening_id",
        "an opening",
        lambda objects: objects.safeguards.opening(objects.people.known.pk, objects.safeguards.odette),
        also=REVIEW,
    ),
    Behind(
        "opening_id",
        "an opening of Omar’s",
        lambda objects: objects.safeguards.opening(objects.people.known.pk, member("omar")),
        also=REVIEW,
        owner="omar",
    ),
    Behind("opening_id", "no opening", lambda objects: uuid4(), also=REVIEW, is_there=False),
    Behind("agreement_id", "a draft", lambda objects: objects.safeguards.agreement(drafted)),
    Behind("agreement_id", "fixed terms", lambda objects: objects.safeguards.agreement(agreed)),
    Behind("agreement_id", "an agreement in force", lambda objects: objects.safeguards.agreement(in_force)),
    Behind(
        "agreement_id",
        "a suspended agreement",
        lambda objects: objects.safeguards.agreement(suspended),
        not_on="/resume/",
    ),
    Behind(
        "agreement_id",
        "an agreement that the privacy officer suspended",
        lambda objects: objects.safeguards.agreement(suspended),
        on="/resume/",
        open_to=lambda user: user.role == PRIVACY_OFFICER.key,
        refusal="Another side suspended it",
    ),
    Behind("agreement_id", "no agreement", lambda objects: uuid4(), is_there=False),
    Behind("seat_id", "an empty seat", lambda objects: objects.partnerships.seat),
    Behind("seat_id", "no seat", lambda objects: uuid4(), is_there=False),
    Behind("holding_id", "somebody’s seat", lambda objects: objects.partnerships.holding.pk),
    Behind("holding_id", "nobody’s seat", lambda objects: 0, is_there=False),
    Behind("charter_number", "a version of the charter", lambda objects: objects.partnerships.charter),
    Behind("charter_number", "no version of the charter", lambda objects: 0, is_there=False),
    Behind("meeting_id", "a meeting", lambda objects: objects.partnerships.meeting.pk),
    Behind("meeting_id", "no meeting", lambda objects: uuid4(), is_there=False),
    Behind("action_item_id", "an action", lambda objects: objects.partnerships.action),
    Behind("action_item_id", "no action", lambda objects: uuid4(), is_there=False),
    Behind("commitment_id", "a promise", lambda objects: objects.partnerships.commitment),
    Behind("commitment_id", "no promise", lambda objects: uuid4(), is_there=False),
    Behind(
        "issue_id",
        "an issue between clinic and police",
        lambda objects: objects.partnerships.issue.pk,
        seen_by=CLINIC_POLICE_OR_COORDINATOR,
        not_on=WORKED_ON,
    ),
    Behind(
        "issue_id",
        "an issue that the police own",
        lambda objects: objects.partnerships.issue.pk,
        seen_by=CLINIC_POLICE_OR_COORDINATOR,
        on=WORKED_ON,
        open_to=either(POLICE, holds(Permission.MANAGE_PARTNERSHIPS)),
        refusal="Another agency owns this issue",
    ),
    Behind("issue_id", "no issue", lambda objects: uuid4(), is_there=False),
    Behind("quarter_id", "published counts", lambda objects: objects.partnerships.quarter),
    Behind("quarter_id", "no counts", lambda objects: 0, is_there=False),
    Behind("negotiation_id", "a negotiation", lambda objects: objects.partnerships.negotiation.pk),
    Behind("negotiation_id", "no negotiation", lambda objects: uuid4(), is_there=False),
    Behind("section_id", "a section", lambda objects: objects.partnerships.section.pk),
    Behind("section_id", "no section", lambda objects: uuid4(), is_there=False),
    Behind("wording_number", "its text", lambda objects: 1, of=("a section",)),
    Behind("wording_number", "no text", lambda objects: 0, is_there=False),
    Behind("comment_id", "a comment", lambda objects: objects.partnerships.comment),
    Behind("comment_id", "no comment", lambda objects: uuid4(), is_there=False),
    Behind("goal_id", "a goal", lambda objects: objects.partnerships.objective.goal_id),
    Behind("goal_id", "no goal", lambda objects: uuid4(), is_there=False),
    Behind("objective_id", "an objective", lambda objects: objects.partnerships.objective.pk),
    Behind("objective_id", "no objective", lambda objects: uuid4(), is_there=False),
    Behind("token", "a link", lambda objects: objects.safeguards.invitation().token),
    Behind("token", "no link", lambda objects: "nothing", is_there=False),
    Behind("invitation_id", "an invitation", lambda objects: objects.safeguards.invitation().invitation.pk),
    Behind("invitation_id", "a withdrawn invitation", lambda objects: objects.safeguards.withdrawn_invitation()),
    Behind("invitation_id", "no invitation", lambda objects: uuid4(), is_there=False),
    Behind("account_id", "an account", lambda objects: objects.safeguards.odette.pk),
    Behind("account_id", "no account", lambda objects: 0, is_there=False),
    Behind("agency_id", "an agency", lambda objects: objects.safeguards.agency.pk),
    Behind("agency_id", "no agency", lambda objects: 0, is_there=False),
    Behind(
        "membership_id",
        "a membership of Omar’s",
        lambda objects: objects.safeguards.membership_of(member("omar")),
        on="account/act-for/",
        seen_by=named("omar"),
    ),
    Behind(
        "membership_id",
        "a membership",
        lambda objects: objects.safeguards.membership_of(objects.safeguards.odette),
        on="accounts/",
    ),
    Behind("membership_id", "no membership", lambda objects: 0, is_there=False),
    Behind("credential_id", "a license", lambda objects: objects.safeguards.credential),
    Behind("credential_id", "no license", lambda objects: 0, is_there=False),
    Behind("review_id", "a review", lambda objects: objects.safeguards.reviewed.review_id),
    Behind("review_id", "no review", lambda objects: 0, is_there=False),
    Behind("reviewed_id", "an account of the review", lambda objects: objects.safeguards.reviewed.pk),
    Behind("reviewed_id", "no account of the review", lambda objects: 0, is_there=False),
    Behind(
        "pk",
        "a passkey of Clara’s",
        lambda objects: objects.safeguards.passkey_of(member("clara")),
        seen_by=named("clara"),
    ),
    Behind("pk", "no passkey", lambda objects: 0, is_there=False),
    Behind("provider_id", "no identity provider", lambda objects: "nobody", is_there=False),
    Behind("organization_slug", "a name that the next page looks up", lambda objects: "nobody", on="/acs/$"),
    Behind("organization_slug", "no identity provider", lambda objects: "nobody", is_there=False, not_on="/acs/$"),
    Behind("verification_id", "a verification", lambda objects: objects.safeguards.verification()),
    Behind("verification_id", "no verification", lambda objects: uuid4(), is_there=False),
    Behind("number", "a seal", lambda objects: objects.safeguards.seal),
    Behind("number", "no seal", lambda objects: 0, is_there=False),
    Behind("position", "a sealed event", lambda objects: 1),
    Behind("position", "no event", lambda objects: 10**18, is_there=False),
    Behind("starts_on", "this week", lambda objects: objects.safeguards.this_week),
    Behind("starts_on", "a week before the first event", lambda objects: "2001-01-01", is_there=False),
    Behind("starts_on", "no day", lambda objects: "soon", is_there=False),
    Behind("key", "a rule", lambda objects: objects.safeguards.rule),
    Behind("key", "no rule", lambda objects: "nothing", is_there=False),
    Behind("hold_id", "a hold", lambda objects: objects.safeguards.hold().pk),
    Behind("hold_id", "a lifted hold", lambda objects: objects.safeguards.lifted_hold()),
    Behind("hold_id", "no hold", lambda objects: uuid4(), is_there=False),
    Behind("request_id", "a disposal", lambda objects: objects.safeguards.disposal(0, DisposalState.ASKED).pk),
    Behind("request_id", "an approved one", lambda objects: objects.safeguards.disposal(2, DisposalState.APPROVED).pk),
    Behind("request_id", "no disposal", lambda objects: uuid4(), is_there=False),
    Behind("certificate_id", "a certificate", lambda objects: objects.safeguards.certificate),
    Behind("certificate_id", "no certificate", lambda objects: uuid4(), is_there=False),
    Behind("team_id", "a team", lambda objects: objects.dispatch.shift.team_id),
    Behind("team_id", "no team", lambda objects: uuid4(), is_there=False),
    Behind("place_id", "a place on a team", lambda objects: objects.dispatch.shift.team.members.get().pk),
    Behind("place_id", "no place", lambda objects: 0, is_there=False),
    Behind("shift_id", "a shift", lambda objects: objects.dispatch.shift.pk, not_on=AT_WORK),
    Behind(
        "shift_id", "a shift on duty", lambda objects: objects.dispatch.shift.pk, on=AT_WORK, seen_by=RUNS_THE_SHIFT
    ),
    Behind("shift_id", "no shift", lambda objects: uuid4(), is_there=False),
    Behind("call_id", "a live call", lambda objects: objects.live_call.pk, on="^calls/", not_on="/people/"),
    Behind(
        "call_id", "its people", lambda objects: objects.live_call.pk, on="/people/", also=Permission.VIEW_LIVE_CALLS
    ),
    Behind("call_id", "no live call", lambda objects: uuid4(), is_there=False, on="^calls/", not_on="/people/"),
    Behind(
        "call_id", "no call", lambda objects: uuid4(), is_there=False, on="/people/", also=Permission.VIEW_LIVE_CALLS
    ),
    Behind("feed_id", "a feed", lambda objects: objects.live_call.feed.pk),
    Behind("feed_id", "no feed", lambda objects: uuid4(), is_there=False),
    Behind("call_id", "a call at work", lambda objects: objects.dispatch.call, on="^(dispatch|board)/"),
    Behind("call_id", "no call at work", lambda objects: uuid4(), is_there=False, on="^(dispatch|board)/"),
    Behind("assignment_id", "an assignment", lambda objects: objects.dispatch.assignment.pk, on="^(dispatch|board)/"),
    Behind("assignment_id", "one’s own", lambda made: made.dispatch.assignment.pk, on=OF_TEAM, seen_by=ON_THE_TEAM),
    Behind("assignment_id", "no assignment", lambda objects: uuid4(), is_there=False),
    Behind("team_request_id", "a request of patrol", lambda objects: objects.dispatch.request.pk),
    Behind("team_request_id", "no request", lambda objects: uuid4(), is_there=False),
    Behind("alert_id", "a call for help", lambda objects: objects.dispatch.alert.pk),
    Behind("alert_id", "no alert", lambda objects: uuid4(), is_there=False),
    Behind("member_id", "a member of a shift", lambda objects: objects.dispatch.alert.member_id),
    Behind("member_id", "no member", lambda objects: uuid4(), is_there=False),
    Behind("encounter_id", "what Omar and Clara wrote", lambda objects: objects.encounters.id, on="^field/"),
    Behind("encounter_id", MET, lambda objects: objects.encounters.id, on="^encounters/", seen_by=READERS),
    Behind("encounter_id", "no encounter", lambda objects: uuid4(), on="^encounters/", is_there=False),
    Behind("part", "the clinical part", lambda objects: "clinical", on="^field/"),
    Behind("part", "a clinical part", lambda objects: "clinical", of=(MET,), on="^encounters/", seen_by=CLINIC),
    Behind("part", "no part at all", lambda objects: "secrets", on="^encounters/", is_there=False),
    Behind("filing_id", "what Clara filed", lambda objects: objects.encounters.filing_of_clara.pk, seen_by=CLINIC),
    Behind("filing_id", "nothing filed", lambda objects: uuid4(), is_there=False),
    Behind("record_id", "an id that a form has minted", lambda objects: uuid4()),
    Behind("entry_id", "an id that a phone has minted", lambda objects: uuid4()),
    Behind("handover_id", "a handover", lambda objects: objects.dispatch.handover.pk),
    Behind("handover_id", "no handover", lambda objects: uuid4(), is_there=False),
    Behind("line_id", "a line of it", lambda objects: objects.dispatch.line.pk, of=("a handover",)),
    Behind("line_id", "no line", lambda objects: uuid4(), is_there=False),
    Behind("version_number", "a version that waits", lambda objects: objects.criteria.waiting.number),
    Behind(
        "version_number",
        "the version in force",
        lambda objects: objects.criteria.in_force.number,
        not_on="/in-force/",
    ),
    Behind("version_number", "no version", lambda objects: 0, is_there=False),
    Behind("rule_key", "a rule of a draft", lambda objects: objects.criteria.rule_of_draft(), seen_by=named("cora")),
    Behind("rule_key", "no rule", lambda objects: "nothing", is_there=False, on="/<slug:rule_key>/$"),
    Behind("variant_key", "a kind of team", lambda objects: objects.criteria.kind_of_team),
    Behind("variant_key", "no kind of team", lambda objects: "nothing", is_there=False),
    Behind("bank_number", "the questions", lambda objects: objects.criteria.questions),
    Behind("bank_number", "no questions", lambda objects: 0, is_there=False),
    Behind("question_key", "a question", lambda objects: objects.criteria.question),
    Behind("question_key", "no question", lambda objects: "nothing", is_there=False),
    Behind("transfer_id", "a transfer", lambda objects: objects.criteria.transfer_of(objects.live_call)),
    Behind("transfer_id", "no transfer", lambda objects: uuid4(), is_there=False),
    Behind("missed_id", "a missed call", lambda objects: objects.criteria.missed_call),
    Behind("missed_id", "no missed call", lambda objects: uuid4(), is_there=False),
    Behind("service_id", "a facility", lambda objects: objects.facilities.harbor.pk, on="^capacity/"),
    Behind("service_id", "no facility", lambda objects: uuid4(), on="^capacity/", is_there=False),
    Behind("refusal_id", "a refusal", lambda objects: objects.facilities.refusal.pk, of=("a facility",)),
    Behind("refusal_id", "no refusal", lambda objects: uuid4(), is_there=False),
    Behind("secret", "the link of a facility", lambda objects: objects.facilities.secret, on="^capacity/"),
    Behind("secret", "no link of a facility", lambda objects: "nothing", on="^capacity/", is_there=False),
    Behind("language", "a language of the card", lambda objects: "es", on="^pocket-card/"),
    Behind("language", "no language of the card", lambda objects: "tlh", on="^pocket-card/", is_there=False),
    Behind("release_id", "a data set that is ready", lambda objects: objects.release()),
    Behind("release_id", "a data set that failed", lambda objects: objects.release(state="failed")),
    Behind("release_id", "no data set", lambda objects: uuid4(), is_there=False),
    Behind("change_id", "a change in recording", lambda objects: objects.recording_change),
    Behind("change_id", "no change", lambda objects: uuid4(), is_there=False),
    Behind("message_id", "a message that waits", lambda objects: objects.message),
    Behind("message_id", "no message", lambda objects: uuid4(), is_there=False),
    Behind(
        "follow_up_id", "a follow-up of Carlos’s", lambda made: made.follow_up.follow_up.pk, on=QUICK, seen_by=CLINIC
    ),
    Behind(
        "follow_up_id",
        "a follow-up",
        lambda objects: objects.follow_up.follow_up.pk,
        of=(KNOWN,),
        not_on=QUICK,
        seen_by=CLINIC,
    ),
    Behind("follow_up_id", "no follow-up", lambda objects: uuid4(), is_there=False),
    Behind(
        "episode_id",
        "an episode",
        lambda objects: objects.follow_up.episode.pk,
        of=(KNOWN,),
        on="^people/",
        seen_by=CLINIC,
    ),
    Behind(
        "episode_id",
        "an episode that is offered to Clara",
        lambda objects: objects.follow_up.offered,
        on="^follow-up/",
        seen_by=named("clara"),
    ),
    Behind("episode_id", "no episode", lambda objects: uuid4(), is_there=False),
    Behind("attempt_id", "an attempt of Carlos’s", lambda objects: objects.follow_up.attempt, seen_by=CLINIC),
    Behind("attempt_id", "no attempt", lambda objects: uuid4(), is_there=False),
    Behind("goal_id", "a goal", lambda objects: objects.follow_up.goal, of=(KNOWN,), seen_by=CLINIC),
    Behind("goal_id", "no goal", lambda objects: uuid4(), is_there=False),
    Behind("task_id", "a task of Carlos’s", lambda objects: objects.follow_up.task, seen_by=CLINIC),
    Behind("task_id", "no task", lambda objects: uuid4(), is_there=False),
    Behind("away_id", "an absence of Carlos’s", lambda objects: objects.follow_up.away, seen_by=CLINIC),
    Behind("away_id", "no absence", lambda objects: 0, is_there=False),
    Behind("conference_id", MEETING, lambda objects: objects.follow_up.conference.pk, seen_by=CLINIC),
    Behind("conference_id", "no conference", lambda objects: uuid4(), is_there=False),
    Behind("item_id", "a person on its agenda", lambda objects: objects.follow_up.item, of=(MEETING,), seen_by=CLINIC),
    Behind("item_id", "nobody on its agenda", lambda objects: uuid4(), is_there=False),
    Behind("card_id", "feedback cards", lambda objects: objects.follow_up.card.card.pk),
    Behind("card_id", "no cards", lambda objects: uuid4(), is_there=False),
    Behind("secret", "a link on feedback cards", lambda objects: objects.follow_up.card.secret, on="^say/"),
    Behind("secret", "no link of feedback", lambda objects: "nothing", on="^say/", is_there=False),
    Behind(
        "service_id", "a service", lambda objects: objects.services.service.pk, on="^services/", not_on="at_location"
    ),
    Behind(
        "service_id", "a service at a place", lambda objects: objects.services.placed.pk, on="^services/.*at_location"
    ),
    Behind("service_id", "no service", lambda objects: uuid4(), on="^services/", is_there=False),
    Behind(
        "at_location_id",
        "where the service is",
        lambda objects: objects.services.place.pk,
        of=("a service at a place",),
    ),
    Behind("at_location_id", "nowhere", lambda objects: uuid4(), is_there=False),
    Behind("organization_id", "an organization", lambda objects: objects.services.organization.pk),
    Behind("organization_id", "no organization", lambda objects: uuid4(), is_there=False),
    Behind("import_id", "an import that waits", lambda objects: objects.services.previewed.pk),
    Behind("import_id", "no import", lambda objects: uuid4(), is_there=False),
    Behind("finding_code", "a kind of defect", lambda objects: "id_missing"),
    Behind("finding_code", "no kind of defect", lambda objects: "nothing", is_there=False),
    Behind("disagreement_id", "a disagreement", lambda objects: objects.services.disagreement.pk),
    Behind("disagreement_id", "no disagreement", lambda objects: 0, is_there=False),
    Behind("term_id", "a term of a source", lambda objects: objects.services.term.pk),
    Behind("term_id", "no term of a source", lambda objects: uuid4(), is_there=False),
    Behind("export_form", "a form of HSDS", lambda objects: "json"),
    Behind("export_form", "no form of HSDS", lambda objects: "pdf", is_there=False),
    Behind("chapter_key", "a chapter in force", lambda objects: objects.manual.in_force, not_on=BEING_WRITTEN),
    Behind("chapter_key", "a chapter that is written", lambda objects: objects.manual.begun, on=BEING_WRITTEN),
    Behind("chapter_key", "no chapter", lambda objects: "nothing", is_there=False),
    Behind("chapter_version_number", "its version", lambda objects: 1),
    Behind("chapter_version_number", "no version of it", lambda objects: 99, is_there=False),
    Behind("after_action_id", "a look back", lambda objects: objects.manual.review),
    Behind("after_action_id", "no look back", lambda objects: uuid4(), is_there=False),
    Behind(
        "improvement_id",
        "an action of Omar’s",
        lambda objects: objects.manual.improvement,
        open_to=either(named("omar"), holds(Permission.MANAGE_POLICIES)),
        refusal="",
    ),
    Behind("improvement_id", "no action", lambda objects: uuid4(), is_there=False),
    Behind("course_key", "a course", lambda objects: objects.manual.course.key),
    Behind("course_key", "no course", lambda objects: "nothing", is_there=False),
    Behind("training_session_id", "a session", lambda objects: objects.manual.session.pk),
    Behind("training_session_id", "no session", lambda objects: uuid4(), is_there=False),
    Behind(
        "completion_id",
        "a certificate of Omar’s",
        lambda objects: objects.manual.completion,
        seen_by=either(named("omar"), holds(Permission.MANAGE_TRAINING)),
    ),
    Behind("completion_id", "no certificate", lambda objects: uuid4(), is_there=False),
    Behind("position_id", "a position", lambda objects: objects.manual.position),
    Behind("position_id", "no position", lambda objects: uuid4(), is_there=False),
    Behind(
        "hard_call_id",
        "what Omar told Clara",
        lambda objects: objects.manual.hard_call,
        seen_by=either(named("omar"), named("clara")),
    ),
    Behind("hard_call_id", "nothing told", lambda objects: uuid4(), is_there=False),
    Behind("preset_key", "a model", lambda objects: "boston"),
    Behind("preset_key", "no model", lambda objects: "nowhere", is_there=False),
    Behind("assessment_year", "a year", lambda objects: objects.manual.assessed_year),
    Behind("assessment_year", "no year", lambda objects: 1999, is_there=False),
    Behind("file_name", "an accounting", lambda objects: "accounting.csv"),
    Behind("file_name", "no such file", lambda objects: "everything.csv", is_there=False),
    Behind("name", "a report", lambda objects: "report.html"),
    Behind("name", "the rejected rows", lambda objects: "rejects.csv", also=Permission.VIEW_CALL_EXPORTS),
    Behind("name", "no file", lambda objects: "calls.parquet", is_there=False),
)


def behind(route: str) -> Iterator[tuple[Behind, ...]]:
    """Every combination of objects that can stand behind the parts of this address, in their order.

    Where one of them is missing, or belongs to a person, the others stay as they are.
    """
    choices = [_behind_part(part, route) for part in PART.findall(route)]
    for chosen in product(*choices):
        unusual = [one for one, of_part in zip(chosen, choices, strict=True) if one is not of_part[0]]
        varies_alone = "<uuid:person_id>" in route or any(not one.is_there for one in chosen)
        if not varies_alone or len(unusual) <= 1:
            yield chosen


def most_telling(route: str) -> list[tuple[Behind, ...]]:
    """Of these combinations the usual one, and the first that is not there."""
    everything = list(behind(route))
    there = [each for each in everything if all(one.is_there for one in each)]
    missing = [each for each in everything if each not in there]
    return [*there[:1], *missing[:1]]


def address_of(route: str, chosen: tuple[Behind, ...], made: Mapping[Behind, str]) -> str:
    """The address with these objects in it."""
    values = {one.part: made[one] for one in chosen}
    return "/" + PART.sub(lambda found: values[found[1]], route)


def _behind_part(part: str, route: str) -> list[Behind]:
    found = [one for one in BEHIND if one.part == part and re.search(one.on, route)]
    found = [one for one in found if not re.search(one.not_on, route)]
    assert found, (
        f"Nothing stands behind “{part}” in the address “{route}”, so nobody knows who may open it. Add a line for it "
        f'to BEHIND in tests/support/behind_addresses.py: Behind("{part}", "what it is", lambda objects: …).'
    )
    return found
