"""archive: millions of reports, read on Apache Spark and kept as Parquet. Nothing distributed is ours.

An archive is read into a **store**, a folder of Parquet files (``archive/layout.py`` says which), by the same code that reads one report on a
laptop: ``archive/reading.py`` hands reports to ``khronika.pool`` inside Spark's own processes. A store is asked without Spark by
``archive/store.py``. No Django and no ledger here; PySpark, Arrow and DuckDB are extras, imported when a function needs them.
"""

from khronika.archive.layout import CannotGoOn, Options
from khronika.archive.needs import Missing

__all__ = ["CannotGoOn", "Missing", "Options"]
