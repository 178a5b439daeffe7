"""What reading on Spark needs beside this package, and what to say where it is missing."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

_LIBRARIES = ("pyspark", "pyarrow", "pandas")


class Missing(Exception):
    """Something is not installed; the message says what to do."""


def require() -> None:
    """Raises Missing where PySpark, Arrow or Java cannot be found."""
    absent = [name for name in _LIBRARIES if find_spec(name) is None]
    if absent:
        raise Missing(f"{absent[0]} is not installed; install khronika[spark].")
    home = os.environ.get("JAVA_HOME")
    found = (Path(home) / "bin" / "java").exists() if home else shutil.which("java") is not None
    if not found:
        raise Missing(
            "Java is not installed, and Spark runs on it: install Java 17, or name it in JAVA_HOME."
        )
