"""A server on this machine that answers as a test says, byte by byte, and the rule by which a test may ask it."""

import datetime as dt
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from khronika.intake.fetching import Net

HOST = "page.example"
Answer = bytes | Callable[[socket.socket], None]


_NOT_HERE = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Served:
    """``answers`` by path; ``asked`` are the requests as they came."""

    def __init__(self, answers: dict[str, Answer], tls: ssl.SSLContext | None = None) -> None:
        self.answers, self.asked = answers, list[str]()
        self._tls = tls
        self._bound = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._bound.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._bound.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with suppress(OSError), connection, self._spoken(connection) as spoken:
            request = b""
            while b"\r\n\r\n" not in request:
                if not (more := spoken.recv(4096)):
                    return
                request += more
            self.asked.append(request.decode("latin-1"))
            # Whoever had this port before may still be asked for something by another test's client.
            said = self.answers.get(request.split()[1].decode(), _NOT_HERE)
            if isinstance(said, bytes):
                spoken.sendall(said)
            else:
                said(spoken)

    def _spoken(self, connection: socket.socket) -> socket.socket:
        return self._tls.wrap_socket(connection, server_side=True) if self._tls else connection

    def url(self, path: str = "/", scheme: str = "http") -> str:
        return f"{scheme}://{HOST}:{self.port}{path}"

    def net(self, **other: object) -> Net:
        """Lets the test ask this server, and nothing else of this machine."""
        said: dict[str, object] = {
            "resolve": lambda host, port: ["127.0.0.1"] if host == HOST else [host],
            "allows": lambda number: number == "127.0.0.1",
            "ports": frozenset({self.port}),
            **other,
        }
        return Net(**said)  # type: ignore[arg-type]

    def close(self) -> None:
        with suppress(OSError):
            self._bound.shutdown(socket.SHUT_RDWR)  # or the thread that waits would take one more
        self._bound.close()


def http(body: bytes = b"", *headers: str, status: str = "200 OK", length: bool = True) -> bytes:
    lines = [f"HTTP/1.1 {status}", *headers, *([f"Content-Length: {len(body)}"] if length else [])]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def certificate(folder: Path, host: str) -> tuple[ssl.SSLContext, Path]:
    """A server's context for ``host``, and the file that makes whoever trusts it trust the server."""
    pytest.importorskip("cryptography", reason="certificates are made with the desk's packages")
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = dt.datetime.now(dt.UTC)
    names: list[x509.GeneralName] = [x509.DNSName(host), x509.IPAddress(ipaddress.ip_address("127.0.0.9"))]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    trusted, secret = folder / "trusted.pem", folder / "secret.pem"
    trusted.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(trusted, secret)
    return context, trusted
