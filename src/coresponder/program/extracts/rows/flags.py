"""What follows from the answers of an encounter, three-valued: an answer that nobody gave is never read as no."""

from coresponder.program.extracts.rows.combining import Combined

ARRESTS = ("arrest_booked", "arrest_released", "warrant_service")
HOSPITALS = ("emergency_department", "psychiatric_emergency")
FACILITIES = (*HOSPITALS, "crisis_center", "psychiatric_hospital", "sobering_or_detox", "respite_or_peer")
TO_FACILITY = (
    "voluntary_psychiatric_care", "involuntary_hold", "medical_emergency_department", "crisis_center", "detox",
    "respite",
)  # fmt: skip
Flags = dict[str, bool | None]


def flags_of(said: Combined, *, is_met: bool) -> Flags:
    """The flags at the end of a row of `encounters`."""
    enforced, held = _enforcement(said), _hold(said)
    taken = _taken(said)
    return {
        **enforced,
        **_force(said),
        "involuntary_hold": held,
        **taken,
        "taken_voluntarily": _not(held) if taken["taken_to_facility"] else None,
        "stabilized_in_community": _stabilized(enforced, held, taken) if is_met else None,
        **_injuries(said),
        **_need(said),
    }


def _enforcement(said: Combined) -> Flags:
    by_result = said.has("enforcement_results", *ARRESTS)
    by_disposition = _said_by_officer(said, "arrested")
    eligible = said.has("arrest_eligible", "yes")
    arrested = _any(by_result, by_disposition, False if eligible is False else None)
    return {
        "arrested": arrested,
        "booked": False if arrested is False else said.has("enforcement_results", "arrest_booked"),
        "cited": _any(said.has("enforcement_results", "citation", "summons"), _said_by_officer(said, "cited")),
        "warrant_arrest": _any(
            said.has("enforcement_results", "warrant_service"), False if arrested is False else None
        ),
    }


def _said_by_officer(said: Combined, disposition: str) -> bool | None:
    """What the officer's part says of a disposition; None where it was not filed, or says nothing of any."""
    operational = said.by_part.get("operational", {})
    if not operational.get("dispositions"):
        return None
    return said.said_by("operational", "dispositions", disposition)


def _force(said: Combined) -> Flags:
    used, cuffed = said.has("force_used", "yes"), said.has("handcuffs", "yes")
    reportable = said.has("force_level", "reportable", "serious")
    return {
        "reportable_force": False if used is False else reportable,
        "handcuffs_only": None if used is None or cuffed is None else cuffed and not used,
    }


def _hold(said: Combined) -> bool | None:
    evaluated = said.has("hold_evaluated", "yes")
    placed = said.has("hold_placed", "yes")
    by_disposition = said.has("dispositions", "involuntary_hold")
    return _any(placed, by_disposition, False if evaluated is False else None)


def _taken(said: Combined) -> Flags:
    nowhere = said.has("transport_by", "none")
    to_hospital, to_facility = said.has("destination", *HOSPITALS), said.has("destination", *FACILITIES)
    by_disposition = said.has("dispositions", "medical_emergency_department")
    told = said.has("dispositions", *TO_FACILITY)
    nobody = False if nowhere else None
    return {
        "taken_to_emergency_department": _any(to_hospital, by_disposition, nobody),
        "taken_to_facility": _any(to_facility, told, nobody),
    }


def _stabilized(enforced: Flags, held: bool | None, taken: Flags) -> bool | None:
    happened = (enforced["arrested"], held, taken["taken_to_facility"])
    if any(happened):
        return False
    return True if all(each is False for each in happened) else None


def _injuries(said: Combined) -> Flags:
    found: Flags = {}
    for party in ("person", "officer", "clinician", "third_party"):
        injured = said.has("injured_parties", party)
        before = said.has(f"injury_{party}_cause", "before")
        found[f"injured_{party}"] = False if injured and before else injured
    died = said.has("injury_person_severity", "death")
    found["died"] = _any(died, said.has("dispositions", "died"), False if found["injured_person"] is False else None)
    return found


def _need(said: Combined) -> Flags:
    needs = [each for each in said.several("needs_found") if each != "none"]
    found = None if said.has("needs_found", "none", *needs) is None else bool(said.has("needs_found", *needs))
    offered = [each for each in said.several("help_offered") if each != "none"]
    was_offered = said.has("help_offered", *offered) if offered else said.has("help_offered", "none") and False
    answer = said.has("offer_answer", "accepted", "partly")
    return {
        "need_found": found,
        "need_offered": was_offered if found else None,
        "offer_accepted": answer if found and was_offered is not False else None,
    }


def _any(*values: bool | None) -> bool | None:
    """True where one is true; else False where one is false; else None."""
    if any(values):
        return True
    return False if any(value is False for value in values) else None


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value
