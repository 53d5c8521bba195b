"""Whether the pages can be served where they were asked for, before anything is begun."""

from __future__ import annotations

import socket


def refuse_taken_port(host: str, port: int) -> None:
    """Raise the OSError that serving on (host, port) would meet; hold nothing afterwards."""
    family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        # As the server binds: a port whose last connections still linger is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)
