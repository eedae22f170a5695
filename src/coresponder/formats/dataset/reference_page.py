"""docs/reference/data-set.md, written out of the tables."""

from coresponder.formats.dataset.schema import Column, Table
from coresponder.formats.dataset.tables import TABLES_OF_CALLS, TABLES_OF_RECORDS

INTRODUCTION = """# The program data set

All measures are computed from these tables and from nothing else. The program fills them from its records (see
[how to hand out the data set](../how-to/hand-out-the-data-set.md)); a program that keeps its records elsewhere fills
the same tables from its own files, as Parquet, one file for each table, in one folder. `coresponder dataset check DIR`
says in sentences what does not fit. No table but the one that you need has to be there.

- **Nobody is named.** A person, an encounter, a call is a token: a keyed hash, another one for each purpose of release.
- **Instants are UTC**, to the minute. `local_…` columns are by the local clock of the program or of the source.
- **Empty means not recorded.** It is never no, and never filled in.
- **In months** says what becomes of a column in a release that names no moments: it stays, becomes the first day of the
  month, is cut to whole four weeks, or is left empty.
- Words that somebody wrote are in no table.

"""


def data_set_page() -> str:
    """The whole page."""
    return (
        "".join(
            (
                INTRODUCTION,
                _contents(),
                "\n# What a program records\n\n",
                *(_table(each) for each in TABLES_OF_RECORDS),
                "# What is read out of exports of computer-aided dispatch\n\n",
                *(_table(each) for each in TABLES_OF_CALLS),
            )
        ).rstrip()
        + "\n"
    )


def _contents() -> str:
    rows = (f"| [{each.name}](#{each.name}) | {each.grain} |\n" for each in (*TABLES_OF_RECORDS, *TABLES_OF_CALLS))
    return "| table | rows |\n|---|---|\n" + "".join(rows)


def _table(table: Table) -> str:
    said = f"## {table.name}\n\n{table.grain[0].upper()}{table.grain[1:]}. {table.description}\n\n"
    named = f"Rows are named by {' and '.join(f'`{each}`' for each in table.key)}.\n\n" if table.key else ""
    orders = "".join(f"- `{each.earlier}` cannot lie after `{each.later}`.\n" for each in table.orders)
    head = "| column | type | meaning | in months |\n|---|---|---|---|\n"
    return said + named + (orders + "\n" if orders else "") + head + "".join(map(_row, table.columns)) + "\n"


def _row(column: Column) -> str:
    kind = f"{column.type}, {column.unit}" if column.unit else column.type
    return f"| `{column.name}` | {kind}{' **required**' if column.required else ''} | {_meaning(column)} |" + (
        f" {column.in_months} |\n"
    )


def _meaning(column: Column) -> str:
    refers = f" Refers to `{column.refers_to}`." if column.refers_to else ""
    codes = f" Codes: {', '.join(f'`{code}`' for code in column.codes)}." if column.codes else ""
    return f"{column.description}{refers}{codes}"
