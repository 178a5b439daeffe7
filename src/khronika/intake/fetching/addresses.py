"""Which addresses may be asked: what an address says of itself, and which numbers a name may stand for."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

LONGEST = (
    2000  # characters; browsers and servers stop near it too, and a longer one would be shown on every page
)
_PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
# Names that no public name server answers for. To look one up would tell others of it and find nothing.
_PRIVATE_NAMES = (
    ".onion",
    ".local",
    ".localhost",
    ".internal",
    ".intranet",
    ".lan",
    ".home.arpa",
    ".invalid",
    ".test",
)
# Written out, because what Python calls global differs between its versions. IANA's registry of special addresses, and the
# one public number by which a cloud's machines reach their own host.
_NOT_PUBLIC_4 = tuple(
    map(
        ipaddress.IPv4Network,
        """0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24
        192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32""".split(),
    )
)
_PUBLIC_6 = ipaddress.IPv6Network("2000::/3")  # all that is handed out for hosts
# 2001::/23 holds Teredo, 2002::/16 is 6to4: both carry an IPv4 address that somebody else chose.
_NOT_PUBLIC_6 = tuple(
    map(ipaddress.IPv6Network, "2001::/23 2001:db8::/32 2002::/16 3fff::/20 2620:4f:8000::/48".split())
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # an IPv4 host as networks without IPv4 see it


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address in ASCII, without credentials and without a fragment."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def words(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.target}"

    def joined(self, location: str) -> "Address | str":
        """The address that a redirect from here leads to, or why it is none."""
        try:
            return parse_address(urljoin(self.words, location.strip()))
        except ValueError:
            return "it is no address"


def is_address(words: str) -> bool:
    """Whether these words are meant as an address and not as a path."""
    return _SCHEME.match(words) is not None


def parse_address(words: str) -> Address | str:
    """The address, or in words why it is none that is asked."""
    words = words.strip()
    if len(words) > LONGEST:
        return f"it has more than {LONGEST} characters"
    if re.search(r"[\s\x00-\x1f\x7f\\]", words):
        return "it holds characters that stand in no address"
    try:
        parts = urlsplit(words)
        port = parts.port
    except ValueError:
        return "it is no address"
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        return "only http and https are fetched"
    if "@" in parts.netloc:
        return "it carries a name or password"
    host = _host(parts.hostname or "")
    if host is None:
        return "it names no host"
    if host.endswith(_PRIVATE_NAMES) or f".{host}" in _PRIVATE_NAMES:
        return "its host is in no public network"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    return Address(scheme, host, port if port is not None else _PORTS[scheme], path + query)


def _host(words: str) -> str | None:
    """The host in ASCII; ``None`` for what is no host. Numbers in other ways of writing (2130706433, 0x7f.1) are left to the
    look-up, whose answer is what is judged."""
    try:
        return str(ipaddress.ip_address(words))
    except ValueError:
        pass
    try:
        host = words.removesuffix(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    labels = host.split(".")
    return host if len(host) <= 253 and all(_LABEL.fullmatch(label) for label in labels) else None


def is_public(number: str) -> bool:
    """Whether this IP address is a host of the public internet: not this machine, not its networks, not a cloud's own."""
    try:
        address = ipaddress.ip_address(number)
    except ValueError:  # with a zone ("fe80::1%eth0") too
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    if address.scope_id is not None:
        return False
    if address in _NAT64:
        return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
    return address in _PUBLIC_6 and not any(address in network for network in _NOT_PUBLIC_6)
