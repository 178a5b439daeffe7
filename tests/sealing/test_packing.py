"""Into one stream and out again: every file as it was, and nothing that the list does not name."""

import io
import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.ledger.errors import FolderTrouble
from khronika.sealing.packing import MANIFEST, Entry, Manifest, Packed, padded, unpack

NAMES = st.text(
    st.characters(exclude_characters="/\\\0", exclude_categories=["Cs"]), min_size=1, max_size=120
).filter(lambda name: name not in (".", "..", MANIFEST))


def stream_of(files: dict[str, bytes], *, fill: bool = False) -> bytes:
    return Packed(
        (Entry(name, raw) for name, raw in files.items()), Manifest("test", {"a": 1}), padded=fill
    ).read()


@given(st.dictionaries(NAMES, st.binary(max_size=1100), max_size=5), st.booleans())
def test_what_goes_in_comes_out(files: dict[str, bytes], fill: bool) -> None:
    stream = stream_of(files, fill=fill)
    manifest = unpack(io.BytesIO(stream), None)
    assert {each.name: each.size for each in manifest.files} == {
        name: len(raw) for name, raw in files.items()
    }
    with tarfile.open(fileobj=io.BytesIO(stream)) as archive:  # any tar opens it
        for name, raw in files.items():
            body = archive.extractfile(name)
            assert body is not None
            assert body.read() == raw
    if fill:
        assert len(stream) == padded(len(stream))
    with pytest.raises(FolderTrouble):
        unpack(io.BytesIO(stream[: len(stream) - 3000] if len(stream) > 12000 else stream[:700]), None)


@given(st.integers(2, 10**13))
def test_sizes_are_filled_up_by_an_eighth_at_most(size: int) -> None:
    assert size <= padded(size) <= size * 1.125 + 1
    assert padded(padded(size)) == padded(size)


def _tar(*members: tuple[str, bytes, bytes]) -> io.BytesIO:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, raw, kind in members:
            info = tarfile.TarInfo(name)
            info.size, info.type = len(raw), kind
            archive.addfile(info, io.BytesIO(raw))
    out.seek(0)
    return out


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("../out", tarfile.REGTYPE),
        ("/out", tarfile.REGTYPE),
        ("a\\..\\b", tarfile.REGTYPE),
        ("link", tarfile.SYMTYPE),
        ("d", tarfile.DIRTYPE),
    ],
)
def test_nothing_leads_out_of_the_folder(tmp_path: Path, name: str, kind: bytes) -> None:
    with pytest.raises(FolderTrouble, match="never packs"):
        unpack(_tar((name, b"", kind)), tmp_path / "in")
    assert not (tmp_path / "out").exists()


def test_the_list_is_held_to(tmp_path: Path) -> None:
    good = stream_of({"a": b"one"})
    with pytest.raises(FolderTrouble, match="not those of its list"):
        unpack(io.BytesIO(good.replace(b"one", b"two")), None)
    with pytest.raises(FolderTrouble, match="list of files is missing"):
        unpack(_tar(("a", b"one", tarfile.REGTYPE)), None)
    for words, why in ((b"{}", "list of files is none"), (b'{"format": "khronika-pack/9"}', "newer")):
        with pytest.raises(FolderTrouble, match=why):
            unpack(_tar((MANIFEST, words, tarfile.REGTYPE)), None)
    path = tmp_path / "a"
    path.write_bytes(b"x" * 10)
    packed = Packed([Entry("gone", tmp_path / "gone")], Manifest("test"))
    with pytest.raises(FolderTrouble, match="cannot be read"):
        packed.read()
