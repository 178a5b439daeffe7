"""One folder into one file and back: sealed with age, backed up, restored. No Django here.

    keys       who may open what is sealed: passphrases and age's keys
    packing    many files into one stream with their hashes, and out of it again, checked
    envelope   that stream into a sealed file, and back
    in_use     who uses a folder now
    folders    a folder sealed where it lies, and opened again
    backups    a folder copied while it is used, and made again from the copy

What it is for, and what it does not do: docs/backup-and-sealing.md.
"""
