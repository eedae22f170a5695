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

    # Baselines
    VIEW_BASELINES = "baselines.view"
    VIEW_DRAFT_BASELINES = "baselines.view_drafts"
    BUILD_BASELINES = "baselines.build"
    FREEZE_BASELINES = "baselines.freeze"

    # Measures
    VIEW_MEASURES = "measures.view"

    # Audit
    VIEW_AUDIT = "audit.view"

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
    Permission.VIEW_BASELINES: "see baselines",
    Permission.VIEW_DRAFT_BASELINES: "see a baseline before it is frozen",
    Permission.BUILD_BASELINES: "build a baseline",
    Permission.FREEZE_BASELINES: "freeze a baseline",
    Permission.VIEW_MEASURES: "see how measures are defined",
    Permission.VIEW_AUDIT: "read the audit trail",
}
