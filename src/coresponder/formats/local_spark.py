"""Spark on this machine alone, for a data set that is kept where there is Spark already.

The measures are written once and run on either engine. Spark is the extra `spark` and needs Java; nothing imports it
unless somebody asks for it. It listens on the loopback interface only, shows no page, resolves no name, writes to a
temporary folder that is removed, and ends with the work.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from coresponder.kernel.errors import UsageError

LOOPBACK = "127.0.0.1"
QUIET = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.eventLog.enabled": "false",
}
ON_LOOPBACK = {
    "spark.driver.host": LOOPBACK,
    "spark.driver.bindAddress": LOOPBACK,
}
# Days are local days already and instants are UTC, as in the data set. A whole number that does not fit is an error
# instead of another number, which is what the other engine does too.
SAME_MEANING = {"spark.sql.session.timeZone": "UTC", "spark.sql.ansi.enabled": "true"}
SHUFFLES = {"spark.sql.shuffle.partitions": "4", "spark.sql.catalogImplementation": "in-memory"}
ENVIRONMENT = {"SPARK_LOCAL_IP": LOOPBACK, "SPARK_LOCAL_HOSTNAME": "localhost"}


def why_not() -> str:
    """Why Spark cannot be used here, as a sentence; nothing where it can."""
    if find_spec("pyspark") is None:
        return "Spark is not installed: it is the extra “spark” of this program."
    if not java():
        return "Spark needs Java 17 or newer, and there is no “java” on this machine's path nor in JAVA_HOME."
    return ""


def java() -> str:
    """Where Java is; nothing where there is none."""
    home = os.environ.get("JAVA_HOME", "")
    return shutil.which("java", path=str(Path(home) / "bin")) or "" if home else shutil.which("java") or ""


@contextmanager
def local_spark() -> Iterator[Any]:
    """An Ibis connection to a Spark of our own. UsageError where there is no Spark or no Java."""
    reason = why_not()
    if reason:
        raise UsageError("no_spark", reason, "See docs/how-to/read-the-outcomes.md, or use the engine duckdb.")
    folder = tempfile.mkdtemp(prefix="coresponder-spark-")
    try:
        session = _session(folder)
        try:
            yield _connected(session)
        finally:
            session.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _session(folder: str) -> Any:
    os.environ.update(ENVIRONMENT)
    from pyspark.sql import SparkSession

    places = {"spark.local.dir": folder, "spark.sql.warehouse.dir": f"{folder}/warehouse"}
    settings = QUIET | ON_LOOPBACK | SAME_MEANING | SHUFFLES | places
    builder = SparkSession.builder.master("local[*]").appName("coresponder")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _connected(session: Any) -> Any:
    import ibis

    return ibis.pyspark.connect(session)
