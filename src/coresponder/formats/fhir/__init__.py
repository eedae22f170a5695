"""HL7 FHIR R4 (4.0.1): documents that leave, questionnaires that come in, and the base schema that both are held to.

`r4-schema.json` is the part of HL7's own JSON Schema of R4 that these documents need, without its descriptions (the
FHIR specification is in the public domain, CC0). What is written here is valid by that schema. It claims conformance to
no profile.
"""
