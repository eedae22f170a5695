"""What is read out of an EIDO, and what is refused, always with a sentence and never with a value."""

import copy
import json
from typing import Any

import pytest

from coresponder.formats.eido import assemble, checked, read_eido, without_callers
from coresponder.formats.eido.locations import place_of
from coresponder.formats.eido.wording import plain_text
from coresponder.kernel.errors import InputError
from tests.support.live_calls import eido, merge_part, prologue

SECRET = "Jane Realname 555-867-5309"
POINT = (
    '<presence xmlns="urn:ietf:params:xml:ns:pidf"><gml:Point xmlns:gml="http://www.opengis.net/gml">'
    "<gml:pos>40.1 -149.9</gml:pos></gml:Point></presence>"
)


def read(document: dict[str, Any]) -> Any:
    return assemble(read_eido(checked(json.dumps(document))).components)


class TestRefusing:
    @pytest.mark.parametrize(
        ("change", "code"),
        [
            (lambda d: d.pop("eidoVersion"), "eido_no_version"),
            (lambda d: d.update(eidoVersion="1.1"), "eido_version"),
            (lambda d: d.update(eidoVersion=1.0), "eido_version"),
            (lambda d: d.pop("agencyComponent"), "eido_schema"),
            (lambda d: d.update(agencyComponent=[]), "eido_schema"),
            (lambda d: d["incidentComponent"].pop("incidentTypeCommonRegistryText"), "eido_schema"),
            (lambda d: d.update(lastUpdateTimeStamp="2026-11-24T18:00:00"), "eido_schema"),
            (lambda d: d.update({"$id": ""}), "eido_schema"),
            (lambda d: d.update(mergeComponent=[{**prologue("m", 0)}]), "eido_schema"),
            (lambda d: d.update(notesComponent={"text": SECRET}), "eido_schema"),
        ],
    )
    def test_a_document_that_is_not_as_the_standard_asks_is_refused(self, change: Any, code: str) -> None:
        document = eido("a", 0)
        change(document)
        with pytest.raises(InputError) as refused:
            checked(json.dumps(document))
        assert refused.value.code == code
        assert refused.value.next_step

    @pytest.mark.parametrize("text", ["", "{", "[]", '"text"', '{"eidoVersion": NaN}', "[" * 5000, b"\xff\xfe"])
    def test_what_is_no_document_is_refused(self, text: str | bytes) -> None:
        with pytest.raises(InputError):
            checked(text)

    @pytest.mark.parametrize("escape", ["\\u0000", "\\ud800"])
    def test_characters_that_are_no_text_are_refused(self, escape: str) -> None:
        text = json.dumps(eido("a", 0)).replace("Check welfare", f"Check {escape}")
        with pytest.raises(InputError, match="no text"):
            checked(text)

    def test_nesting_without_end_is_refused(self) -> None:
        deep: Any = "bottom"
        for _ in range(60):
            deep = {"in": deep}
        with pytest.raises(InputError, match="nested deeper"):
            checked(json.dumps({**eido("a", 0), "unknownComponent": deep}))

    @pytest.mark.parametrize(
        "path", [("incidentComponent", "incidentTypeInternalText"), ("issuingElementIdentification",)]
    )
    def test_no_error_repeats_what_stood_there(self, path: tuple[str, ...]) -> None:
        document = eido("a", 0)
        inside = document
        for step in path[:-1]:
            inside = inside[step]
        inside[path[-1]] = {"name": SECRET}
        with pytest.raises(InputError) as refused:
            checked(json.dumps(document))
        assert SECRET not in str(refused.value)
        assert path[-1] in str(refused.value)

    def test_a_day_that_there_is_not_is_refused(self) -> None:
        with pytest.raises(InputError, match="a time that cannot be"):
            read_eido(checked(json.dumps({**eido("a", 0), "lastUpdateTimeStamp": "2026-02-30T10:00:00Z"})))


class TestReading:
    def test_a_reference_leads_to_the_component_that_it_names(self) -> None:
        document = eido("a", 0)
        document["incidentComponent"]["locationReference"] = [{"$ref": "there"}]
        document["locationComponent"] = [
            {**prologue(name, 0), "locationTypeDescriptionRegistryText": kind, "locationDescriptionText": words}
            for name, kind, words in [
                ("elsewhere", "Caller", "The wrong corner"),
                ("there", "Other", "The right corner"),
            ]
        ]
        assert read(document).place.text == "The right corner"

    def test_a_reference_to_nothing_is_counted(self) -> None:
        document = eido("a", 0)
        document["incidentComponent"]["locationReference"] = [{"$ref": "nowhere"}]
        assert read(document).unresolved == 1

    def test_what_is_not_known_by_name_is_kept_as_it_came(self) -> None:
        found = read_eido(checked(json.dumps({**eido("a", 0), "droneComponent": [{"height": 3}]})))
        assert found.unknown == {"droneComponent": [{"height": 3}]}

    def test_a_unit_has_a_set_of_statuses(self) -> None:
        unit = {
            **prologue("unit", 0),
            "agentReference": [{"$ref": "agent"}],
            "emergencyResourceTypeCommonRegistryText": "CrisisInterventionUnit",
            "resourceAttributeRegistryText": ["CrisisInterventionSpecialist"],
            "primaryUnitStatusRegistryText": "NotAvailable",
            "secondaryUnitStatusRegistryText": ["EnRoute", "Hospital"],
        }
        found = read(eido("a", 0, parts={"emergencyResourceComponent": [unit]})).units[0]
        assert found.secondary_statuses == {"EnRoute", "Hospital"}

    @pytest.mark.parametrize(
        ("said", "priority"),
        [({"incidentPriorityInternalText": "P2"}, 2), ({"incidentPriorityInternalText": "routine"}, None), ({}, None)],
    )
    def test_a_priority_of_the_agencys_own_is_read_by_its_number(
        self, said: dict[str, str], priority: int | None
    ) -> None:
        document = eido("a", 0, priority=None)
        document["incidentComponent"].update(said)
        assert read(document).priority == priority

    def test_the_newest_of_a_component_counts_wherever_it_came_from(self) -> None:
        early, late = (read_eido(eido("a", minute, type_text=text)) for minute, text in [(0, "Early"), (5, "Late")])
        newest = {each.key: each for each in (*early.components, *late.components)}
        assert assemble(newest.values()).type_text == "Late"

    def test_merges_and_links_are_read_with_their_direction(self) -> None:
        found = read(eido("a", 0, parts=merge_part("a", "b", "REPLACED", 3)))
        assert [(each.direction, each.other_incident_id.split(":")[4]) for each in found.merges] == [("REPLACED", "b")]


class TestPlaces:
    def test_a_point_is_read(self) -> None:
        found = place_of({"locationByValue": POINT})
        assert (found.latitude, found.longitude) == (40.1, -149.9)

    @pytest.mark.parametrize("pos", ["0 0", "91 10", "north west", "40.1"])
    def test_a_point_that_cannot_be_is_none(self, pos: str) -> None:
        assert place_of({"locationByValue": POINT.replace("40.1 -149.9", pos)}).latitude is None

    def test_xml_with_entities_is_not_read(self) -> None:
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
        assert not place_of({"locationByValue": bomb}).is_known


class TestTextOfNotes:
    @pytest.mark.parametrize(
        ("note", "text"),
        [
            ("<p>One.</p><p>Two &amp; three.</p>", "One.\nTwo & three."),
            ("Height < 6 ft", "Height < 6 ft"),
            ("a<br/>b", "a\nb"),
            ("<script>alert(1)</script>Seen", "Seen"),
            ("&lt;b&gt;", "<b>"),
        ],
    )
    def test_html_becomes_the_words_that_somebody_reads(self, note: str, text: str) -> None:
        assert plain_text(note) == text


class TestStripping:
    def test_callers_go_and_the_count_says_how_many_parts_did(self) -> None:
        document = eido(
            "a",
            0,
            parts={
                "callbackComponent": [{**prologue("cb", 0), "callBackInformationUri": [SECRET]}],
                "additionalDataComponent": [{**prologue("ad", 0), "additionalDataByValue": SECRET}],
                "personComponent": [
                    {
                        **prologue("p", 0),
                        "personIncidentRoleRegistryText": ["Caller"],
                        "ncPersonComponent": {"name": [SECRET], "ageMeasure": [{"integerValue": [30]}]},
                        "callBackReference": {"$ref": "cb"},
                    }
                ],
                "locationComponent": [
                    {
                        **prologue("l", 0),
                        "locationTypeDescriptionRegistryText": "Caller",
                        "locationByValue": f'<x entity="pres:{SECRET}"><provided-by>{SECRET}</provided-by></x>',
                    }
                ],
            },
        )
        before = copy.deepcopy(document)
        stripped = without_callers(document)
        assert SECRET not in json.dumps(stripped.document)
        assert stripped.dropped == 5
        assert document == before
        kept = stripped.document["personComponent"][0]["ncPersonComponent"]
        assert kept == {"ageMeasure": [{"integerValue": [30]}]}

    def test_a_document_without_callers_stays_as_it_is(self) -> None:
        document = eido("a", 0, notes={"Somebody cries.": 0})
        stripped = without_callers(document)
        assert (stripped.document, stripped.dropped) == (document, 0)
