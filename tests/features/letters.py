"""Letters for tests: texts as the demonstration has them, with everything that a letter can tell of."""

from datetime import date
from typing import NamedTuple

from pelican.settings import read_settings

from plugins.domain.letter import Letter, LetterEntry, LetterPicture, LetterSection
from plugins.domain.problem import Where
from plugins.domain.site import Site
from plugins.host.settings import folders_of, site_of
from plugins.host.theming import Theme, render
from plugins.newsletter.mails import mail_outputs
from tests.building import ROOT

SITE = "https://seutunakyma.example"

FINNISH = Letter(
    key="2026-12",
    language="fi",
    site="Seutunäkymä",
    subject="Hillakartta, aamukahvia ja kokeilurahaa",
    preheader="Joulukuun kirjeessä uusi kartta, klusteriaamu, kaksi paikkaa ja haku.",
    intro_html=(
        "<p>Hei! Lunta on jo maassa, mutta tässä kirjeessä katsotaan kesään. Tapahtumista piirretään kartta, ja "
        '<a href="https://seutunakyma.example/fi/palaute/">toivomme siihen ehdotuksia</a>.</p>'
    ),
    intro_text=(
        "Hei! Lunta on jo maassa, mutta tässä kirjeessä katsotaan kesään. Tapahtumista piirretään kartta, ja toivomme\n"
        "siihen ehdotuksia:\nhttps://seutunakyma.example/fi/palaute/"
    ),
    sections=(
        LetterSection(
            "news", "Uutiset", more=4, more_url=f"{SITE}/fi/uutiset/",
            entries=(
                LetterEntry(
                    "news/hillakartta", "Hillakartta näyttää kesän tapahtumat", f"{SITE}/fi/uutiset/hillakartta/",
                    "Toimitus suunnittelee kesän tapahtumista piirrettyä karttaa, jolle annettiin työnimeksi "
                    "hillakartta.",
                    when="16.11.2026",
                    picture=LetterPicture(
                        f"{SITE}/fi/uutiset/hillakartta/kartta-1072.png",
                        "Piirros: kaksi tuulivoimalaa ja sähkölinja kumpuilevan metsämaiseman yllä auringon noustessa.",
                        1200, 675,
                    ),
                ),
                LetterEntry(
                    "news/tapahtuman-ilmoittaminen", "Kuntien viestijöille: näin ilmoitat tapahtuman",
                    f"{SITE}/fi/uutiset/nain-ilmoitat-tapahtuman/",
                    "Kunta voi saada tapahtumansa Seutunäkymän kalenteriin yhdellä viestillä. Kerromme, mitä viestissä "
                    "pitää olla.",
                    when="19.11.2026",
                ),
                LetterEntry(
                    "news/english-language-jobs", "Settling in: where English-language jobs are listed",
                    f"{SITE}/en/news/english-language-jobs/",
                    "You do not need to read Finnish to follow the vacancies on this site. Here is where to look.",
                    when="20.11.2026", language="en", mark="englanniksi",
                ),
            ),
        ),
        LetterSection(
            "events", "Tulevat tapahtumat", more=9, more_url=f"{SITE}/fi/tapahtumat/",
            entries=(
                LetterEntry(
                    "events/klusteriaamu", "Klusteriaamu Varkaudessa", f"{SITE}/fi/tapahtumat/klusteriaamu/",
                    "Puolitoista tuntia kahvia ja kumppaneita: energia-alan ja konepajojen väki tapaa Varkaudessa "
                    "ennen työpäivän kiireitä.",
                    when="to 3.12.2026 klo 8.30–10.00", place="Höyrytalo, Varkaus",
                ),
                LetterEntry(
                    "events/hankeklinikka", "Hankeklinikka", f"{SITE}/fi/tapahtumat/hankeklinikka/",
                    "Puoli tuntia aikaa yhdelle hankeidealle, verkossa torstaiaamuisin.",
                    when="to 25.3.2027 klo 9.00–11.00, sen jälkeen 4 kertaa", place="Verkossa", label="Muuttunut",
                ),
                LetterEntry(
                    "events/kesailta", "Toimijoiden kesäilta", f"{SITE}/fi/tapahtumat/toimijoiden-kesailta/",
                    "Kesäilta on peruttu, koska Höyrytalon katto korjataan elokuussa.",
                    when="pe 27.8.2027 klo 20.00", place="Höyrytalo, Varkaus", label="Peruttu",
                ),
            ),
        ),
        LetterSection(
            "opportunities", "Avoinna nyt",
            entries=(
                LetterEntry(
                    "calls/kokeilurahoitus", "Kokeilurahoitus pienille yrityksille",
                    f"{SITE}/fi/avoimet/kokeilurahoitus/",
                    "Rahaa kokeiluun, joka saa epäonnistua. Haku on pienille yrityksille, jotka haluavat säästää "
                    "energiaa tai raaka-ainetta.",
                    when="Hae viimeistään 15.1.2027 klo 16.00", place="Seutunäkymän toimitus",
                ),
                LetterEntry(
                    "jobs/hitsaaja", "Hitsaaja", f"{SITE}/fi/avoimet/hitsaaja/",
                    "Lehtokone Oy etsii Iisalmeen hitsaajaa, joka kertoo, jos piirustus on väärin. Vuorotyötä ei ole.",
                    when="Hae viimeistään 18.12.2026", place="Lehtokone Oy, Iisalmi",
                ),
            ),
        ),
    ),
    url=f"{SITE}/fi/uutiskirje/2026-12/",
    day=date(2026, 12, 1),
    translations={"en": f"{SITE}/en/newsletter/2026-12/"},
    signup_url="https://kirje.example/tilaa",
    contact="toimitus@seutunakyma.example",
)  # fmt: skip
"""A Finnish letter with a picture, an item in English, a changed event, a cancelled one, and more on the site."""

ENGLISH = Letter(
    key="2026-12",
    language="en",
    site="Regional Outlook",
    subject="The cloudberry map, morning coffee and trial funding",
    preheader="In December: a new map, a cluster morning in Varkaus, and trial funding.",
    intro_html=(
        "<p>Hello! There is snow on the ground, but this letter looks ahead to summer. We are drawing a map of its "
        'events and <a href="https://seutunakyma.example/en/feedback/">would like to hear your ideas</a>.</p>'
    ),
    intro_text=(
        "Hello! There is snow on the ground, but this letter looks ahead to summer. We are drawing a map of its\n"
        "events and would like to hear your ideas:\nhttps://seutunakyma.example/en/feedback/"
    ),
    sections=(
        LetterSection(
            "news", "News", more=1, more_url=f"{SITE}/en/news/",
            entries=(
                LetterEntry(
                    "news/hillakartta", "The cloudberry map shows the summer’s events",
                    f"{SITE}/en/news/cloudberry-map/",
                    "The editors are planning a drawn map of the summer’s events. Its working name is the cloudberry "
                    "map.",
                    when="16 November 2026",
                    picture=LetterPicture(
                        f"{SITE}/fi/uutiset/hillakartta/kartta-1072.png",
                        "Drawing: two wind turbines and a power line above rolling forest as the sun rises.",
                        1200, 675,
                    ),
                ),
                LetterEntry(
                    "news/english-language-jobs", "Settling in: where English-language jobs are listed",
                    f"{SITE}/en/news/english-language-jobs/",
                    "You do not need to read Finnish to follow the vacancies on this site. Here is where to look.",
                    when="20 November 2026",
                ),
            ),
        ),
        LetterSection(
            "events", "Coming events", more=9, more_url=f"{SITE}/en/events/",
            entries=(
                LetterEntry(
                    "events/klusteriaamu", "Cluster morning in Varkaus", f"{SITE}/en/events/cluster-morning/",
                    "An hour and a half of coffee and partners: people from energy companies and machine shops meet "
                    "before the working day gets busy.",
                    when="Thu 3 December 2026, 8.30–10.00", place="Höyrytalo, Varkaus",
                ),
                LetterEntry(
                    "events/kesailta", "Partners’ summer evening", f"{SITE}/en/events/partners-summer-evening/",
                    "The evening has been cancelled: the roof of Höyrytalo is being mended in August.",
                    when="Fri 27 August 2027, 20.00", place="Höyrytalo, Varkaus", label="Cancelled",
                ),
            ),
        ),
        LetterSection(
            "opportunities", "Open now", more=2, more_url=f"{SITE}/en/opportunities/",
            entries=(
                LetterEntry(
                    "calls/kokeilurahoitus", "Trial funding for small companies",
                    f"{SITE}/en/opportunities/trial-funding/",
                    "Money for a trial that is allowed to fail, for small companies that want to save energy or raw "
                    "materials.",
                    when="Apply by 15 January 2027, 16.00", place="The editors of Regional Outlook",
                ),
                LetterEntry(
                    "jobs/hitsaaja", "Hitsaaja", f"{SITE}/fi/avoimet/hitsaaja/",
                    "Lehtokone Oy etsii Iisalmeen hitsaajaa, joka kertoo, jos piirustus on väärin.",
                    when="Apply by 18 December 2026", place="Lehtokone Oy, Iisalmi", language="fi", mark="in Finnish",
                ),
            ),
        ),
    ),
    url=f"{SITE}/en/newsletter/2026-12/",
    day=date(2026, 12, 1),
    translations={"fi": f"{SITE}/fi/uutiskirje/2026-12/"},
    signup_url="https://kirje.example/order",
    contact="toimitus@seutunakyma.example",
)  # fmt: skip
"""The same in English, with an item in Finnish."""

EDITIONS = {"fi": (FINNISH,), "en": (ENGLISH,), "combined": (FINNISH, ENGLISH)}
"""The editions of the issue, by the name that tests give them."""


class Mail(NamedTuple):
    """The files of a mail."""

    html: bytes
    text: bytes
    draft: bytes
    meta: bytes


def site(**changes: object) -> Site:
    """The demonstration's site with changed settings."""
    settings = read_settings(str(ROOT / "pelicanconf.py")) | changes
    made, problems = site_of(settings, Where("pelicanconf.py"))
    assert made is not None, problems
    return made


def mail_of(letters: tuple[Letter, ...], **changes: object) -> Mail:
    """The files of letters as the site's own templates and settings make them."""
    made = site(**changes)
    settings = read_settings(str(ROOT / "pelicanconf.py"))
    folders = folders_of(settings)
    locales = tuple((code, tongue.language.locale) for code, tongue in made.tongues.items())
    theme = Theme(folders.templates, folders.translations, locales, made.zone, "")
    return Mail(*(render(theme, output) for output in mail_outputs("/fi/uutiskirje/2026-12/", letters, made)))
