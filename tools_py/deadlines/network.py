"""The strands of Section H1.10 and the evidence after them, as the guidance times them and as a
reader's estimates fill its silences.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from tools_py import rules
from tools_py.dates.lengths import Length
from tools_py.dates.periods import length_of
from tools_py.deadlines.critical_path import Activity, Strand, StrandNeed
from tools_py.reports.words import in_words
from tools_py.rules.vocabulary import Actor

PARTY, DCC, USER_CIO = Actor.PARTY, Actor.DCC, Actor.USER_CIO
SECAS, SEC_PANEL = "SECAS", "the SEC Panel"
NOT_STATED = "not stated"
"""Who acts, where the guidance does not say."""

PRIVACY_SHORTEST, PRIVACY_LONGEST = (
    length_of(rules.PRIVACY_DURATION, months) for months in rules.PRIVACY_DURATION.value
)
"""The guidance's rough range for the Privacy Assessment, from the application."""

ESTIMATES: dict[str, tuple[str, str]] = {
    "user-id": ("User ID", "From proposing it to the DCC accepting it"),
    "uept-execution": (
        "UEPT itself",
        "From its start until the DCC has the Test Completion Report",
    ),
    "quality-gate": (
        "Wait for the quality gate",
        "From the DCC’s review to the quality gate review meeting",
    ),
    "security-assessment": ("Security Assessment", "From booking it to its outcome"),
    "privacy-assessment": (
        "Privacy Assessment",
        (
            f"From the application, in place of the guidance’s {PRIVACY_SHORTEST.amount} to "
            f"{in_words(PRIVACY_LONGEST)}"
        ),
    ),
    "credit-support": (
        "Credit Support",
        "From the notice of its value to having it in place",
    ),
    "evidence-check": (
        "SECAS’s check",
        "From sending the Evidence Form to being told that the process is complete",
    ),
}
"""What a reader may estimate: the name and extent of each step whose length the guidance leaves
open or gives roughly.
"""

IN_A_SENTENCE = {
    "user-id": "the User ID",
    "uept-execution": "UEPT",
    "quality-gate": "the wait for the quality gate",
    "security-assessment": "the Security Assessment",
    "privacy-assessment": "the Privacy Assessment",
    "credit-support": "Credit Support",
    "evidence-check": "SECAS’s check",
}
"""What the same steps are called within a sentence, before or after "the length of"."""

TITLES = {
    "user-id": "User ID",
    "testing": "Testing (UEPT)",
    "security": "Security Assessment",
    "privacy": "Privacy Assessment",
    "credit": "Credit Support",
    "evidence": "Evidence",
}
"""The strands by id, in the order of sections 2.3 and 2.4."""

FIXING = {
    "notice_given": "uept-notice",
    "uept_start": "uept-start",
    "report_received": "report-received",
    "acknowledged_on": "report-acknowledged",
    "quality_gate_passed": "quality-gate",
    "privacy_assessment_start": "privacy-assessment-start",
}
"""The answers that hold a point of a strand."""


def side_by_side(
    estimates: Mapping[str, Length], done: Collection[str], *, privacy: StrandNeed
) -> tuple[Strand, ...]:
    """Return the strands that run side by side. `done` names those with nothing left.

    `privacy` says whether the Privacy Assessment is needed: with "no" there is no such strand, with
    "unknown" there is one.
    """
    user_id = _estimated("user-id", "user-id-accepted", rules.STEP_USER_ID, DCC, estimates)
    security = _estimated(
        "security-assessment",
        "security-passed",
        rules.STEP_SECURITY_ASSESSMENT,
        USER_CIO,
        estimates,
    )
    credit = _estimated(
        "credit-support", "credit-provided", rules.STEP_CREDIT_SUPPORT, PARTY, estimates
    )
    strands = (
        _strand("user-id", "user-id-proposed", user_id),
        _strand("testing", "uept-notice", *_testing(estimates)),
        _strand("security", "security-booked", security),
        _strand("privacy", "privacy-application", *_privacy(estimates), required=privacy),
        _strand("credit", "credit-notified", credit, required="unknown"),
    )
    return tuple(
        replace(strand, done=strand.id in done) for strand in strands if strand.required != "no"
    )


def evidence(estimates: Mapping[str, Length]) -> Strand:
    """Return what comes after the strands: the Evidence Form, and SECAS's check, for which no time
    is stated (editor's note A-47).
    """
    check = _estimated("evidence-check", "user", rules.COMPLETION, SECAS, estimates)
    return _strand("evidence", "evidence-form", check)


def _strand(name: str, begins: str, *steps: Activity, required: StrandNeed = "yes") -> Strand:
    return Strand(id=name, title=TITLES[name], begins=begins, steps=steps, required=required)


def _testing(estimates: Mapping[str, Length]) -> tuple[Activity, ...]:
    """Return the steps of testing, from the notice to the certificate (sections 5.2 and 5.3)."""
    return (
        _timed("uept-notice", "Notice of UEPT", "uept-start", rules.UEPT_NOTICE, PARTY),
        _estimated("uept-execution", "report-received", rules.STEP_UEPT, PARTY, estimates),
        _timed(
            "report-acknowledged",
            "DCC confirms receipt",
            "report-acknowledged",
            rules.REPORT_ACKNOWLEDGEMENT,
            DCC,
        ),
        _timed(
            "report-reviewed", "DCC reviews the report", "report-reviewed", rules.REPORT_REVIEW, DCC
        ),
        _estimated("quality-gate", "quality-gate", rules.QUALITY_GATE_DATE, NOT_STATED, estimates),
        _timed(
            "completion-certificate",
            "DCC issues the certificate",
            "completion-certificate",
            rules.COMPLETION_CERTIFICATE,
            DCC,
        ),
    )


def _privacy(estimates: Mapping[str, Length]) -> tuple[Activity, ...]:
    """Return the steps of the Privacy Assessment: the notice, and the assessment, which takes the
    guidance's own range, planned on at its longer end, unless the reader has an estimate.
    """
    estimate = estimates.get("privacy-assessment")
    return (
        _timed(
            "privacy-notice",
            "Notice before the assessment",
            "privacy-assessment-start",
            rules.PRIVACY_NOTICE_DAYS,
            PARTY,
        ),
        Activity(
            id="privacy-assessment",
            title="Privacy Assessment, from the application",
            ends="privacy-approved",
            rule=rules.PRIVACY_DURATION,
            actor=USER_CIO,
            length=estimate or PRIVACY_LONGEST,
            own=estimate is not None,
            shortest=None if estimate else PRIVACY_SHORTEST,
            from_first=True,
        ),
    )


def _estimated(
    name: str,
    ends: str,
    rule: rules.Rule[object],
    actor: str,
    estimates: Mapping[str, Length],
) -> Activity:
    """Return a step that the guidance does not time: it takes what the reader estimates, if
    anything.
    """
    length = estimates.get(name)
    return Activity(
        id=name,
        title=ESTIMATES[name][0],
        ends=ends,
        rule=rule,
        actor=actor,
        length=length,
        own=length is not None,
    )


def _timed(name: str, title: str, ends: str, rule: rules.Rule[int], actor: str) -> Activity:
    """Return a step that the guidance times; what the DCC has to do is taken to be done on time."""
    return Activity(
        id=name,
        title=title,
        ends=ends,
        rule=rule,
        actor=actor,
        length=length_of(rule),
        on_time=actor == DCC,
    )
