"""The report as Markdown: whole, in order, and with nothing in it that a writer wrote as a mark."""

import re
from pathlib import Path

import markdown

from plugins.domain.problem import Where, error, warning
from plugins.host.report import Report
from plugins.host.report_summary import MOST, append_summary, render_summary

SIGNS = "<script>alert(1)</script> **x** `y` | [z](javascript:alert(1)) ![](//kuva.example) @tiimi #1"


def test_the_summary_is_the_report(tmp_path: Path) -> None:
    """A title, the counts, and for each file its problems with the lines as they should be, in a block of code."""
    (tmp_path / "x.fi.md").write_text("---\nsumary: A ``` b\n---\n", encoding="utf-8")
    problem = error(Where("content/x.fi.md", 2), "unknown-field", field="sumary", nearest="summary")
    doubt = warning(Where("content/x.fi.md", 3), "event-without-place")

    assert render_summary(Report.of([doubt, problem], "fi", {"content": tmp_path})) == (
        "## Sisällön tarkistus\n\n"
        "Virheitä 1, varoituksia 1, huomautuksia 0. Aloita ylimmästä: kun virheet on korjattu, sivuston voi rakentaa. "
        "Tarkista sitten uudelleen komennolla ./inv check.\n\n"
        "### content/x.fi.md\n\n"
        "**Virheitä: 1**\n\n"
        "- content/x.fi.md:2: Kenttää ”sumary” ei ole. Tarkoititko ”summary”?  \n"
        "  Näin rivi 2 on oikein:\n\n"
        "  ````text\n  summary: A ``` b\n  ````\n\n\n"
        "**Varoituksia: 1**\n\n"
        "- content/x.fi.md:3: Tapahtuma ei kerro, missä se pidetään. "
        "Lisää ”venue:” ja paikan tunnus tai ”online\\_url:” ja verkko-osoite.\n"
    )


def test_what_writers_write_is_no_mark() -> None:
    """No tag, link, picture or mention of anybody comes out of a file of the content."""
    problem = error(Where(f"content/{SIGNS}"), "not-yes-or-no", field="draft", value=SIGNS)
    html = markdown.markdown(render_summary(Report.of([problem], "en", {})))

    assert set(re.findall(r"<(\w+)", html)) == {"h2", "h3", "p", "ul", "li", "strong"}
    assert "@tiimi" not in render_summary(Report.of([problem], "en", {})).replace("\\@tiimi", "")


def test_a_very_long_summary_is_cut() -> None:
    """GitHub refuses what is too long; so it is cut, and says so."""
    problems = [
        error(Where(f"content/{number}.md"), "not-yes-or-no", field="x", value="y" * 3000) for number in range(400)
    ]
    summary = render_summary(Report.of(problems, "en", {}))

    assert MOST - 10_000 < len(summary.encode()) < MOST + 10_000
    assert summary.endswith("This list was shortened. All of it is in the log of the run.\n")


def test_the_summary_joins_what_stands_there(tmp_path: Path) -> None:
    """Other steps of the run may have written to the file before."""
    (tmp_path / "summary.md").write_text("# Mine\n", encoding="utf-8")
    append_summary(tmp_path / "summary.md", Report.of([], "en", {}), strict=False)

    assert (tmp_path / "summary.md").read_text(encoding="utf-8") == "# Mine\n## Check of the content\n\nNo problems.\n"
