"""nginx on loopback, with a text of ours and a configuration around it as small as Debian's."""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from tests.needs import needed

NGINX = Path("/usr/sbin/nginx")
"""Where Debian has it, which is not on the path of everybody."""

AROUND = """
daemon off;
worker_processes 1;
{user}
pid "{own}/pid";
error_log "{own}/errors" warn;
events {{ worker_connections 256; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path "{own}/body";
    proxy_temp_path "{own}/proxy";
    fastcgi_temp_path "{own}/fastcgi";
    uwsgi_temp_path "{own}/uwsgi";
    scgi_temp_path "{own}/scgi";
    include "{own}/site.conf";
}}
"""


@dataclass(frozen=True)
class Answer:
    """What a web server answers."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")


@dataclass(frozen=True)
class Web:
    """A running nginx."""

    port: int
    process: "subprocess.Popen[bytes]"

    def get(self, address: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for an address, on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, address, headers={"Host": "lampiseutu.example", **headers})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()


@contextmanager
def serving(texts: Path, own: Path) -> Iterator[Web]:
    """Let nginx serve a site by the texts that root would copy; its own files go into another folder."""
    room, text = ((texts / name).read_text("utf-8") for name in ("long-addresses.conf", "nginx.conf"))
    assert text.count("    listen ") == 2
    with answering(room + text.replace("    listen [::]:80;\n", ""), own) as web:
        yield web


@contextmanager
def answering(text: str, own: Path) -> Iterator[Web]:
    """Let nginx answer by a text that listens at port 80, for which it gets a free one."""
    nginx = needed(str(NGINX) if NGINX.exists() else "nginx", "nginx-light")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own.mkdir()
    (own / "site.conf").write_text(text.replace("listen 80;", f"listen 127.0.0.1:{port};"), "utf-8")
    user = "user root;" if os.geteuid() == 0 else ""  # whose folder the tests are in
    (own / "nginx.conf").write_text(AROUND.format(own=own, user=user), "utf-8")
    command = [nginx, "-e", str(own / "errors"), "-p", str(own), "-c", str(own / "nginx.conf")]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as process:
        try:
            _await(port, process, own / "errors")
            yield Web(port, process)
        finally:
            process.terminate()


def _await(port: int, process: "subprocess.Popen[bytes]", errors: Path) -> None:
    """Wait until it answers."""
    for _ in range(200):
        assert process.poll() is None, errors.read_text("utf-8")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("nginx does not answer")
