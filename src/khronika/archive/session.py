"""Spark, set up for us: this Python, no page of its own, nothing left in the system's temporary folder."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from khronika.archive.needs import require

LOCAL = "local[*]"
# Of the driver; in local mode, of all. Reading itself is done by processes beside it (khronika.pool).
_MEMORY = "1g"
# Java only moves rows here, for seconds: its thorough compiler costs more than it saves (a third of a start's processor time,
# and half of what a short report took beside its reading), and several collectors' threads hold memory.
_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
_ROWS = 256  # in a batch handed to Python: a report may have megabytes


@contextmanager
def session(master: str, scratch: Path, more: Mapping[str, str] | None = None) -> Iterator[Any]:
    """A ``SparkSession`` on ``master`` (``local[2]``, ``spark://...``); its own spills lie in ``scratch``; ``more`` are settings beside ours.
    Raises Missing."""
    require()
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["SPARK_WORKER_DIR"] = str(
        scratch.resolve() / "work"
    )  # of local-cluster; else it lies in PySpark
    scratch.mkdir(parents=True, exist_ok=True)
    builder = SparkSession.builder.appName("khronika").master(master)
    for name, value in (_settings(master, scratch) | dict(more or {})).items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        yield spark
    finally:
        spark.stop()


def _settings(master: str, scratch: Path) -> dict[str, str]:
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.driver.memory": _MEMORY,
        "spark.executor.memory": _MEMORY,
        "spark.driver.extraJavaOptions": _JAVA,
        "spark.executor.extraJavaOptions": _JAVA,
        "spark.local.dir": str(scratch.resolve()),
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(_ROWS),
        "spark.sql.shuffle.partitions": "8",
        "spark.sql.warehouse.dir": str((scratch / "warehouse").resolve()),
        "spark.python.worker.reuse": "true",
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    if master.startswith("local"):  # nothing listens beyond this machine
        settings |= {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
    return settings
