"""Originals beside backups: kept once in ``originals`` of the folder where the backups lie, so that each backup copies only new ones. They
are named by their hash, as in the folder, and never changed."""

import hashlib
import os
import shutil
from pathlib import Path

from khronika.ledger.errors import FolderTrouble
from khronika.sealing.packing import make_directory

POOL = "originals"


def put(source: Path, pool: Path, sha256: str) -> bool:
    """Copy it there, unless a file of its name and size is there; ``False`` where its bytes are not those of its name: then it is not. What is
    copied is read back before it has its name. Raises OSError where the disk is full."""
    target = pool / sha256[:2] / sha256[2:]
    if target.exists() and target.stat().st_size == source.stat().st_size:
        return True
    make_directory(target.parent)
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)  # of a run that was killed
        shutil.copyfile(source, part)
        handle = os.open(part, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        if hash_of(part) != sha256:
            return False
        part.chmod(0o400)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return True


def take(pool: Path, target: Path, hashes: list[str]) -> None:
    """Copy them from there into ``target``, each held to its name. Raises FolderTrouble where one is missing or is not what its name says."""
    for sha256 in hashes:
        source, to = pool / sha256[:2] / sha256[2:], target / sha256[:2] / sha256[2:]
        if not source.is_file():
            raise FolderTrouble(
                f"The original {source} is missing beside the backup. Bring the folder {pool} together with the backup's file."
            )
        make_directory(to.parent)
        shutil.copyfile(source, to)
        to.chmod(0o400)
        if hash_of(to) != sha256:
            raise FolderTrouble(
                f"The original {source} beside the backup is damaged: it is not what its name says."
            )


def hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
