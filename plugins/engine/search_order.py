"""Order: what Pagefind leaves as a hash table has it, differently in each run, is put in one order.

That is the list of the languages and, in the overview of each language's index, the list of its filters. An overview is
CBOR (RFC 8949): a list of which the fourth member lists the filters; members are moved as they are.
"""

import gzip
import json
from hashlib import blake2b
from pathlib import Path

SIGNATURE = b"pagefind_dcd"
"""What an overview begins with once it is decompressed; browsers read it in either state."""

FILTERS = 3


def put_in_order(bundle: Path, entry_name: str) -> None:
    """Rewrite the entry file of a bundle and the overviews that it names."""
    entry = json.loads((bundle / entry_name).read_text(encoding="utf-8"))
    for code, language in entry["languages"].items():
        overview = bundle / f"pagefind.{language['hash']}.pf_meta"
        ordered = sorted_overview(gzip.decompress(overview.read_bytes()))
        overview.unlink()
        language["hash"] = f"{code}_{blake2b(ordered, digest_size=5).hexdigest()}"
        # As it is: what compresses it better today may do so in other bytes tomorrow.
        (bundle / f"pagefind.{language['hash']}.pf_meta").write_bytes(ordered)
    entry["languages"] = dict(sorted(entry["languages"].items()))
    (bundle / entry_name).write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def sorted_overview(content: bytes) -> bytes:
    """An overview with its filters in the order of their names."""
    members = _members(content, len(SIGNATURE))
    start, end = members[FILTERS]
    filters = _members(content, start)
    head = content[start : filters[0][0]] if filters else content[start:end]
    ordered = sorted(content[one:two] for one, two in filters)
    return content[:start] + head + b"".join(ordered) + content[end:]


def _members(content: bytes, start: int) -> list[tuple[int, int]]:
    """Where the members of a list begin and end."""
    kind, count, at = _head(content, start)
    if kind != 4:
        raise ValueError("not a list")
    found = list[tuple[int, int]]()
    for _ in range(count):
        end = _end(content, at)
        found.append((at, end))
        at = end
    return found


def _end(content: bytes, start: int) -> int:
    """Where an item ends: a number, bytes, a text, or a list of such."""
    kind, count, at = _head(content, start)
    if kind in {2, 3}:
        return at + count
    for _ in range(count if kind == 4 else 0):
        at = _end(content, at)
    return at


def _head(content: bytes, start: int) -> tuple[int, int, int]:
    """The kind of an item, its number or how much is in it, and where that begins (RFC 8949, section 3)."""
    kind, count, at = content[start] >> 5, content[start] & 31, start + 1
    if kind > 4 or count > 27:
        raise ValueError("neither a number nor a text nor a list")
    size = 1 << (count - 24) if count >= 24 else 0
    return kind, int.from_bytes(content[at : at + size], "big") if size else count, at + size
