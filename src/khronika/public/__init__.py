"""Public: published pages, data files and feeds, made of a released record alone.

    ``record``     the releases of a desk and the one in force; ``site`` every address with what makes it
    ``pages``      what stands on each page, with ``rows``, ``notes``, ``pictures``, ``words``, ``cites``, ``feeds`` and ``exported``
    ``building``   all of it as static files; ``door`` the same pages, served

It knows releases (``ledger.published``), nouns, drawing and the forms of data files; a contract says so.
"""
