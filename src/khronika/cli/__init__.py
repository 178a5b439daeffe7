"""cli: the `khronika` command. Each command is a module that is imported only when it is called.

Exit codes: 0 fine; 1 some input could not be read (listed, the rest was); 2 the command was written wrongly;
3 the data folder cannot be used; 4 no such question, claim or report; 130 interrupted.
"""
