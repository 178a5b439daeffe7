"""ledger: the record on disk. Tables, the acts that write them, and ``access``, the only way to what they hold.

The only room that knows the database. Rows stay inside: callers give and get nouns.
"""
