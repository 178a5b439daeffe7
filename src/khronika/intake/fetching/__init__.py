"""The one guarded client: fetches one address that a person asked for, and nothing else. No other module opens a connection
(tests/house/test_connections.py).

    fetched = fetch("https://example.org/article")     Fetched, or Unread with the reason
    for item in items_of(fetched, Given()): ...        Received or Unread, as ``receive`` gives

What was decided, and what it was decided against:

- The address that is checked is the address that is connected to: a name is looked up once for each connection, all its
  addresses must be public, and the connection is made to one of them by number. Checking first and letting a library look
  the name up again would let it answer otherwise the second time.
- Redirects are followed here, each as a new address with all its checks; never from https to http.
- No cookies, no credentials, no proxies of the environment, no referrer, and a user agent that says nothing of khronika:
  whoever runs the server learns that somebody asked, and the address of this machine's network. That cannot be hidden here.
- Certificates are verified, and there is no way to switch that off.
- Whether fetching is allowed in a folder is the ledger's business; whoever calls ``fetch`` has asked.
"""

from khronika.intake.fetching.addresses import Address, is_address, parse_address
from khronika.intake.fetching.archived import archived, capture
from khronika.intake.fetching.client import Exchange, Fetched, Limits, fetch
from khronika.intake.fetching.guarded import PUBLIC, Net
from khronika.intake.fetching.opened import items_of

__all__ = [
    "PUBLIC",
    "Address",
    "Exchange",
    "Fetched",
    "Limits",
    "Net",
    "archived",
    "capture",
    "fetch",
    "is_address",
    "items_of",
    "parse_address",
]
