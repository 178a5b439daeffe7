"""Exit codes, as `khronika --help` and the package's docstring promise them."""

FINE = 0
SOME_UNREAD = 1
USAGE = 2  # click's own
FOLDER = 3
NOT_SOUND = 1  # verify: something is not as it was written
COULD_NOT_LOOK = 2  # verify
NOT_HERE = 4
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
