"""Bytes into intake, led by coverage: the first byte chooses the kind of file. See README.md beside this file."""

import sys

import atheris

with atheris.instrument_imports(
    include=["khronika", "pypdf", "openpyxl", "warcio", "defusedxml", "html", "email"]
):
    from tests.intake.test_fuzz import KINDS, answers


def once(data: bytes) -> None:
    if data:
        answers(KINDS[data[0] % len(KINDS)], data[1:])


if __name__ == "__main__":
    atheris.Setup(sys.argv, once)
    atheris.Fuzz()
