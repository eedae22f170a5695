"""What no file of the project may be or say."""

import re

from tests.repository.tracked import PROJECT, name_of, text_files, tracked_files

MOST_LINES = 400
# A file that is longer for a reason stands here with the reason.
LONGER_FOR_A_REASON: dict[str, str] = {}

# A file name says what is inside; these say that nobody decided.
NAMES_THAT_SAY_NOTHING = {
    "utils",
    "util",
    "helpers",
    "helper",
    "manager",
    "managers",
    "core",
    "misc",
    "common",
    "base2",
}
GENERATIONS = re.compile(r"(^|_)(v\d+|new|old|nextgen|final)$")

# Patterns are put together here so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile("|".join(["/" + "work/", "/" + "root/", "/" + "home/[a-z]", r"/" + r"Users/[A-Za-z]"]))
INDEX_HOSTS = re.compile(
    "|".join(["py" + r"pi\.org", "files.python" + "hosted", "registry." + "npmjs", "index-" + "url="])
)
UNFINISHED = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"]) + r")\b")

PYTHON_FILES = [path for path in tracked_files(suffix=".py") if "migrations" not in path.parts]
TEXT_FILES = [path for path in text_files() if "vendor" not in path.parts]


def test_there_are_files_to_look_at() -> None:
    assert len(PYTHON_FILES) >= 1000
    assert len(TEXT_FILES) >= len(PYTHON_FILES)


def test_no_file_is_longer_than_a_reader_can_hold_in_mind() -> None:
    lines = {name_of(path): len(path.read_text().splitlines()) for path in PYTHON_FILES}
    long = {name: count for name, count in lines.items() if count > MOST_LINES and name not in LONGER_FOR_A_REASON}
    assert not long, f"Make each of these a folder of the same name, split by noun: {long}"


def test_every_name_says_what_is_inside() -> None:
    parts = {name_of(path): [path.stem, *path.relative_to(PROJECT).parent.parts] for path in PYTHON_FILES}
    empty = [name for name, its_parts in parts.items() if any(map(_says_nothing, its_parts))]
    assert not empty, f"A part of these names does not say what is inside: {empty}"


def _says_nothing(part: str) -> bool:
    return part in NAMES_THAT_SAY_NOTHING or GENERATIONS.search(part) is not None


def test_no_file_names_a_machine() -> None:
    found = [name_of(path) for path in TEXT_FILES if MACHINE_PATHS.search(path.read_text())]
    assert not found, f"These name a folder of somebody's machine: {found}"


def test_no_file_names_a_package_index() -> None:
    found = [name_of(path) for path in TEXT_FILES if INDEX_HOSTS.search(path.read_text())]
    assert not found, f"These name a package index; the program must install from anybody's: {found}"


def test_nothing_is_left_unfinished() -> None:
    found = [name_of(path) for path in TEXT_FILES if UNFINISHED.search(path.read_text())]
    assert not found, f"These hold a note about unfinished work; finish it or open an issue: {found}"


def test_every_package_says_what_it_is_for() -> None:
    silent = [
        name_of(path)
        for path in PYTHON_FILES
        if path.name == "__init__.py" and path.is_relative_to(PROJECT / "src")
        if not path.read_text().startswith('"""') and path.parent.name not in {"templatetags", "management", "commands"}
    ]
    assert not silent, f"These packages do not say what they are for: {silent}"
