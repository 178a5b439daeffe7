"""Which addresses are this machine talking to itself. No Django here: the settings ask too."""

from ipaddress import ip_address


def is_here(address: str | None) -> bool:
    """Whether this address is this machine's own. What is no address is not."""
    try:
        return ip_address((address or "").strip("[]")).is_loopback
    except ValueError:
        return address == "localhost"
