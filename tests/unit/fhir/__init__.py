"""FHIR R4: what leaves, and which questionnaires come in."""
