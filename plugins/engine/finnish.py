"""The forms of a Finnish noun or adjective, guessed by rule; whoever asks says which of the guesses are right.

A search program cuts the endings off words, but what is left still varies: `käsi`, `käden`, `kättä`, `käsien`. Here are
the ways in which Finnish changes a stem (Hakulinen et al., Iso suomen kielioppi, §§ 41–80): gradation of consonants,
stems in -e, -se, -kse, -ude, -ime, and the plural in -i-. A rule may guess too much; a wrong guess costs a question.
"""

import re
from collections.abc import Callable, Iterator

IsForm = Callable[[str], bool]
"""Whether a word is a form of the noun that is being inflected."""

VOWELS = "aeiouyäöå"

GRADES = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("mp", "mm"), ("nt", "nn"), ("lt", "ll"), ("rt", "rr"),
    ("lk", "lj"), ("rk", "rj"), ("hk", "hj"), ("k", ""), ("k", "v"), ("p", "v"), ("t", "d")
)  # fmt: skip
"""Strong and weak grades of the consonants before the last vowel."""

REPLACEMENTS = (
    (r"nen$", "se"),  # käsityöläinen, käsityöläise-
    (r"(?<=[aeiouyäö])s$", "kse"),  # hallitus, hallitukse-
    (r"(?<=[uy])s$", "de"),  # rakkaus, rakkaude-
    (r"(?<=[uy])s$", "te"),
    (r"([aäiueoyö])s$", r"\1\1"),  # opas, oppaa-
    (r"es$", "ehe"),  # mies, miehe-
    (r"in$", "ime"),  # avain, avaime-
    (r"n$", "ma"),  # avoin, avoima-; työtön, työttömä-
    (r"n$", "mä"),
    (r"n$", "ne"),  # siemen, siemene-
    (r"in$", "impa"),  # paras, uusin, uusimpa-
    (r"in$", "impä"),
    (r"(?<=[lr])$", "e"),  # askel, askele-
    (r"[uy]t$", ""),  # lyhyt, lyhye-
    (r"(?<=[uy])t$", "e"),
    (r"([uy])t$", "ee"),  # väsynyt, väsynee-
    (r"ät$", "ää"),  # kevät, kevää-
    (r"(?<=[^aeiouyäö])$", "i"),  # Facebook, Facebooki-
    (r"si$", "te"),  # vesi, vete-
    (r"i$", "e"),  # lapsi, lapse-
    (r"pi$", "pa"),  # vanhempi, vanhempa-
    (r"pi$", "pä"),
    (r"e$", "ee"),  # hanke, hankkee-
    (r"e$", "kee"),  # koe, kokee-
    (r"ik([aä])$", r"j\1"),  # aika, aja-
)
"""How the end of a noun's base form may change before endings, as patterns and what takes their place."""

PLURALS = (
    (r"(?<=[^aä])a$", "oi"),  # kauppa, kauppoi-
    (r"ä$", "öi"),
    (r"[aäe]$", "i"),  # koira, koiri-; lapse, lapsi-
    (r"i$", "ei"),  # tuoli, tuolei-
    (r"uo$", "oi"),  # suo, soi-
    (r"yö$", "öi"),  # työ, töi-
    (r"ie$", "ei"),  # tie, tei-
    (r"uu$", "ui"),  # puu, pui-
    (r"yy$", "yi"),
    (r"(?<=[oöuyaäe])$", "i"),  # talo, taloi-
    (r"ii$", "ii"),  # kaunii-
    (r"(?<=[uy])[dt]e$", "ksi"),  # mahdollisuude-, mahdollisuuksi-
    (r"te$", "si"),  # vete-, vesi-
)
"""How a stem may change before the -i- of the plural."""

CONSONANT_STEMS = (r"(nen)$", r"(?<=[uy])(s)$", r"([kp]?si)$", r"(i)$", r"(e)$", r"(t)$")
"""What may fall off before endings that begin with a consonant: lapsi, las-ta; vesi, vet-tä; nuori, nuor-ten."""


def forms(lemma: str, is_form: IsForm) -> Iterator[str]:
    """A form for each way in which a noun's stem may look, without its base form: `hallituksen`, `hallitusta`."""
    stems = tuple(dict.fromkeys(_stems(lemma)))
    plurals = tuple(dict.fromkeys(graded for stem in stems for plural in _plurals(stem) for graded in _graded(plural)))
    a = "ä" if any(is_form(f"{stem}nä") for stem in (*stems, *plurals)) else "a"
    yield from _singular(stems, a, is_form)
    yield from _plural(plurals, a, is_form)
    yield from _with_consonant(lemma, a, is_form)


def _singular(stems: tuple[str, ...], a: str, is_form: IsForm) -> Iterator[str]:
    for stem in stems:
        if is_form(f"{stem}n"):
            yield from (stem + ending for ending in ("n", f"ss{a}", "lle", "ksi", "t"))
        if is_form(f"{stem}n{a}"):
            last = stem[-1]
            guesses = (stem + ending for ending in (a, f"t{a}", f"{last}n", f"h{last}n", "seen"))
            yield from (f"{stem}n{a}", *filter(is_form, guesses))


def _plural(plurals: tuple[str, ...], a: str, is_form: IsForm) -> Iterator[str]:
    for stem in plurals:
        if is_form(f"{stem}ss{a}"):
            yield from (stem + ending for ending in (f"ss{a}", "lle", "ksi"))
        if is_form(f"{stem}n{a}"):
            before_vowels = f"{stem[:-1]}j" if stem[-2:-1] in VOWELS else stem
            guesses = (
                f"{before_vowels}{a}", f"{stem}t{a}", f"{before_vowels}en", f"{stem}den", f"{stem}tten",
                f"{stem}hin", f"{stem}in", f"{stem}siin",
            )  # fmt: skip
            yield from (f"{stem}n{a}", *filter(is_form, guesses))


def _with_consonant(lemma: str, a: str, is_form: IsForm) -> Iterator[str]:
    """The partitive and the plural's genitive without a vowel before their endings."""
    shorter = {re.sub(pattern, "", lemma) for pattern in CONSONANT_STEMS} - {lemma}
    bases = sorted({lemma, *shorter, f"{lemma}s", *(f"{base}s" for base in shorter)})
    yield from filter(is_form, (base + ending for base in bases for ending in (f"t{a}", "ten")))
    # After a whole base form, -tta is the partitive of words in -e alone; of others it says that one is without them.
    doubling = sorted(shorter) if lemma[-1:] != "e" else [lemma]
    yield from filter(is_form, (f"{base}tt{a}" for base in doubling))


def stems(lemma: str) -> frozenset[str]:
    """What a noun may become before its endings, of one thing and of many; more than it does."""
    single = frozenset(_stems(lemma))
    return single | {many for stem in single for many in _plurals(stem)}


def _stems(lemma: str) -> Iterator[str]:
    """The stems that the singular may have, in both grades."""
    for base in (lemma,) if lemma[-1:] in VOWELS else _graded(lemma):
        changed = (re.sub(pattern, new, base) for pattern, new in REPLACEMENTS if re.search(pattern, base))
        for stem in (base, *changed):
            if stem[-1:] in VOWELS:
                yield from _graded(stem)


def _plurals(stem: str) -> Iterator[str]:
    for pattern, new in PLURALS:
        if re.search(pattern, stem):
            yield re.sub(pattern, new, stem)


def _graded(stem: str) -> Iterator[str]:
    """A stem as it is, and with the consonants before its last vowel in the other grade: `kauppa`, `kaupa`."""
    yield stem
    found = re.fullmatch(r"(.*?)([^aeiouyäö]*)([aeiouyäö]+[^aeiouyäö]*)", stem)
    if found:
        before, consonants, after = found.groups()
        for strong, weak in GRADES:
            for one, other in ((strong, weak), (weak, strong)):
                if one and consonants.endswith(one):
                    yield before + consonants.removesuffix(one) + other + after
