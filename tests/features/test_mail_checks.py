"""The checks of mails: what is well passes, and each of them finds what it is there for."""

import re

import pytest

from plugins.domain.problem import Problem, Severity, Where
from plugins.newsletter.edition import edition_of
from plugins.newsletter.mail_checks import check_mail
from plugins.newsletter.services import SERVICES
from tests.features.letters import EDITIONS, FINNISH, mail_of, site

HTML, TEXT = Where("mail.html"), Where("mail.txt")
UNSUBSCRIBE = "mailto:toimitus@seutunakyma.example?subject=Peru%20tilaus"


def checked(html: bytes, text: bytes, unsubscribe: str = UNSUBSCRIBE) -> tuple[Problem, ...]:
    """What is found in a mail."""
    return check_mail(html, text, unsubscribe, HTML, TEXT)


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("name", EDITIONS)
def test_a_good_mail_has_no_problems(name: str, service: str) -> None:
    """Every edition passes, with the tags of every service and with a campaign."""
    settings = {"NEWSLETTER_SERVICE": service, "NEWSLETTER_CAMPAIGN": "utm_campaign={issue}&utm_medium=email"}
    mail = mail_of(EDITIONS[name], **settings)

    assert checked(mail.html, mail.text, edition_of(EDITIONS[name], site(**settings)).unsubscribe) == ()


BAD_HTML = [
    (r"</title>", f"{'x' * 70}</title>", "mail-subject-long"),
    (r"<title>.*?</title>", "<title> / </title>", "mail-without-subject"),
    (r"Joulukuun kirjeess", "Joulukuun pitk" + "o" * 60, "mail-preheader-length"),
    (r"Joulukuun kirjeess.*? haku\.", "Hei.", "mail-preheader-length"),
    (r"</body>", "x" * 60_000 + "</body>", "mail-large"),
    (r"</body>", "x" * 90_000 + "</body>", "mail-too-large"),
    (re.escape(UNSUBSCRIBE), "https://x.example/", "mail-unsubscribe-missing"),
    (r"</body>", f"{UNSUBSCRIBE}</body>", "mail-unsubscribe-twice"),
    (r"</body>", "*|ARCHIVE|*</body>", "mail-foreign-tag"),
    (r'href="https://seutunakyma.example/fi/uutiset/hilla', 'href="/fi/uutiset/hilla', "mail-link-not-whole"),
    (r'href="https://kirje', 'href="http://kirje', "mail-link-not-whole"),
    (r'href="https://kirje.example/tilaa"', 'href="#nowhere"', "mail-link-not-whole"),
    (r'href="https://kirje.example/tilaa"', 'href="https://other.example/"', "mail-text-lacks-link"),
    (r' alt="Piirros[^"]*"', "", "mail-picture-lacks"),
    (r' width="536"', "", "mail-picture-lacks"),
    (r' height="\d+"', ' height="auto"', "mail-picture-lacks"),
    (r"kartta-1072\.png", "kartta-1072.webp", "mail-picture-format"),
    (r'src="https://[^"]*/', 'src="/', "mail-link-not-whole"),
    (r'<html lang="fi"', "<html", "mail-frame-lacks"),
    (r'role="article"', "", "mail-frame-lacks"),
    (r' dir="ltr" role', " role", "mail-frame-lacks"),
    (r"<h1(.*?)</h1>", r"<h2\1</h2>", "mail-heading-order"),
    (r"<(/?)h\d", r"<\1p", "mail-without-heading"),
    (r"&#228;", "ä", "mail-not-ascii"),
    (r"</body>", "<script></script></body>", "mail-element-forbidden"),
    (r"</body>", "<style></style></body>", "mail-element-forbidden"),
    (r"</head>", '<link rel="stylesheet" href="https://x.example/x.css"></head>', "mail-element-forbidden"),
    (r"<style(.*?)>", r"<style\1>@import 'x';", "mail-style-loads"),
]


@pytest.mark.parametrize(("pattern", "replacement", "code"), BAD_HTML)
def test_what_is_wrong_in_the_html_is_found(pattern: str, replacement: str, code: str) -> None:
    """One change to a good mail, and the problem of that change is told."""
    mail = mail_of((FINNISH,))
    html, count = re.subn(pattern, replacement, mail.html.decode(), flags=re.DOTALL)
    assert count > 0

    assert code in {problem.code for problem in checked(html.encode(), mail.text)}


BAD_TEXT = [
    (UNSUBSCRIBE, "", "mail-unsubscribe-missing"),
    (UNSUBSCRIBE, f"{UNSUBSCRIBE} {UNSUBSCRIBE}", "mail-unsubscribe-twice"),
    (UNSUBSCRIBE, f"{UNSUBSCRIBE} {{{{ MessageURL }}}}", "mail-foreign-tag"),
    ("https://seutunakyma.example/fi/palaute/", "", "mail-text-lacks-link"),
    ("/fi/uutiset/\n", "/fi/uutisia/\n", "mail-text-lacks-link"),
]


@pytest.mark.parametrize(("old", "new", "code"), BAD_TEXT)
def test_what_is_wrong_in_the_text_is_found(old: str, new: str, code: str) -> None:
    """The plain text is checked like the HTML. An address that begins another one does not stand in for it."""
    mail = mail_of((FINNISH,))
    text = mail.text.decode()
    assert old in text

    found = [problem for problem in checked(mail.html, text.replace(old, new).encode()) if problem.where == TEXT]
    assert code in {problem.code for problem in found}


def test_both_subjects_of_a_combined_mail_are_needed() -> None:
    """A subject of nothing but what stands between two is none."""
    mail = mail_of((FINNISH,))
    html = re.sub(r"<title>.*?</title>", "<title> / </title>", mail.html.decode())

    assert [problem.code for problem in checked(html.encode(), mail.text)] == ["mail-without-subject"]


def test_only_size_and_words_are_warnings() -> None:
    """What stops a mail is wrong for some reader; what is merely long or short is told."""
    mail = mail_of((FINNISH,))
    html = mail.html.replace(b"</body>", b"x" * 60_000 + b"<script></script></body>")

    assert {problem.code: problem.severity for problem in checked(html, mail.text)} == {
        "mail-large": Severity.WARNING,
        "mail-element-forbidden": Severity.ERROR,
    }
