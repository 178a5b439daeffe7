"""Reports of a store that copy one another: candidates by the bands of their signatures, on Spark; what a copy is says the one machine's
rule, unchanged (``reconciling.copies``). The groups are those that it finds in all texts at once: bands and signatures are the same.
"""

from collections.abc import Iterable, Iterator
from typing import Any

_SIGNED = "id string, whole string, signature binary, bands array<string>"


def near_copies(reports: Any) -> tuple[tuple[str, ...], ...]:
    """Groups of report ids, each of two or more, from a DataFrame with ``id`` and ``text``, each id once. Groups come to this process: as much
    memory as ids of copies take, some 200 bytes each."""
    from pyspark.sql import functions as F

    from khronika.reconciling.copies import together

    signed = reports.select("id", "text").mapInArrow(_sign, _SIGNED).persist()
    # Texts of the same words are one to look at: ten thousand relays of one text are not ten thousand in a band.
    firsts = signed.groupBy("whole").agg(F.min("id").alias("id"), F.count("*").alias("many"))
    twins = (
        signed.join(firsts.where("many > 1").select("whole", F.col("id").alias("first")), "whole")
        .where("id <> first")
        .select("first", "id")
    )
    bands = signed.join(firsts.select("id"), "id").select("id", F.explode("bands").alias("band"))
    met = bands.groupBy("band").count().where("count > 1").select("band")
    alike = (
        bands.join(met, "band")
        .join(signed.select("id", "signature"), "id")
        .groupBy("band")
        .applyInArrow(_decided, "first string, id string")
    )
    pairs = twins.unionByName(alike).distinct().collect()
    signed.unpersist()
    return together((row["first"], row["id"]) for row in pairs)


def _sign(batches: Iterable[Any]) -> Iterator[Any]:
    import pyarrow as pa

    from khronika.reconciling import signature_of
    from khronika.reconciling.copies import bands_of, whole_of

    for batch in batches:
        rows = []
        for key, text in zip(batch["id"].to_pylist(), batch["text"].to_pylist(), strict=True):
            if signature := signature_of(text or ""):
                rows.append((key, whole_of(signature), signature, bands_of(signature)))
        kinds = (pa.string(), pa.string(), pa.binary(), pa.list_(pa.string()))
        names = ("id", "whole", "signature", "bands")
        columns = [pa.array([row[at] for row in rows], kind) for at, kind in enumerate(kinds)]
        yield pa.RecordBatch.from_arrays(columns, names)


def _decided(met: Any) -> Any:
    """Pairs of one band that are copies, each group by its first."""
    import pyarrow as pa

    from khronika.reconciling import same_texts

    groups = same_texts(zip(met["id"].to_pylist(), met["signature"].to_pylist(), strict=True))
    pairs = [(first, other) for first, *others in groups for other in others]
    return pa.table(
        {
            "first": pa.array([first for first, _ in pairs], pa.string()),
            "id": pa.array([other for _, other in pairs], pa.string()),
        }
    )
