"""The web server refuses by its length what no page takes, without reading it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterable
from typing import Any

from waitress.server import create_server

from fursa.config.serving import MOST_BODY_BYTES
from fursa.diagnosis.views.openrosa import ACCEPTED_BYTES


def test_two_hundred_megabytes_are_refused_before_they_are_sent() -> None:
    asked: list[str] = []

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        asked.append(environ["PATH_INFO"])
        start_response("200 OK", [])
        return [b""]

    server: Any = create_server(application, host="127.0.0.1", port=0, max_request_body_size=MOST_BODY_BYTES)
    threading.Thread(target=server.run, daemon=True).start()
    try:
        with socket.create_connection(("127.0.0.1", server.effective_port), timeout=30) as line:
            line.sendall(b"POST /field/x/submission HTTP/1.1\r\nHost: x\r\nContent-Length: 200000000\r\n\r\n")
            said = line.recv(200)
    finally:
        server.close()

    assert b" 413 " in said.splitlines()[0]
    assert asked == []
    assert ACCEPTED_BYTES < MOST_BODY_BYTES < 200_000_000
