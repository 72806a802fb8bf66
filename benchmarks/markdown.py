"""The texts of stories in Markdown: mostly plain paragraphs, with the ornaments that people put into some of them."""

from collections.abc import Callable, Sequence
from random import Random

from benchmarks.words import paragraph, sentence, title, word

LINK = "item:"
"""How a link to another story begins in the corpus, `item:story-5`; each program is given the address it wants."""

Ornament = Callable[[str, Random], str]


def plain(code: str, chance: Random, paragraphs: int) -> str:
    """Paragraphs, and nothing else."""
    return "\n\n".join(paragraph(code, chance) for _ in range(paragraphs))


def ornamented(code: str, chance: Random, paragraphs: int, stories: int) -> str:
    """Paragraphs, and among them each ornament in its share of the texts; links lead to one of so many stories."""
    blocks = [paragraph(code, chance) for _ in range(paragraphs)]
    for share, ornament in ORNAMENTS:
        if chance.random() < share:
            blocks.insert(chance.randrange(1, paragraphs), ornament(code, chance))
    if chance.random() < 0.25:
        blocks[0] += f" [{word(code, chance).title()}]({LINK}story-{chance.randrange(stories)})"
    if chance.random() < 0.06:
        blocks = [f"{blocks[0]}[^1]", *blocks[1:], f"[^1]: {sentence(code, chance)}"]
    return "\n\n".join(blocks)


def _heading(code: str, chance: Random) -> str:
    return f"## {title(code, chance)}"


def _emphasis(code: str, chance: Random) -> str:
    return f"**{word(code, chance).title()}** {sentence(code, chance)[:-1].lower()} *{word(code, chance)}*."


def _bullets(code: str, chance: Random) -> str:
    return "\n".join(f"- {title(code, chance)}" for _ in range(chance.randrange(3, 6)))


def _quote(code: str, chance: Random) -> str:
    return f"> {sentence(code, chance)}"


def _address(code: str, chance: Random) -> str:
    return f"{sentence(code, chance)[:-1]}: [{word(code, chance)}](https://www.mitta.example/{chance.randrange(999)})."


def _table(code: str, chance: Random) -> str:
    rows = [[word(code, chance), str(chance.randrange(1, 100))] for _ in range(4)]
    return "\n".join(map(_row, [rows[0], ["---", "---:"], *rows[1:]]))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


ORNAMENTS: Sequence[tuple[float, Ornament]] = (
    (0.4, _heading),
    (0.3, _bullets),
    (0.2, _emphasis),
    (0.2, _address),
    (0.12, _quote),
    (0.06, _table),
)
"""Each ornament with the share of the stories that has it."""
