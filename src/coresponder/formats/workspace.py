"""A private place on disk in which exports of any size are worked on, gone when the work is done."""

import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

MEMORY_LIMIT = "3GB"
Settings = dict[str, str | bool | int | float | list[str]]


def connected(path: Path | None = None, settings: Settings | None = None) -> duckdb.DuckDBPyConnection:
    """A connection that writes nothing to standard output; in memory where no path is given.

    DuckDB draws a progress bar there when a question takes longer than two seconds, in the midst of what --json prints.
    """
    connection = duckdb.connect(str(path or ":memory:"), config=settings or {})
    connection.execute("SET enable_progress_bar = false")
    return connection


class Workspace:
    """A DuckDB connection in a temporary folder that only this user can read.

        with Workspace() as workspace:
            workspace.connection.execute("SELECT 42")

    What does not fit into `memory_limit` (as DuckDB writes it: “3GB”) goes to disk, so that a file may be larger than
    memory. Instants are shown in UTC. Nothing is fetched from a network: only what DuckDB has built in is used. The
    folder and everything in it is removed on leaving, also after an error.
    """

    def __init__(self, memory_limit: str = MEMORY_LIMIT, *, threads: int | None = None) -> None:
        self._memory_limit = memory_limit
        self._threads = threads
        self._folder: Path | None = None
        self._connection: duckdb.DuckDBPyConnection | None = None

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The connection; RuntimeError before the workspace is entered and after it is left."""
        if self._connection is None:
            raise RuntimeError("The workspace is not open.")
        return self._connection

    @property
    def folder(self) -> Path:
        """The temporary folder; RuntimeError before the workspace is entered and after it is left."""
        if self._folder is None:
            raise RuntimeError("The workspace is not open.")
        return self._folder

    def __enter__(self) -> Self:
        self._folder = Path(tempfile.mkdtemp(prefix="coresponder-"))
        try:
            self._connection = connected(self._folder / "workspace.duckdb", self._settings())
            self._connection.execute("SET TimeZone = 'UTC'")
        except Exception:
            self._remove()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._remove()

    def _settings(self) -> Settings:
        settings: Settings = {
            "memory_limit": self._memory_limit,
            "temp_directory": str(self.folder / "spilled"),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        return settings if self._threads is None else {**settings, "threads": self._threads}

    def _remove(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._connection = self._folder = None
