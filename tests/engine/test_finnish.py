"""The forms of Finnish nouns: each way in which a stem may look is guessed, and what is no form is not given."""

import pytest

from plugins.engine.finnish import forms

PARADIGMS = {
    "kauppa": "kaupan kauppana kauppaa kauppaan kaupassa kaupoissa kauppoina kauppoja kauppoihin kauppojen",
    "silta": "sillan siltana siltaa siltaan sillalle silloissa siltoina siltoja siltojen siltoihin",
    "joki": "joen jokena jokea jokeen joessa joissa jokina jokia jokien jokiin",
    "puku": "puvun pukuna pukua pukuun puvussa puvuissa pukuina pukuja pukujen pukuihin",
    "aika": "ajan aikana aikaa aikaan ajassa ajoissa aikoina aikoja aikojen aikoihin",
    "hallitus": "hallituksen hallituksena hallituksessa hallitusta hallituksia hallituksina hallituksissa hallitusten",
    "rakkaus": "rakkauden rakkautena rakkautta rakkaudessa rakkauksia rakkauksina rakkauksissa",
    "käsityöläinen": "käsityöläisen käsityöläisenä käsityöläistä käsityöläisiä käsityöläisinä käsityöläisten",
    "vesi": "veden vetenä vettä veteen vedessä vesissä vesinä vesiä vesien",
    "lapsi": "lapsen lapsena lasta lapseen lapsissa lapsina lapsia lapsien lasten",
    "nuori": "nuoren nuorena nuorta nuoreen nuorissa nuorina nuoria nuorten",
    "avain": "avaimen avaimena avainta avaimessa avaimissa avaimina avaimia avainten",
    "työtön": "työttömän työttömänä työtöntä työttömässä työttömissä työttöminä työttömiä työtönten",
    "tytär": "tyttären tyttärenä tytärtä tyttäressä tyttärissä tyttärinä tyttäriä tytärten",
    "mies": "miehen miehenä miestä mieheen miehissä miehinä miehiä miesten",
    "opas": "oppaan oppaana opasta oppaaseen oppaissa oppaina oppaita opasten",
    "hanke": "hankkeen hankkeena hanketta hankkeeseen hankkeissa hankkeina hankkeita hankkeiden",
    "koe": "kokeen kokeena koetta kokeeseen kokeissa kokeina kokeita kokeiden",
    "työ": "työn työnä työtä työhön työssä töissä töinä töitä töiden töihin",
    "kevät": "kevään keväänä kevättä kevääseen keväissä keväinä keväitä keväiden",
}
"""Nouns of many types, with forms of theirs."""


@pytest.mark.parametrize("lemma", PARADIGMS)
def test_every_stem_is_found(lemma: str) -> None:
    """Of each stem that a noun has before its endings there is a form."""
    known = set(PARADIGMS[lemma].split())
    assert known - set(forms(lemma, known.__contains__)) == set()


@pytest.mark.parametrize("lemma", PARADIGMS)
def test_nothing_is_given_that_nobody_knows(lemma: str) -> None:
    """A noun of which no form is known has none."""
    assert list(forms(lemma, lambda _: False)) == []


def test_a_word_without_letters_has_no_forms() -> None:
    """Nor do a single letter and nothing at all go wrong."""
    assert [list(forms(lemma, lambda _: False)) for lemma in ("", "a", "s", "b")] == [[], [], [], []]


def test_few_questions_are_asked() -> None:
    """Whoever answers is asked about some dozens of words, not thousands."""
    asked = set[str]()

    def is_form(word: str) -> bool:
        asked.add(word)
        return False

    list(forms("mahdollisuus", is_form))
    assert 10 < len(asked) < 200
