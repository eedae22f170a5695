"""Everything that somebody may be allowed to do, grouped by noun."""

from enum import StrEnum


class Permission(StrEnum):
    """One thing that a role may or may not do. The value is what the audit trail and the tests write."""

    # Calls for service
    UPLOAD_CALLS = "calls.upload"
    MAP_CALLS = "calls.map"
    VIEW_CALL_EXPORTS = "calls.view_exports"
    VIEW_CALL_TYPES = "calls.view_types"
    REVIEW_CALL_TYPES = "calls.review_types"

    # Live calls
    VIEW_LIVE_CALLS = "calls.view_live"
    ENTER_CALLS = "calls.enter"
    MANAGE_FEEDS = "feeds.manage"

    # Baselines
    VIEW_BASELINES = "baselines.view"
    VIEW_DRAFT_BASELINES = "baselines.view_drafts"
    BUILD_BASELINES = "baselines.build"
    FREEZE_BASELINES = "baselines.freeze"

    # Measures
    VIEW_MEASURES = "measures.view"

    # Reports
    VIEW_REPORTS = "reports.view"
    WRITE_REPORTS = "reports.write"
    APPROVE_REPORTS = "reports.approve"
    PUBLISH_REPORTS = "reports.publish"

    # Accounts
    MANAGE_ACCOUNTS = "accounts.manage"
    REVIEW_ACCOUNTS = "accounts.review"

    # Agreements
    VIEW_AGREEMENTS = "agreements.view"
    DRAFT_AGREEMENTS = "agreements.draft"
    SIGN_AGREEMENTS = "agreements.sign"
    STOP_AGREEMENTS = "agreements.stop"

    # Partnerships
    VIEW_PARTNERSHIPS = "partnerships.view"
    MANAGE_PARTNERSHIPS = "partnerships.manage"
    REPORT_ISSUES = "issues.report"
    NEGOTIATE_AGREEMENTS = "agreements.negotiate"
    VIEW_AGGREGATES = "aggregates.view"

    # Consent and what left
    VIEW_CONSENTS = "consents.view"
    RECORD_CONSENTS = "consents.record"
    RESTRICT_SHARING = "consents.restrict"
    VIEW_DISCLOSURES = "disclosures.view"

    # Emergencies
    OPEN_IN_EMERGENCY = "emergencies.open"
    REVIEW_EMERGENCIES = "emergencies.review"

    # People
    FIND_PEOPLE = "people.find"
    ADD_PEOPLE = "people.add"
    MERGE_PEOPLE = "people.merge"
    RECORD_SAFETY_FACTS = "people.record_safety"
    WRITE_CARE_NOTES = "people.write_care_notes"
    WRITE_RESPONSE_PLANS = "plans.write"
    APPROVE_RESPONSE_PLANS = "plans.approve"
    SUGGEST_TO_RESPONSE_PLANS = "plans.suggest"

    # Screenings
    VIEW_INSTRUMENTS = "instruments.view"
    MANAGE_INSTRUMENTS = "instruments.manage"
    RECORD_SCREENINGS = "screenings.record"
    HAND_OUT_RECORDS = "records.hand_out"

    # Deployment criteria
    VIEW_CRITERIA = "criteria.view"
    WRITE_CRITERIA = "criteria.write"
    PUT_CRITERIA_IN_FORCE = "criteria.put_in_force"

    # Coverage
    VIEW_COVERAGE = "coverage.view"
    NOTE_MISSED_CALLS = "coverage.note_missed"

    # The policy manual
    VIEW_POLICIES = "policies.view"
    WRITE_POLICIES = "policies.write"
    APPROVE_POLICIES = "policies.approve"
    MANAGE_POLICIES = "policies.manage"
    WRITE_AFTER_ACTIONS = "after_actions.write"

    # Training and staffing
    VIEW_TRAINING = "training.view"
    MANAGE_TRAINING = "training.manage"

    # Readiness
    VIEW_READINESS = "readiness.view"
    ASSESS_READINESS = "readiness.assess"

    # Teams, shifts and handovers
    VIEW_TEAMS = "teams.view"
    PLAN_SHIFTS = "shifts.plan"
    SEND_TEAMS = "teams.send"
    WORK_ON_A_TEAM = "teams.work"
    REQUEST_TEAMS = "teams.request"
    ANSWER_ALERTS = "alerts.answer"
    HAND_OVER = "handovers.write"

    # Encounters
    VIEW_ENCOUNTERS = "encounters.view"
    WRITE_ENCOUNTERS = "encounters.write"
    REVIEW_ENCOUNTERS = "encounters.review"

    # The program data set
    MAKE_RELEASES = "releases.make"
    RELEASE_OUTSIDE = "releases.outside"
    NOTE_RECORDING_CHANGES = "recording_changes.note"

    # Outcomes, month to month
    VIEW_OUTCOMES = "outcomes.view"
    ASSESS_OUTCOMES = "outcomes.assess"
    VIEW_OUTCOME_RECORDS = "outcomes.records"
    HOLD_REVIEWS = "outcomes.reviews"

    # Follow-up
    WORK_FOLLOW_UPS = "follow_ups.work"
    VIEW_FOLLOW_UP_COUNTS = "follow_ups.view_counts"
    SET_FOLLOW_UP_RULES = "follow_ups.set_rules"
    PLAN_CONFERENCES = "conferences.plan"
    ATTEND_CONFERENCES = "conferences.attend"
    VIEW_FEEDBACK = "feedback.view"
    HAND_OUT_FEEDBACK_CARDS = "feedback.hand_out"
    READ_FEEDBACK_WORDS = "feedback.read_words"

    # Costs
    VIEW_COSTS = "costs.view"
    EDIT_COSTS = "costs.edit"

    # Services
    VIEW_SERVICES = "services.view"
    MANAGE_SERVICES = "services.manage"
    VERIFY_SERVICES = "services.verify"
    POST_CAPACITY = "services.post_capacity"

    # Needs against supply
    VIEW_NEEDS = "needs.view"
    COUNT_NEEDS = "needs.count"

    # Messages that go out
    LOOK_AFTER_MESSAGES = "messages.look_after"

    # Referrals
    WRITE_REFERRALS = "referrals.write"
    MANAGE_REFERRAL_DESKS = "referrals.desks"
    VIEW_REFERRAL_PERFORMANCE = "referrals.performance"

    # Safe keeping
    MANAGE_RETENTION = "retention.manage"
    APPROVE_DISPOSAL = "retention.approve"
    EXPORT_EVERYTHING = "retention.export"

    # Audit
    VIEW_AUDIT = "audit.view"
    REVIEW_AUDIT = "audit.review"
    VIEW_AS_ANOTHER = "access.view_as"

    @property
    def verb(self) -> str:
        """What the permission lets somebody do, to finish the sentence “Your role may not …”."""
        return _VERBS[self]


_VERBS = {
    Permission.UPLOAD_CALLS: "upload exports of calls",
    Permission.MAP_CALLS: "map the columns of an export",
    Permission.VIEW_CALL_EXPORTS: "see uploaded exports",
    Permission.VIEW_CALL_TYPES: "see how call types were judged",
    Permission.REVIEW_CALL_TYPES: "decide which call types count as crisis calls",
    Permission.VIEW_LIVE_CALLS: "see live calls",
    Permission.ENTER_CALLS: "enter, amend and close calls",
    Permission.MANAGE_FEEDS: "say where calls come from",
    Permission.VIEW_BASELINES: "see baselines",
    Permission.VIEW_DRAFT_BASELINES: "see a baseline before it is frozen",
    Permission.BUILD_BASELINES: "build a baseline",
    Permission.FREEZE_BASELINES: "freeze a baseline",
    Permission.VIEW_MEASURES: "see how measures are defined",
    Permission.VIEW_REPORTS: "see published reports, and what other programs have published",
    Permission.WRITE_REPORTS: "begin reports, write them, and have their figures computed again",
    Permission.APPROVE_REPORTS: "approve a report, which freezes it",
    Permission.PUBLISH_REPORTS: "publish a report",
    Permission.MANAGE_ACCOUNTS: "invite people and close accounts",
    Permission.REVIEW_ACCOUNTS: "review who has an account, and sign the review off",
    Permission.VIEW_AGREEMENTS: "see agreements",
    Permission.DRAFT_AGREEMENTS: "draft agreements",
    Permission.SIGN_AGREEMENTS: "sign an agreement for an agency",
    Permission.STOP_AGREEMENTS: "suspend or end an agreement",
    Permission.VIEW_PARTNERSHIPS: "see the planning team, its meetings and what the partners promised",
    Permission.MANAGE_PARTNERSHIPS: "keep the planning team, its meetings, commitments and goals",
    Permission.REPORT_ISSUES: "report what went wrong between agencies",
    Permission.NEGOTIATE_AGREEMENTS: "write and comment on agreements that are negotiated",
    Permission.VIEW_AGGREGATES: "see the published counts of the program",
    Permission.VIEW_CONSENTS: "see which consents a person gave",
    Permission.RECORD_CONSENTS: "record consents",
    Permission.RESTRICT_SHARING: "take a consent back, or record that a person wants something kept from somebody",
    Permission.VIEW_DISCLOSURES: "see what was shared about a person",
    Permission.OPEN_IN_EMERGENCY: "open a record in an emergency",
    Permission.REVIEW_EMERGENCIES: "review what was opened in an emergency",
    Permission.FIND_PEOPLE: "look up people",
    Permission.ADD_PEOPLE: "add people",
    Permission.MERGE_PEOPLE: "say that two records are of the same person",
    Permission.RECORD_SAFETY_FACTS: "record safety facts",
    Permission.WRITE_CARE_NOTES: "write care notes",
    Permission.WRITE_RESPONSE_PLANS: "write response plans",
    Permission.APPROVE_RESPONSE_PLANS: "approve response plans",
    Permission.SUGGEST_TO_RESPONSE_PLANS: "suggest a change to a response plan",
    Permission.VIEW_INSTRUMENTS: "see which screening instruments there are",
    Permission.MANAGE_INSTRUMENTS: "say which screening instruments an agency uses",
    Permission.RECORD_SCREENINGS: "record screenings and write safety plans",
    Permission.HAND_OUT_RECORDS: "hand out records of care as FHIR",
    Permission.VIEW_CRITERIA: "see the deployment criteria",
    Permission.WRITE_CRITERIA: "write deployment criteria",
    Permission.PUT_CRITERIA_IN_FORCE: "put deployment criteria in force",
    Permission.VIEW_COVERAGE: "see how many calls were reached, and why others were missed",
    Permission.NOTE_MISSED_CALLS: "say why a call was missed",
    Permission.VIEW_POLICIES: "read the policy manual",
    Permission.WRITE_POLICIES: "write chapters of the policy manual",
    Permission.APPROVE_POLICIES: "approve chapters of the policy manual for an agency",
    Permission.MANAGE_POLICIES: "say who looks after a chapter and who reads it, and see who has",
    Permission.WRITE_AFTER_ACTIONS: "read and write after-action reviews",
    Permission.VIEW_TRAINING: "see the courses, and the own training",
    Permission.MANAGE_TRAINING: "keep courses, attendance, positions and supervision",
    Permission.VIEW_READINESS: "see how ready the program is, and compare its model with others",
    Permission.ASSESS_READINESS: "assess how ready the program is",
    Permission.VIEW_TEAMS: "see the teams and their shifts",
    Permission.PLAN_SHIFTS: "form teams and plan their shifts",
    Permission.SEND_TEAMS: "send a team to a call",
    Permission.WORK_ON_A_TEAM: "work on a team",
    Permission.REQUEST_TEAMS: "ask for a team",
    Permission.ANSWER_ALERTS: "answer when somebody at work needs help",
    Permission.HAND_OVER: "hand over to the next shift",
    Permission.VIEW_ENCOUNTERS: "read encounters",
    Permission.WRITE_ENCOUNTERS: "write encounters",
    Permission.REVIEW_ENCOUNTERS: "review what colleagues of the own agency wrote",
    Permission.MAKE_RELEASES: "have the program data set made, and take it along for the program’s own evaluation",
    Permission.RELEASE_OUTSIDE: "release the program data set to somebody outside",
    Permission.NOTE_RECORDING_CHANGES: "note what changed in the way things are recorded",
    Permission.VIEW_OUTCOMES: "see outcomes month by month, against baseline and target, small numbers withheld",
    Permission.ASSESS_OUTCOMES: "have outcomes computed, and computed again to compare",
    Permission.VIEW_OUTCOME_RECORDS: "see small numbers of outcomes, and the rows of the data set behind a number",
    Permission.HOLD_REVIEWS: "write down what a review meeting saw and decided",
    Permission.WORK_FOLLOW_UPS: "follow people up and look after episodes of care",
    Permission.VIEW_FOLLOW_UP_COUNTS: "see how many follow-ups are overdue",
    Permission.SET_FOLLOW_UP_RULES: "say after which encounters people are followed up",
    Permission.PLAN_CONFERENCES: "plan and hold case conferences",
    Permission.ATTEND_CONFERENCES: "see the case conferences at which the own agency sits",
    Permission.VIEW_FEEDBACK: "see what feedback came in",
    Permission.HAND_OUT_FEEDBACK_CARDS: "make feedback cards to hand out",
    Permission.READ_FEEDBACK_WORDS: "read what people wrote in feedback",
    Permission.VIEW_COSTS: "see what the program costs and what it may save",
    Permission.EDIT_COSTS: "keep costs and effects, and reckon with them",
    Permission.VIEW_SERVICES: "see the community’s services",
    Permission.MANAGE_SERVICES: "add, change and import services",
    Permission.VERIFY_SERVICES: "call services and note whether everything is still right",
    Permission.POST_CAPACITY: "say for a facility how full it is, that somebody comes, or that it refused",
    Permission.VIEW_NEEDS: "see what people need against what there is, and how long handovers take",
    Permission.COUNT_NEEDS: "count needs and handovers",
    Permission.LOOK_AFTER_MESSAGES: "see which messages the program sends, and stop one",
    Permission.WRITE_REFERRALS: "write referrals and say what became of them",
    Permission.MANAGE_REFERRAL_DESKS: "say where a service takes referrals, and to whom overdue ones rise",
    Permission.VIEW_REFERRAL_PERFORMANCE: "see how referrals were answered",
    Permission.MANAGE_RETENTION: "say how long records are kept, and propose what is disposed of",
    Permission.APPROVE_DISPOSAL: "approve that records are disposed of",
    Permission.EXPORT_EVERYTHING: "export everything that the program holds",
    Permission.VIEW_AUDIT: "read the audit trail",
    Permission.REVIEW_AUDIT: "review the audit trail, and sign the review off",
    Permission.VIEW_AS_ANOTHER: "look at the program as somebody else sees it",
}
