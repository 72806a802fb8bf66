"""`./inv newsletter`: an issue is shown, checked and frozen; what is wrong is told, and then nothing is written."""

import json
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

import pytest

from plugins.domain.lock import parse_lock
from plugins.host import command
from plugins.host.starting import start_site
from plugins.newsletter.mail_checks import TOO_LARGE
from tests.building import build_site

NOW = "2026-12-01T09:00+02:00"
NAMES = ("draft.eml", "mail.html", "mail.txt", "meta.json")
KEPT = sorted([*(f"{start}.{name}" for start in ("fi", "en", "fi-en") for name in NAMES), "lock.json"])

STORY = {
    "fi": "title: Sauna lämpenee\nslug: sauna-lampenee\ndate: 5.11.2026\nsummary: Kylän sauna on taas auki.\n",
    "en": "title: The sauna is warm\nslug: the-sauna-is-warm\nsummary: The sauna of the village is open again.\n",
}
ISSUE = {
    "fi": "title: Löylyä ja lämpöä\npreheader: Kylän sauna on taas auki, ja marraskuussa sille löytyi lämmittäjä.\n",
    "en": "title: Steam and warmth\npreheader: The sauna of the village is open again, and somebody warms it.\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a story of November and the issue that tells of it."""
    site = tmp_path / "site"
    assert start_site(site, date(2026, 11, 21)) == ()
    write(site, "news/2026-11-05-sauna", STORY, "Tervetuloa.")
    write(site, "newsletters/2026-12", ISSUE, "Hyvä lukija, [sauna](../../news/2026-11-05-sauna/) on auki.")
    return site


def write(site: Path, item: str, texts: dict[str, str], body: str) -> None:
    """Write an item of the site's content in each language."""
    folder = site / "content" / item
    folder.mkdir(parents=True, exist_ok=True)
    for language, fields in texts.items():
        (folder / f"index.{language}.md").write_text(f"---\n{fields}---\n\n{body}\n", encoding="utf-8")


def run(site: Path, action: str, key: str = "2026-12", output: Path | None = None, now: str = NOW) -> int:
    """The exit code of a command for an issue of a site."""
    try:
        return command.newsletter(action, key, settings=str(site / "pelicanconf.py"), now=now, output=str(output or ""))
    except SystemExit as stopped:
        return int(stopped.code or 0)


def sent(site: Path, key: str = "2026-12") -> dict[str, bytes]:
    """The files that are kept of an issue, by name."""
    return {file.name: file.read_bytes() for file in sorted((site / "content/newsletters" / key / "sent").glob("*"))}


def beside(site: Path) -> list[str]:
    """What lies in the folder of the issue."""
    return sorted(path.name for path in (site / "content/newsletters/2026-12").iterdir())


def test_freezing_keeps_the_mails_and_a_lock_that_knows_them(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each language and the combined mail have their files, whose digests stand in the lock; nothing else is left."""
    assert run(site, "freeze") == 0

    kept = sent(site)
    lock = parse_lock(kept["lock.json"])
    assert sorted(kept) == KEPT
    assert lock.files == {name: sha256(content).hexdigest() for name, content in kept.items() if name != "lock.json"}
    assert list(lock.letters) == ["en", "fi"]
    assert lock.frozen.isoformat() == NOW.replace("+", ":00+")
    assert beside(site) == ["index.en.md", "index.fi.md", "sent"]
    said = capsys.readouterr().out
    assert [name for name in KEPT if name not in said] == []
    assert "draft.eml" in said.splitlines()[-1]


def test_a_frozen_draft_is_a_message_with_both_languages(site: Path) -> None:
    """The combined mail has the site's first language first, and its subject names both."""
    run(site, "freeze")

    message = message_from_bytes(sent(site)["fi-en.draft.eml"], policy=policy.default)
    assert isinstance(message, EmailMessage)
    text = message.get_body(("plain",))
    assert text is not None
    assert message["Subject"] == "Löylyä ja lämpöä / Steam and warmth"
    assert text.get_content().index("Sauna lämpenee") < text.get_content().index("The sauna is warm")


def test_a_site_with_a_frozen_issue_builds_without_a_warning(site: Path, tmp_path: Path) -> None:
    """What the command keeps is what a build expects to find, today and later."""
    run(site, "freeze")

    built = build_site(site / "pelicanconf.py", tmp_path / "out", strict=True, now="2027-02-01T09:00+02:00")

    assert (built.status, built.told) == (0, "")


def test_one_moment_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """An issue whose frozen files were removed is frozen again just as it was."""
    run(site, "freeze")
    first = sent(site)
    (site / "content/newsletters/2026-12/sent").rename(tmp_path / "away")

    run(site, "freeze")

    assert sent(site) == first


def test_what_is_frozen_is_not_frozen_again(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second time is refused, whatever has become of the content, and the files stay as they were."""
    run(site, "freeze")
    first = sent(site)
    write(site, "newsletters/2026-12", {"fi": ISSUE["fi"].replace("Löylyä", "Vihtoja")}, "Hyvä lukija.")

    assert run(site, "freeze") == 1
    assert sent(site) == first
    assert "sent" in capsys.readouterr().err


def issue_is_draft(site: Path) -> None:
    """The issue is a draft."""
    write(site, "newsletters/2026-12", {"fi": f"{ISSUE['fi']}draft: kyllä\n"}, "Hyvä lukija.")


def issue_is_empty(site: Path) -> None:
    """The days of the issue have nothing to tell."""
    write(site, "newsletters/2026-12", {"fi": f"{ISSUE['fi']}from: 7.11.2026\nto: 8.11.2026\n"}, "Hyvä lukija.")


def content_is_wrong(site: Path) -> None:
    """There is an error elsewhere in the content."""
    write(site, "news/2026-11-06-rikki", {"fi": "title: Rikki\ndate: huomenna\n"}, "Teksti.")


def mail_is_wrong(site: Path) -> None:
    """The greeting has the tag of another service."""
    write(site, "newsletters/2026-12", ISSUE, "Hyvä lukija, {{ UnsubscribeURL }} on tässä.")


def mail_is_too_large(site: Path) -> None:
    """The greeting is longer than services and mail programs take."""
    write(site, "newsletters/2026-12", ISSUE, "\n\n".join(["Hyvä lukija."] * (2 * TOO_LARGE // 12)))


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        (issue_is_draft, "luonnos"),
        (issue_is_empty, "ei ole kerrottavaa"),
        (content_is_wrong, "huomenna"),
        (mail_is_wrong, "{{ UnsubscribeURL }}"),
        (mail_is_too_large, "Gmail"),
    ],
)
def test_with_a_mistake_nothing_is_frozen(
    mistake: object, said: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The mistake is told, the command fails, and nothing is written."""
    assert callable(mistake)
    mistake(site)

    assert run(site, "freeze") == 1
    assert said in capsys.readouterr().err
    assert beside(site) == ["index.en.md", "index.fi.md"]


@pytest.mark.parametrize("action", ["freeze", "check", "preview"])
def test_an_unknown_issue_is_told_with_the_one_that_is_meant(
    action: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistyped name costs nothing."""
    assert run(site, action, "2026-21") == 1
    assert "2026-12" in capsys.readouterr().err


def test_an_unknown_action_is_told_with_those_that_there_are(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever types something else learns what there is."""
    assert run(site, "send") == 1
    assert "preview, check, freeze" in capsys.readouterr().err


def test_a_disk_that_refuses_leaves_nothing_half_done(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When the last step fails, the issue is as open as it was."""

    def full(_path: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)

    assert run(site, "freeze") == 1
    assert "No space left" in capsys.readouterr().err
    assert beside(site) == ["index.en.md", "index.fi.md"]


def test_checking_writes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A good issue is well; one whose mail is wrong is told and fails."""
    assert run(site, "check") == 0
    assert "2026-12" in capsys.readouterr().out

    mail_is_wrong(site)

    assert run(site, "check") == 1
    assert "{{ UnsubscribeURL }}" in capsys.readouterr().err
    assert beside(site) == ["index.en.md", "index.fi.md"]


def test_checking_a_frozen_issue_looks_at_what_was_kept(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What its text would be today does not matter; a kept file that was changed does."""
    run(site, "freeze")
    mail_is_wrong(site)
    assert run(site, "check") == 0

    (site / "content/newsletters/2026-12/sent/fi.mail.txt").write_text("Muuta.", encoding="utf-8")

    assert run(site, "check") == 1
    assert "fi.mail.txt" in capsys.readouterr().err


def test_a_preview_shows_each_mail_with_buttons_to_copy_it(site: Path, tmp_path: Path) -> None:
    """The page has, for each mail, both buttons, what they copy, its files and the mail itself; no inline script."""
    assert run(site, "preview", output=tmp_path / "preview") == 0

    page = (tmp_path / "preview/index.html").read_text("utf-8")
    files = {path.name for path in (tmp_path / "preview").iterdir()}
    assert files == {"index.html", "preview.css", "preview.js", *KEPT} - {"lock.json"}
    for start in ("fi", "en", "fi-en"):
        for part in ("html", "text"):
            assert page.count(f'data-copy="{start}-{part}"') == page.count(f'id="{start}-{part}"') == 1
        assert all(f'href="{start}.{name}"' in page for name in NAMES)
        assert f'<iframe src="{start}.mail.html"' in page
    assert "<script>" not in page
    assert beside(site) == ["index.en.md", "index.fi.md"]


def test_a_preview_shows_what_is_wrong_beside_the_mail(site: Path, tmp_path: Path) -> None:
    """Mistakes do not keep the page from being made, as it is there to find them."""
    mail_is_wrong(site)

    assert run(site, "preview", output=tmp_path / "preview") == 1
    assert 'class="problems"' in (tmp_path / "preview/index.html").read_text("utf-8")


def test_a_preview_of_a_frozen_issue_has_what_was_sent(site: Path, tmp_path: Path) -> None:
    """The bytes are those that are kept, whatever the texts say now."""
    run(site, "freeze")
    mail_is_wrong(site)

    assert run(site, "preview", output=tmp_path / "preview") == 0
    assert {name: (tmp_path / "preview" / name).read_bytes() for name in sent(site)} == sent(site)


def test_a_preview_goes_into_the_cache_by_itself(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a folder it lies where no build publishes from, and its path is told."""
    run(site, "preview")

    page = site / ".cache/preview-newsletter/2026-12/index.html"
    assert page.is_file()
    assert str(page) in capsys.readouterr().out


def test_an_issue_in_one_language_has_one_mail(site: Path) -> None:
    """There is nothing to combine."""
    (site / "content/newsletters/2026-12/index.en.md").unlink()

    assert run(site, "freeze") == 0
    assert sorted(sent(site)) == [*(f"fi.{name}" for name in NAMES), "lock.json"]
    assert json.loads(sent(site)["fi.meta.json"])["languages"] == ["fi"]
