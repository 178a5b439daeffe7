"""What can go wrong with a folder. No Django here: the command line reads these before Django is loaded.

LedgerError
├── FolderTrouble      the data folder cannot be made, read or written
├── OriginalDiffers    a kept original is not the bytes that its name says
├── ChainBroken        the log does not follow from itself
├── NotPossible        what is asked for cannot be recorded; nothing was
└── NotHere            no such report, claim, question or incident in this folder
"""


class LedgerError(Exception):
    """Something is wrong with the folder. The message says what, where, and what to do."""


class FolderTrouble(LedgerError):
    """The data folder cannot be made, read or written."""


class OriginalDiffers(LedgerError):
    """A kept original is not the bytes that its name, their SHA-256, says."""


class ChainBroken(LedgerError):
    """The log does not follow from itself."""


class NotPossible(LedgerError):
    """What is asked for cannot be recorded, and nothing was."""


class NotHere(LedgerError):
    """No such thing in this folder (or, later, none that this reader may see: strangers are told the same)."""
