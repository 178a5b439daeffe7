"""Pictures: the disagreement chart, maps, the timeline, and days in three languages. Nouns in, SVG out; no Django, no ledger.

The desk and the public pages draw with the same lines, so that what is shown outside looks as it was reviewed.
"""
