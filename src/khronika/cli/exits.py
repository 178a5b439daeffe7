"""Exit codes, as `khronika --help` and the package's docstring promise them."""

FINE = 0
SOME_UNREAD = 1
USAGE = 2  # click's own
FOLDER = 3
NOT_HERE = 4
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
