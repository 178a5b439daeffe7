"""A spreadsheet that leaves with claims and comes back: its columns, what spreadsheet programs do to cells, and what of it would change."""
