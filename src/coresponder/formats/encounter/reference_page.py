"""The dictionary of encounters as a page: every question, every answer, every rule, and what is kept elsewhere."""

from collections.abc import Iterator

from coresponder.formats.encounter.form import Code, CodeList, Condition, Element, Form, Step


def dictionary_page(form: Form) -> str:
    """Everything that the form asks, as Markdown, without the head of the page."""
    parts = (
        _parts(form),
        _questions(form),
        _outcome(form),
        _times(form),
        _elsewhere(form),
        _lists(form),
        _sources(form),
    )
    return "\n\n".join(parts)


def _parts(form: Form) -> str:
    rows = [f"| `{each.name}` | {each.title} | {each.whose} | {each.data_class} |" for each in form.parts]
    absent = ", ".join(f"`{code}` ({label})" for code, label in form.absent.items())
    head = [
        "## Parts",
        "",
        "| code | part | whose it is | class of information |",
        "|---|---|---|---|",
        *rows,
        "",
        "What the operational part says of offenses, arrests and enforcement is of the class criminal_justice, "
        "whatever else of the part an agreement opens.",
        "",
        f"Accepted as an answer to every question, unless it says otherwise: {absent}.",
    ]
    return "\n".join(head)


def _questions(form: Form) -> str:
    return "\n\n".join(_step(form, step) for step in form.steps)


def _step(form: Form, step: Step) -> str:
    rows = [_row(form, each) for each in form.elements if each.step == step.name]
    head = [
        "| element | question | parts | answer | asked where | needed | filled in from | published element | source |"
    ]
    return "\n".join([f"## Step {step.title}", "", *head, "|---|---|---|---|---|---|---|---|---|", *rows])


def _row(form: Form, element: Element) -> str:
    where = "; ".join(each.words for each in element.shown_if) or "always"
    cells = (
        f"`{element.name}`", _question(form, element), ", ".join(element.parts), _answer(element), where,
        _needed(element), element.prefilled_from.replace("_", " ").replace(".", ": "), element.reference,
        element.source,
    )  # fmt: skip
    return "| " + " | ".join(cells) + " |"


def _question(form: Form, element: Element) -> str:
    more = [element.question, element.help]
    if element.data_class:
        more.append(f"Class: {element.data_class}.")
    if len(element.absent) < len(form.absent):
        more.append("Has to be known.")
    return " ".join(each for each in more if each)


def _answer(element: Element) -> str:
    if element.codes is not None:
        several = "several of " if element.kind == "codes" else "one of "
        return f"{several}[{element.codes.name}](#{element.codes.name})"
    most = f", at most {element.most:,}" if element.most else ""
    return {"instant": "day and time with offset", "text": f"text{most} characters"}.get(
        element.kind, f"whole number of {element.unit}{most}"
    )


def _needed(element: Element) -> str:
    if element.is_required:
        return "to file"
    return f"expected in: {', '.join(sorted(element.expected_in))}" if element.expected_in else ""


def _outcome(form: Form) -> str:
    rows = [
        f"| {number} | `{each.code}` | {each.label} | {_when(each.when)} |"
        for number, each in enumerate(form.hierarchy.outcomes, start=1)
    ]
    return "\n".join(
        [
            f"## Primary outcome, version {form.hierarchy.version}",
            "",
            "Derived, never entered: the first that applies. It is derived for each part and class by itself, so that "
            "whoever may not read one is not told by it. Nothing that applies: "
            f"`{form.hierarchy.none_code}`, which is never guessed.",
            "",
            "| | code | outcome | where |",
            "|---|---|---|---|",
            *rows,
        ]
    )


def _when(conditions: tuple[Condition, ...]) -> str:
    found = (f"`{each.element}`: {', '.join(sorted(each.any_of))}" for each in conditions)
    return "; or ".join(found)


def _times(form: Form) -> str:
    orders = [f"- `{each.first}` is not after `{each.second}`. {each.sentence}" for each in form.orders]
    among = [f"- `{each.first}` is among `{each.second}`. {each.sentence}" for each in form.among]
    return "\n".join(["## What has to agree", "", *orders, *among])


def _elsewhere(form: Form) -> str:
    rows = [f"| {each.reference} | {each.where or 'nowhere'} | {each.why} |" for each in form.elsewhere]
    return "\n".join(
        ["## Kept elsewhere, or nowhere", "", "| published element | where | why |", "|---|---|---|", *rows]
    )


def _lists(form: Form) -> str:
    return "\n\n".join(["## Code lists", *(_list(each) for each in form.lists.values())])


def _list(codes: CodeList) -> str:
    local = " Each jurisdiction fills in its own." if codes.is_local else ""
    rows = list(_codes(codes))
    return "\n".join(
        [
            f"### {codes.name}",
            "",
            f"{codes.title}. Source: {codes.source}.{local}",
            "",
            "| code | label | source | also read | remarks |",
            "|---|---|---|---|---|",
            *rows,
        ]
    )


def _codes(codes: CodeList) -> Iterator[str]:
    for each in codes.codes:
        aliases = ", ".join(each.aliases)
        yield f"| `{each.code}` | {each.label} | {each.source} | {aliases} | {' '.join(_remarks(each))} |"


def _remarks(code: Code) -> Iterator[str]:
    if code.maps_to:
        yield f"Retired, never offered; read as {', '.join(f'`{each}`' for each in code.maps_to)}. {code.why}"
    if code.is_alone:
        yield "Excludes the others."
    if not code.counts_as_repeat:
        yield "Never counts as a repeat contact."
    if code.effective_from:
        yield f"From {code.effective_from} on."
    if code.effective_until:
        yield f"Until {code.effective_until}."


def _sources(form: Form) -> str:
    return "\n".join(["## Sources", "", *(f"- **{code}**: {words}" for code, words in form.sources.items())])
