"""The page that says where each sentence of the brief stands in the program."""

from coresponder.program.readiness.the_brief import Place, sentences


def the_brief_page() -> str:
    """Each sentence of the four tips and of the variations, by a short phrase, with its pages and rules."""
    lines = [
        "# The brief in the program",
        "",
        "The program follows a brief of the Council of State Governments Justice Center on co-responder programs. Each",
        "sentence of its four tips and of its variations stands here by a few of its words, with the page or rule of",
        "the program that carries it out. The same table is a page of the program, under Readiness.",
        "",
        "| part | … a few words … | where it stands |",
        "|---|---|---|",
        *(f"| {each.part} | … {each.phrase} … | {'; '.join(map(_place, each.places))} |" for each in sentences()),
    ]
    return "\n".join(lines) + "\n"


def _place(place: Place) -> str:
    return f"{place.words} (`{place.address}`)" if place.address else place.words
