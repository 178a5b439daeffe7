"""`python -m khronika.cli`, for where the `khronika` script is not on the path."""

from khronika.cli.main import main

main(prog_name="khronika")
