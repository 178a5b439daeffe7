"""What is missing is named where it is an extra, and a fault where it is not."""

import click
import pytest

from khronika.cli.extras import linking_needed


def test_a_missing_extra_is_named() -> None:
    with (
        pytest.raises(
            click.UsageError,
            match=r"duckdb is not installed; install khronika\[linking\] \(here: make linking\)",
        ),
        linking_needed(),
    ):
        raise ModuleNotFoundError("No module named 'duckdb'", name="duckdb")


def test_another_missing_module_is_no_matter_of_an_extra() -> None:
    with pytest.raises(ModuleNotFoundError), linking_needed():
        raise ModuleNotFoundError("No module named 'khronika.nowhere'", name="khronika.nowhere")
