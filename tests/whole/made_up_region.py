"""The region of the site of made-up words: registries in which every kind is, and projects, openings, publications."""

from plugins.domain.opportunity import CallKind, Employment, JobKind
from tests.whole.made_up_items import in_both, item

KINDS = (
    *("university", "uas", "school_federation", "research_institute", "municipality", "regional_council", "ministry"),
    *("state", "state_agency", "eu_institution", "ngo", "fund", "company"),
)
"""The kinds of organisations that the theme has words for, but for networks."""


def _named(name: str) -> str:
    return f"name: {{fi: {name.capitalize()}fi, en: {name.capitalize()}en}}"


def _of_kind(kind: str) -> str:
    return f"xqkind{kind.replace('_', '')}"


ORGANISATIONS = f"""
xqorg: {{name: {{fi: Xqorgfi, en: Xqorgen}}, fictional: true, text: {{fi: Xqorgtextfi, en: Xqorgtexten}}, place: xqtown,
  abbreviation: XQO, url: "https://xqorg.example/", valid_from: 1.2.2003}}
xqunit: {{name: {{fi: Xqunitfi, en: Xquniten}}, parent: xqorg}}
xqsecret: {{name: {{fi: Xqsecretfi, en: Xqsecreten}}}}
xqcluster: {{{_named("xqcluster")}, kind: network, members: [xqorg, xqunit], place: xqregion}}
xqended: {{{_named("xqended")}, kind: state_agency, valid_from: 1.1.2010, valid_until: 31.12.2025, successor: xqnext}}
xqnext: {{{_named("xqnext")}, kind: state_agency, valid_from: 1.1.2026}}
xqclosing: {{{_named("xqclosing")}, kind: company, valid_until: 31.12.2027}}
xqworks: {{{_named("xqworks")}, kind: company, fictional: true, place: xqnorth}}
xqsmall: {{{_named("xqsmall")}, kind: company, place: xqsouth}}
xqwatch: {{{_named("xqwatch")}, url: "https://xqwatch.example/", text: {{fi: Xqwatchtextfi, en: Xqwatchtexten}}}}
""" + "\n".join(f"{_of_kind(kind)}: {{{_named(_of_kind(kind))}, kind: {kind}}}" for kind in KINDS)

REGISTRIES = {
    "organisations": ORGANISATIONS,
    "places": """
xqregion: {name: {fi: Xqregionfi, en: Xqregionen}, kind: region}
xqcityregion: {name: {fi: Xqcityregionfi, en: Xqcityregionen}, kind: city_region, part_of: xqregion}
xqtown: {name: {fi: Xqtownfi, en: Xqtownen}, kind: municipality, part_of: [xqcityregion, xqregion],
  coordinates: "63.5, 27.2", in: {fi: Xqintownfi, en: Xqintownen}}
xqnorth: {name: {fi: Xqnorthfi, en: Xqnorthen}, kind: municipality, part_of: xqregion, coordinates: "64.2, 27.7"}
xqsouth: {name: {fi: Xqsouthfi, en: Xqsouthen}, kind: municipality, part_of: xqregion, coordinates: "62.3, 27.1"}
xqpark: {name: {fi: Xqparkfi, en: Xqparken}, kind: park, part_of: xqnorth}
xqvenue: {name: {fi: Xqvenuefi, en: Xqvenueen}, kind: venue, part_of: xqtown, address: "Xqstreet 1",
  coordinates: "62.1, 27.2"}
""",
    "people": """
xqperson: {name: {fi: Xqpersonfi, en: Xqpersonen}, role: {fi: Xqrolefi, en: Xqroleen}, organisation: xqunit,
  phone: "040 123 4567", email: xqperson@xqmail.example}
""",
    "themes": """
xqtheme: {name: {fi: Xqthemefi, en: Xqthemeen}, text: {fi: Xqthemetextfi, en: Xqthemetexten}}
xqsub: {name: {fi: Xqsubfi, en: Xqsuben}, parent: xqtheme}
xqacross: {name: {fi: Xqacrossfi, en: Xqacrossen}, cross_cutting: true}
xqled: {name: {fi: Xqledfi, en: Xqleden}, lead: xqtown, definition: {fi: Xqdefinitionfi, en: Xqdefinitionen}}
xqcraft: {name: {fi: Xqcraftfi, en: Xqcraften}}
xqalone: {name: {fi: Xqalonefi, en: Xqaloneen}}
""",
    "programmes": """
xqnew: {name: {fi: Xqnewfi, en: Xqnewen}, visibility: 2021-2027, statement: {fi: Xqstatementfi, en: Xqstatementen}}
xqold: {name: {fi: Xqoldfi, en: Xqolden}, visibility: 2014-2020, statement: {fi: Xqfundfi, en: Xqfunden}}
""",
    "glossary": """
xqterm: {preferred: {fi: Xqtermfi, en: Xqtermen}, avoid: {fi: [Xqavoidfi], en: [Xqavoiden]}}
""",
}

SURROUNDINGS = """
themes: [xqsub]
places: [xqvenue]
organisations: [xqunit]
contacts: [xqperson]
"""

WORK = """
date: 1.10.2026
themes: [xqcraft]
places: [xqpark]
organisations: [xqworks]
contacts: [xqperson]
"""
"""What projects, openings and publications belong to: others than stories and events, whose feeds stay short."""

PROJECT = f"""
kind: project
acronym: XQP
code: XQ1
start: 1.3.2026
end: 28.2.2029
coordinator: xqorg
partners:
  - {{organisation: xqorg, role: implementer}}
  - {{organisation: xqunit, role: party, acts_through: xqcluster}}
  - {{organisation: {_of_kind("university")}, role: operator}}
  - {{organisation: {_of_kind("company")}, role: partner}}
  - {{organisation: {_of_kind("ngo")}, role: member}}
funding:
  - {{programme: xqold, role: other, amount: 150 000}}
  - {{programme: xqnew, organisation: xqcluster, role: main, amount: 1 200 000}}
  - {{organisation: {_of_kind("fund")}}}
budget: 2 000 000 000
goals:
  - {{id: xqmore, op: ">", value: 20, unit: {{fi: Xqpiecesfi, en: Xqpiecesen}}, period: 2026, label: {{fi: Xqmore}}}}
  - {{op: ">=", value: 2.5, unit: "%", label: {{fi: Xqleastfi, en: Xqleasten}}}}
  - {{op: "=", value: 7, label: {{fi: Xqexactlyfi, en: Xqexactlyen}}}}
key_figures:
  - {{value: 22 000, unit: EUR, year: 2025, source: Xqsource, label: {{fi: Xqfigurefi, en: Xqfigureen}}}}
predecessor: xqagreement
successor: xqlead
website: https://xqproject.example/
{WORK.strip()}
image: xqdrawn.png
projects: [xqdraftproject]
"""
TOLD = """
image_alt: Xqalttext
aims: Xqaims
target_group: Xqgroup
results: Xqresults
measures:
  - {title: Xqmeasure, text: Xqmeasured}
  - {title: Xqother}
"""

DURATIONS = {
    "xqfromyear": "start: 2020",
    "xqfrommonth": "start: 9/2020",
    "xqfromday": "start: 1.9.2020",
    "xquntilyear": "end: 2031",
    "xquntilmonth": "end: 2031-09",
    "xquntilday": "end: 30.9.2031",
    "xqyears": "start: 2020\nend: 2021",
    "xqoneyear": "start: 2026\nend: 2026",
    "xqunknown": "",
}
"""Projects of which no more than this is known."""

FILES = {
    "publications/xqreport/xqreport-fi.pdf": "Xqreport",
    "publications/xqreport/xqreport-en.pdf": "Xqreport",
    "publications/xqdraftpublication/xqdraftpublication.pdf": "Xqdraftpublication",
}
"""The files of publications, and the words on each."""


def region_texts() -> dict[str, str]:
    """Every text of projects, openings and publications, and a story that names all organisations."""
    named = ", ".join(["xqcluster", "xqended", "xqclosing", *map(_of_kind, KINDS)])
    places = "[xqnorth, xqsouth, xqpark, xqcityregion]"
    shared = f"date: 3.11.2026\norganisations: [{named}]\nplaces: {places}\nthemes: [xqacross, xqled, xqalone]"
    return {**item("news", "xqeverybody", "fi en", shared), **_projects(), **_jobs(), **_calls(), **_publications()}


def _projects() -> dict[str, str]:
    ended = "kind: agreement\ndate: 8.1.2020\nstart: 1.1.2020\nend: 30.9.2022\nsuccessor: xqproject"
    found = {
        **item("projects", "xqproject", "fi en", PROJECT, **in_both(TOLD)),
        **item("projects", "xqagreement", "fi en", ended),
        **item("projects", "xqlead", "fi en", f"kind: lead_project\nstart: 3/2027\ncoordinator: xqunit{WORK}"),
        **item("projects", "xqnetwork", "fi en", f"kind: network\nstart: 2024{WORK}"),
        **item("projects", "xqprojectfi", "fi", f"predecessor: xqproject{WORK}", fi=TOLD),
    }
    for key, duration in DURATIONS.items():
        found |= item("projects", key, "fi en", f"{duration}\ndate: 1.9.2026")
    return found | item("news", "xqprojectnews", "fi en", "date: 4.11.2026\nprojects: [xqproject, xqprojectfi]")


def _jobs() -> dict[str, str]:
    rich = "remote: yes\nsalary: Xqsalary\nlanguages: [fi, en]\napply_url: https://apply.example/"
    employments = (*Employment, *Employment)
    found = dict[str, str]()
    for day, kind in enumerate(JobKind, 1):
        facts = f"kind: {kind}\nemployer: xqworks\nemployment: {employments[day - 1]}\nopens: 1.11.2026"
        shared = f"{facts}\ncloses: {day}.12.2026 klo 16.00\n{rich}{WORK}"
        found |= item("jobs", f"xqjob{kind.replace('_', '')}", "fi en", shared)
    return {
        **found,
        **item("jobs", "xqjobfi", "fi", f"employer: xqworks\ncloses: 24.12.2026{WORK}"),
        **item("jobs", "xqjobcoming", "fi en", f"employer: xqworks\nopens: 1.12.2026 klo 9.00\n{rich}{WORK}"),
        **item("jobs", "xqjobclosed", "fi en", f"employer: xqworks\ncloses: 20.11.2026\n{rich}{WORK}"),
        **item("jobs", "xqjobuntilfilled", "fi en", f"employer: xqsmall\nplaces: [xqtown]\ndate: 1.10.2026\n{rich}"),
    }


def _calls() -> dict[str, str]:
    facts = f"programme: xqnew\namount: Xqamount\nopens: 1.11.2026\ncloses: 31.1.2027{WORK}"
    return {
        path: text
        for kind in CallKind
        for path, text in item("calls", f"xqcall{kind}", "fi en", f"kind: {kind}\n{facts}").items()
    }


def _publications() -> dict[str, str]:
    files = "\n".join(f"  - {{path: xqreport-{code}.pdf, language: {code}}}" for code in ("fi", "en"))
    facts = "year: 2026\nissuer: xqorg\nisbn: 978-952-0000-00-0\nimage: xqcover.png\nprojects: [xqproject]"
    shared = f"{facts}\nfiles:\n{files}{WORK}"
    return item("publications", "xqreport", "fi en", shared, **in_both("cover_alt: Xqcover"))
