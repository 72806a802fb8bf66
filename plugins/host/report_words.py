"""The words of a report: in all of its forms the same things are called the same."""

from plugins.domain.problem import Severity
from plugins.host.corrections import Correction
from plugins.host.problems import sentence
from plugins.host.report import Group

ONE = {
    Severity.ERROR: "severity-error",
    Severity.WARNING: "severity-warning",
    Severity.NOTICE: "severity-notice",
}
SEVERAL = {
    Severity.ERROR: "severities-error",
    Severity.WARNING: "severities-warning",
    Severity.NOTICE: "severities-notice",
}


def word_of(severity: Severity, language: str) -> str:
    """What a problem is: `Error`."""
    return sentence(ONE[severity], language)


def count_of(severity: Severity, number: int, language: str) -> str:
    """How many problems there are of a severity: `Errors: 2`."""
    return sentence(SEVERAL[severity], language).format(number=number)


def heading_of(group: Group, language: str) -> str:
    """What stands above a group: its file, or in how many places the same was found."""
    return group.path or sentence("report-same", language).format(number=len(group.problems))


def advice_of(correction: Correction, language: str) -> str:
    """What is said before the line as it should be, or of one that is to be removed."""
    return sentence("report-corrected" if correction.text else "report-removed", language).format(line=correction.line)
