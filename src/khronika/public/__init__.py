"""Public: published pages, data files and feeds, behind a door of their own.

Nothing is published yet. The room stands empty from the first day so that its contract (the public door knows only
the ledger's published side) holds before the first line is written in it.
"""
