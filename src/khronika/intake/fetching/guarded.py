"""Connections that are made to nothing but what was checked, and end when their time is over.

httpcore speaks HTTP; this stands below it, where a name becomes a number, so that nothing above can forget to ask.
"""

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import certifi
import httpcore

from khronika.intake.fetching.addresses import is_public

_TRIED = 4  # addresses of one name that are tried, one after another


class Forbidden(Exception):
    """What was asked is not asked: ``rule`` and ``why`` as a refusal has them."""

    def __init__(self, rule: str, why: str) -> None:
        super().__init__(rule)
        self.rule, self.why = rule, why


class TimeOver(Exception):
    """The time for all of it is over."""


def _looked_up(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def _verified() -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=certifi.where())
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


@dataclass(frozen=True, slots=True)
class Net:
    """What is asked for numbers, and which of them may be connected to. Only tests make another than ``PUBLIC``."""

    resolve: Callable[[str, int], Sequence[str]] = _looked_up
    allows: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset({80, 443})
    tls: Callable[[], ssl.SSLContext] = field(default=_verified)


PUBLIC = Net()


class Guarded(httpcore.NetworkBackend):
    """Connects by number, to what ``net`` allows. ``until`` is when all of it must be done, on the monotonic clock."""

    def __init__(self, net: Net, until: float) -> None:
        self._net, self._until = net, until
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        if port not in self._net.ports:
            raise Forbidden(
                "fetching.port", f"port {port} is not asked; pages stand on {_listed(self._net.ports)}"
            )
        numbers = self._numbers(host, port)
        if not numbers:
            raise Forbidden("fetching.no-host", f"no host {host} was found")
        if not all(self._net.allows(number) for number in numbers):
            raise Forbidden(
                "fetching.not-public", f"{host} is an address of this machine, of its network, or of no host"
            )
        failed: Exception = TimeOver()
        for number in numbers[:_TRIED]:
            try:
                stream = self._plain.connect_tcp(number, port, timeout=_left(self._until, timeout))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Timed(stream, self._until)
        raise failed

    def _numbers(self, host: str, port: int) -> Sequence[str]:
        """Looked up beside this thread, because a look-up cannot be told to hurry."""
        answers: queue.SimpleQueue[Sequence[str]] = queue.SimpleQueue()

        def look_up() -> None:
            try:
                answers.put(self._net.resolve(host, port))
            except (OSError, UnicodeError):
                answers.put(())

        threading.Thread(target=look_up, daemon=True).start()
        try:
            return answers.get(timeout=_left(self._until, None))
        except queue.Empty:
            raise TimeOver from None

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise Forbidden("fetching.address", "it is a socket of this machine")


class _Timed(httpcore.NetworkStream):
    """A stream that waits no longer than until its time: a byte every few seconds must not keep it open."""

    def __init__(self, inner: httpcore.NetworkStream, until: float) -> None:
        self._inner, self._until = inner, until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(self._until, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(self._until, timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, _left(self._until, timeout))
        return _Timed(inner, self._until)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _left(until: float, timeout: float | None) -> float:
    """Seconds to wait. Raises TimeOver where none are left."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeOver
    return left if timeout is None else min(left, timeout)


def _listed(ports: frozenset[int]) -> str:
    return " and ".join(str(port) for port in sorted(ports))
