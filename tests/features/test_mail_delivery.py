"""A draft on its way: sent by SMTP to a server on this machine, it arrives as it was."""

import smtplib
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from socket import socket

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.features.letters import EDITIONS, mail_of


class Box(Sink):
    """Keeps what it gets."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.got: list[bytes] = []

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        """Take a message."""
        assert isinstance(envelope.content, bytes)
        self.got.append(envelope.content)
        return "250 OK"


def delivered(draft: bytes) -> bytes:
    """A message as it arrives."""
    box = Box()
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        with smtplib.SMTP("127.0.0.1", port, local_hostname="localhost") as client:
            client.sendmail("editors@seutu.example", ["reader@seutu.example"], draft)
    finally:
        controller.stop()
    [content] = box.got
    return content


@pytest.mark.parametrize("name", EDITIONS)
def test_a_draft_arrives_as_it_was(name: str) -> None:
    """Both parts and their character sets, the subject and the languages survive a real delivery."""
    letters, mail = EDITIONS[name], mail_of(EDITIONS[name])
    message = message_from_bytes(delivered(mail.draft), policy=default)
    assert isinstance(message, EmailMessage)
    text, html = message.iter_parts()

    assert message["Subject"] == " / ".join(letter.subject for letter in letters)
    assert message["Content-Language"] == ", ".join(letter.language for letter in letters)
    assert [part.get_content_charset() for part in (text, html)] == ["utf-8", "utf-8"]
    assert text.get_content().splitlines() == mail.text.decode().splitlines()
    assert html.get_content().splitlines() == mail.html.decode().splitlines()
    assert message.defects == []
