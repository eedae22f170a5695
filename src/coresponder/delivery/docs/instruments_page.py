"""The reference page of screening instruments, written from the packs."""

from collections.abc import Iterator

from coresponder.formats.instruments import Pack, shipped_packs
from coresponder.safeguards.permissions.roles import role_of

HEAD = """# Screening instruments

This page is written by the program. Each instrument is a content pack in `formats/instruments/packs`: what stands there
is asked, scored and shown, and nothing else. What is meant by each column of a pack, and how to add the text of an
instrument whose owner has to be asked, is told in [../how-to/screen-somebody.md](../how-to/screen-somebody.md).

No score is computed from incomplete answers: a missing answer is never filled in, and the screening is called
“incomplete (7 of 9)”. A screen never diagnoses, and never decides a hold or an arrest; a positive one opens a step that
stays open until somebody says what was done. Instruments about alcohol and drugs are kept as substance-use records.

| instrument | questions | text | owner’s permission | LOINC |
|---|---|---|---|---|
"""
TEXTS = {
    "published": "as published",
    "by_number": "by number: the wording could not be checked",
    "withheld": "with the owner; the result is entered",
}


def instruments_page() -> str:
    """Every shipped instrument: license, source, evidence, what it asks, what it can say and ask for."""
    rows = "\n".join(_row(pack) for pack in shipped_packs())
    return HEAD + rows + "\n\n" + "\n\n".join("\n".join(_section(pack)) for pack in shipped_packs()) + "\n"


def _row(pack: Pack) -> str:
    permission = "needed, for each agency" if pack.needs_permission else "not needed"
    count = len([each for each in pack.items if not each.optional])
    return (
        f"| [{pack.name}](#{_anchor(pack)}) | {count or '–'} | {TEXTS[pack.text]} | {permission} "
        f"| {pack.loinc or 'none verified'} |"
    )


def _section(pack: Pack) -> Iterator[str]:
    yield f"## {pack.name}"
    yield ""
    yield f"{pack.title}. {pack.population}"
    yield ""
    yield f"- Owner: {pack.owner}"
    yield f"- License: {pack.licence}"
    yield f"- Evidence: {pack.evidence or 'none; the owner has to be asked, and each agency records the answer'}"
    yield f"- Source: {pack.source}"
    yield f"- To cite: {pack.citation}"
    yield f"- Asked by: {', '.join(sorted(role_of(each).display_name.lower() for each in pack.roles))}. {pack.training}"
    yield f"- Kept as: {pack.data_class.replace('_', ' ')}; version {pack.version}"
    yield from (f"- {each}" for each in pack.remarks)
    yield ""
    yield "| result | positive | what it says |"
    yield "|---|---|---|"
    for band in pack.bands:
        yield f"| {band.label} | {'yes' if band.is_positive else 'no'} | {band.sentence} |"
    yield ""
    yield "Steps that a result can open:"
    yield ""
    for step in pack.steps:
        yield f"- **{step.title}**, {step.due_words}. {step.sentence}"


def _anchor(pack: Pack) -> str:
    return pack.name.lower().replace(" ", "-")
