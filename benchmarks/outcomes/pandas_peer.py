"""The same questions in pandas, as somebody would write them who knows pandas well: flags, groupby, quantile."""

from typing import Any

import numpy as np
import pandas as pd

Tables = dict[str, pd.DataFrame]
Answers = dict[str, float]

OVER_MET = {
    "arrested_rate": "arrested", "booked_rate": "booked", "cited_rate": "cited",
    "warrant_arrest_rate": "warrant_arrest",
    "reportable_force_rate": "reportable_force", "handcuffs_only_rate": "handcuffs_only",
    "injured_person_rate": "injured_person", "injured_officer_rate": "injured_officer",
    "injured_clinician_rate": "injured_clinician", "injured_third_party_rate": "injured_third_party",
    "stabilized_in_community_rate": "stabilized_in_community", "involuntary_hold_rate": "involuntary_hold",
    "emergency_department_rate": "taken_to_emergency_department",
}  # fmt: skip
AMONG_FLAG = {
    "voluntary_transport_rate": ("taken_to_facility", "taken_voluntarily"),
    "need_offered_rate": ("need_found", "need_offered"),
    "offer_accepted_rate": ("need_offered", "offer_accepted"),
}
TRAITS = ("race_ethnicity", "age_band", "gender", "language", "housing")
EQUITY = ("arrested", "reportable_force", "handcuffs_only", "involuntary_hold", "stabilized_in_community")
FOLLOW_DAYS = 365


def answers(tables: Tables) -> Answers:
    """Every answer by a name that the other side uses too."""
    encounters = tables["encounters"]
    met = encounters[encounters.is_met & encounters.counts_as_repeat]
    found: Answers = {}
    found |= _shares(met)
    found |= _by_months(met)
    found |= _by_groups(met, tables["persons"])
    found |= _calls(tables["program_calls"])
    found |= _follow_ups(tables["follow_ups"])
    found |= _times(met, tables["team_responses"])
    found |= _returns(met, tables["persons"])
    return found


def _shares(met: pd.DataFrame) -> Answers:
    """Each share with the variance that allows for persons: the sums for each person, then of their squares."""
    found: Answers = {}
    whose = met.person.fillna(met.encounter_id)
    shares: dict[str, tuple[pd.Series, pd.Series]] = {
        name: (met[column].notna(), met[column].fillna(False).astype(bool)) for name, column in OVER_MET.items()
    }
    for name, (among, column) in AMONG_FLAG.items():
        asked = met[among].fillna(False).astype(bool)
        shares[name] = (asked & met[column].notna(), asked & met[column].fillna(False).astype(bool))
    eligible = met.arrest_eligible == "yes"
    shares["arrest_rate_of_eligible"] = (
        eligible & met.arrested.notna(), eligible & met.arrested.fillna(False).astype(bool)
    )  # fmt: skip
    for name, (asked, counts) in shares.items():
        by_person = pd.DataFrame({"of": asked.astype("int64"), "in": counts.astype("int64")}).groupby(whose).sum()
        by_person = by_person[by_person["of"] > 0]
        share = by_person["in"].sum() / by_person["of"].sum()
        residuals = by_person["in"] - share * by_person["of"]
        found[name] = float(share)
        found[f"{name}/squares"] = float((residuals**2).sum())
    return found


def _by_months(met: pd.DataFrame) -> Answers:
    grouped = met.groupby("local_month")[["arrested", "reportable_force", "involuntary_hold"]]
    counts = grouped.agg(["sum", "count"])
    return {
        f"{column}/{pd.Timestamp(month):%Y-%m}": float(
            counts.loc[month, (column, "sum")] / counts.loc[month, (column, "count")]
        )
        for column in ("arrested", "reportable_force", "involuntary_hold")
        for month in counts.index
    }


def _by_groups(met: pd.DataFrame, persons: pd.DataFrame) -> Answers:
    joined = met.merge(persons, on="person", how="left")
    found: Answers = {}
    for trait in TRAITS:
        groups = joined[trait].fillna("not_recorded")
        means = joined[list(EQUITY)].astype("Float64").groupby(groups).mean()
        found |= {
            f"{column}/{trait}/{group}": float(means.loc[group, column]) for column in EQUITY for group in means.index
        }
    return found


def _calls(calls: pd.DataFrame) -> Answers:
    eligible = calls[calls.is_eligible]
    on_duty = eligible[eligible.team_on_duty.fillna(False).astype(bool)]
    return {
        "coverage_of_eligible": float(eligible.is_reached.mean()),
        "coverage_while_on_duty": float(on_duty.is_reached.mean()),
        "coverage_of_crisis_calls": float(calls[calls.nexus == "yes"].is_reached.mean()),
    }


def _follow_ups(follow_ups: pd.DataFrame) -> Answers:
    due = follow_ups[follow_ups.rule.notna() & follow_ups.is_on_time.notna()]
    return {
        "follow_up_attempted_72_hours": float((due.hours_to_first_attempt <= 72).mean()),
        "follow_up_reached_72_hours": float((due.hours_to_reached <= 72).mean()),
    }


def _times(met: pd.DataFrame, responses: pd.DataFrame) -> Answers:
    columns: dict[str, Any] = {
        "officer_on_scene_minutes": met.officer_minutes,
        "police_release_minutes": met.minutes_to_police_release,
        "facility_handover_minutes": met.facility_release_minutes,
        "team_response_minutes": responses.minutes_received_to_on_scene,
        "team_on_scene_minutes": responses.minutes_on_scene,
    }
    return {
        f"{name}/{share}": float(column.quantile(share)) for name, column in columns.items() for share in (0.5, 0.9)
    }


def _returns(met: pd.DataFrame, persons: pd.DataFrame) -> Answers:
    known = persons[persons.is_identified][["person", "observed_days"]]
    contacts = met[met.person.notna()][["person", "person_day"]].merge(known, on="person")
    contacts["left"] = (contacts.observed_days - contacts.person_day).clip(lower=0)
    first = contacts.groupby("person").agg(
        first_day=("person_day", "min"), left=("left", "max"), contacts=("left", "size")
    )
    first["left"] = first.left.clip(upper=FOLLOW_DAYS)
    joined = contacts[["person", "person_day"]].merge(first[["first_day", "left"]], left_on="person", right_index=True)
    joined["day"] = joined.person_day - joined.first_day
    later = joined[(joined.day > 0) & (joined.day <= joined.left)]
    next_day = later.groupby("person").day.min().reindex(first.index)
    days, came = next_day.fillna(first.left), next_day.notna()
    counts = np.sort(first.contacts.to_numpy())[::-1]
    top = int(np.ceil(round(len(counts) * 0.05, 9)))
    return {
        "met_again_within/90": 1 - _kaplan_meier(days.to_numpy(), came.to_numpy(), 90),
        "mean_further_contacts/180": _mean_number(first.left.to_numpy(), later.day.to_numpy(), 180),
        "met_twice_or_more": float((counts >= 2).mean()),
        "contacts_of_the_top_persons/5": float(counts[:top].sum() / counts.sum()),
    }


def _kaplan_meier(days: np.ndarray, came: np.ndarray, until: int) -> float:
    share = 1.0
    for day in np.unique(days[came]):
        if day <= until:
            share *= 1 - ((days == day) & came).sum() / (days >= day).sum()
    return float(share)


def _mean_number(left: np.ndarray, days: np.ndarray, until: int) -> float:
    return float(sum((days == day).sum() / (left >= day).sum() for day in np.unique(days) if day <= until))
