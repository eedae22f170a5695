"""The code lists of EIDO that the program reads. Values are NENA's (STA-021, registries); the words are our own."""

VERSION = "1.0"

# The components that stand as a list at the root of a document, beside the one incident component.
LISTED = (
    "mergeComponent",
    "linkComponent",
    "callComponent",
    "callbackComponent",
    "dispatchComponent",
    "notesComponent",
    "emergencyResourceComponent",
    "alarmsSensorsComponent",
    "agencyComponent",
    "agentComponent",
    "additionalDataComponent",
    "locationComponent",
    "personComponent",
    "vehicleComponent",
    "cautionComponent",
    "mediaComponent",
    "sharedCommunicationResourceComponent",
    "externalInformationSourceComponent",
    "itemComponent",
)
INCIDENT = "incidentComponent"
PROLOGUE = (
    "$id",
    "lastUpdateTimeStamp",
    "updatedByAgencyReference",
    "updatedByAgentReference",
    "AlternateValueReferences",
    "externalInformationSourceReferences",
    "mediaReferences",
)
OF_THE_ROOT = (*PROLOGUE, "eidoVersion", "eidoExtensionId", "issuingElementIdentification", "@context", INCIDENT)

# Incident status, the ten of the common registry, each with whether the incident is over.
INCIDENT_STATUSES: dict[str, bool] = {
    "Active": False,
    "Cancelled": True,
    "Closed": True,
    "FireUnderControl": False,
    "NewLocation": False,
    "ReOpened": False,
    "ResourcesAssigned": False,
    "ResourcesEnroute": False,
    "ResourcesOnscene": False,
    "StructureCleared": False,
}
CANCELLED, CLOSED, REOPENED = "Cancelled", "Closed", "ReOpened"

REPLACING, REPLACED, SPLIT = "REPLACING", "REPLACED", "SPLIT"
UNLINK = "UNLINK"

# What the common incident types that matter here stand for, as words that a rule table reads.
INCIDENT_TYPES: dict[str, str] = {
    "MNTL": "mental health",
    "MTLV": "mental health violent",
    "EDP": "emotionally disturbed person",
    "SUICIDE": "suicide",
    "SUICTHRT": "suicide threat",
    "WELFARE": "welfare check",
    "OD": "overdose",
    "INTOX": "intoxicated person",
}

# The dispositions of APCO ANS 1.111.2 that come up most here, in our own words.
DISPOSITIONS: dict[str, str] = {
    "02": "no report",
    "03": "arrest",
    "04": "citation",
    "05": "settled by phone",
    "10": "cancelled",
    "14": "gone or unable to locate",
    "15": "referred to partner agency",
    "16": "transport or escort",
    "18": "settled by contact",
    "21": "cancelled en route",
    "22": "duplicate",
    "33": "transported by police",
    "38": "no patient",
    "41": "evaluated, no transport",
    "42": "refused",
    "43": "treated and released",
    "44": "care transferred",
    "45": "transported by EMS",
}

# The kinds of locations of a document, the one where the incident is first.
LOCATION_ORDER = ("Incident", "IncidentLocation", "Caller", "RoutingLocation")
