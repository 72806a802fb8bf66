"""The validators that others wrote: the Nu Html Checker on every page and drawing, Stylelint on every style sheet."""

import json
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.building import ROOT, Built
from tests.environments import FOLDER, node_modules
from tests.needs import needed

CHECKER = ("--no-stream", "--format", "json", "--exit-zero-always", "--stdout", "--also-check-svg", "--skip-non-html")
OF_NO_HOST = "violates Content Security Policy"
"""What the checker says of every file that a page loads, as pages on the disk have no host; browsers know better."""
IN_MAIL_ALONE = ("“mso-hide”",)
"""What the checker does not know and mail programs need: the letter's own tests say what it is for."""

STYLES = ("theme/static/*.css", "plugins/host/preview/*.css", "plugins/host/translations/*.css")


class Finding(NamedTuple):
    """What a validator found, and where."""

    place: str
    kind: str
    message: str

    @property
    def is_of_letter(self) -> bool:
        """Whether this is of a letter, which is a table as mail programs want it, and no page of the site."""
        return self.place.endswith("/mail.html")


def test_every_page_is_valid(demonstration: Built, made_up: Built, swedish: Built) -> None:
    """The checker finds no error in any page, drawing or letter of any site, and nothing to warn of in a page."""
    found = checked(demonstration.output, made_up.output, swedish.output)
    assert [one for one in found if one.kind == "error" or not one.is_of_letter] == []


def test_the_checker_sees_errors(tmp_path: Path) -> None:
    """What is used above finds an error and a warning where they are, in pages and in drawings."""
    head = '<!doctype html><html lang="fi"><head><title>x</title></head><body>'
    (tmp_path / "page.html").write_text(f"{head}<main><img src='/x.png'></main><section></section></body></html>")
    (tmp_path / "mail.html").write_text(f"{head}<p style='mso-hide: all; colour: red'>Moi</p></body></html>")
    (tmp_path / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><circle/><squircle/></svg>')
    found = {(Path(one.place).name, one.kind) for one in checked(tmp_path)}
    assert found == {("page.html", "error"), ("page.html", "warning"), ("mail.html", "error"), ("drawing.svg", "error")}


@pytest.mark.parametrize("pattern", STYLES)
def test_every_style_sheet_is_well_written(pattern: str) -> None:
    """Stylelint finds nothing by its standard rules and by those that `stylelintrc.json` adds and drops."""
    assert linted(*ROOT.glob(pattern)) == []


def test_stylelint_sees_faults(tmp_path: Path) -> None:
    """What is used above finds a property that does not exist."""
    (tmp_path / "wrong.css").write_text("p {\n  colour: red;\n}\n")
    assert [one.kind for one in linted(tmp_path / "wrong.css")] == ["property-no-unknown"]


def checked(*folders: Path) -> list[Finding]:
    """What the Nu Html Checker says of everything below some folders; Java starts once for all of them."""
    java = needed("java", "default-jre-headless")
    jar = node_modules("vnu") / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [java, "-jar", str(jar), *CHECKER, *map(str, folders)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    messages = json.loads(done.stdout)["messages"]
    found = [Finding(each["url"], each.get("subType", each["type"]), each["message"]) for each in messages]
    found = [one for one in found if OF_NO_HOST not in one.message]
    return [one for one in found if not (one.is_of_letter and any(word in one.message for word in IN_MAIL_ALONE))]


def linted(*sheets: Path) -> list[Finding]:
    """What Stylelint says of some style sheets."""
    node, modules = needed("node", "nodejs"), node_modules("stylelint")
    program = modules / "stylelint" / "bin" / "stylelint.mjs"
    settings = [f"--config={FOLDER / 'stylelint' / 'stylelintrc.json'}", f"--config-basedir={modules}"]
    command = [node, str(program), *settings, "--formatter=json", *map(str, sheets)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    return [
        Finding(f"{Path(sheet['source']).name}:{one['line']}", one["rule"], one["text"])
        for sheet in json.loads(done.stdout or done.stderr)
        for one in [*sheet["warnings"], *sheet["parseErrors"]]
    ]
