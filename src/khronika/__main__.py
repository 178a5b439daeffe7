"""``python -m khronika``: the command, where its script is not on the path."""

from khronika.cli.main import main

if __name__ == "__main__":
    main()
