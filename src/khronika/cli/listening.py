"""A port of this machine, and an application that answers on it until Ctrl-C: for the desk and for the public door."""

import socket

import click


def bind(port: int | None, address: str, usual: int) -> socket.socket:
    """A socket that listens: on ``port``, else on the ``usual`` one or, where that is taken, on a free one. Raises UsageError."""
    for candidate in [port] if port else [usual, 0]:
        bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((address, candidate))
            bound.listen()  # before the address is printed: who follows it at once waits instead of being refused
        except OSError:
            bound.close()
            continue
        return bound
    raise click.UsageError(
        f"Port {port} cannot be had; another program may use it. Leave --port out for a free one."
    )


def answer(bound: socket.socket, application: str, closed: str, processes: int = 1) -> None:
    """Serve an ASGI application, named as module:name, on a socket that ``bind`` gave, and say ``closed`` when Ctrl-C ends it. Several
    ``processes`` share the socket; one that dies is started again."""
    import uvicorn

    config = uvicorn.Config(
        application,
        log_level="warning",
        log_config=None,  # what fails goes where the settings say (plain_log): uvicorn's own lines quote an error, and that may quote a row
        access_log=False,
        server_header=False,
        lifespan="off",
        workers=processes,
    )
    try:
        # The socket is bound already, so that between finding a free port and using it nobody takes it.
        if processes > 1:
            from uvicorn.supervisors import Multiprocess

            Multiprocess(config, sockets=[bound]).run()
        else:
            uvicorn.Server(config).run(sockets=[bound])
    except KeyboardInterrupt:
        click.echo(closed)
    finally:
        bound.close()
