"""Text into reading, led by coverage: the first byte chooses the language. See README.md beside this file."""

import sys

import atheris

with atheris.instrument_imports(include=["khronika"]):
    # Reading imports a language when its first report comes: too late to be instrumented.
    from tests.reading.test_fuzz import LANGUAGES, check

    import khronika.reading.english
    import khronika.reading.kazakh
    import khronika.reading.russian  # noqa: F401
    from khronika.intake import normalise


def once(data: bytes) -> None:
    if data:
        as_given = data[1:].decode("utf-8", "replace")
        text, to_given = normalise(as_given)
        check(text, LANGUAGES[data[0] % len(LANGUAGES)], to_given, as_given)


if __name__ == "__main__":
    atheris.Setup(sys.argv, once)
    atheris.Fuzz()
