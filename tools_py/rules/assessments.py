"""Sections 6 to 8 of the guidance: security, privacy and privacy impact assessments."""

from __future__ import annotations

from datetime import date

from tools_py.rules.rule import Rule

SECURITY_INITIAL = Rule(
    id="security-initial",
    says="An Initial Full User Security Assessment must take place within the User Entry Process.",
    section="6",
    clause="G",
    page="guidance/6-security-assessment/#6-initial",
    words="Initial Full User Security Assessment",
    value=None,
    notes=("A-16", "A-19", "A-20"),
)


SECURITY_FOR_ACCESS = Rule(
    id="security-for-access",
    says="A SEC Party needs a Security Assessment to have access to DCC Systems.",
    section="6",
    clause="G8",
    page="guidance/6-security-assessment/#6-access",
    words="DCC Systems",
    value=None,
)


SECURITY_ASSESSORS = Rule(
    id="security-assessors",
    says=(
        "Security and privacy assessors together are the User CIO, which in June 2018 is "
        "Deloitte for security."
    ),
    section="6",
    page="guidance/6-security-assessment/#6-user-cio",
    words="User Competent Independent Organisation",
    value=None,
    notes=("A-17", "A-62"),
)


SECURITY_OBLIGATIONS = Rule(
    id="security-obligations",
    says=(
        "The initial assessment measures compliance with Sections G3 to G6 in each User Role "
        "that the Party wants."
    ),
    section="6",
    clause="G3 to G6",
    page="guidance/6-security-assessment/#6-obligations",
    words="G3 to G6",
    value=None,
)


SECURITY_CYCLE = Rule(
    id="security-cycle",
    says="Users are assessed to a cycle set in the SEC; type and cycle vary by User Role type.",
    section="6",
    clause="G8",
    page="guidance/6-security-assessment/#6-cycle",
    words="vary",
    value=None,
    notes=("A-18",),
)


SECURITY_PRE_ASSESSMENT = Rule(
    id="security-pre-assessment",
    says=(
        "A Party may choose an Optional Pre-Assessment before the Initial Full User Security "
        "Assessment."
    ),
    section="6",
    page="guidance/6-security-assessment/#6-pre-assessment",
    words="Optional Pre-Assessment",
    value=None,
)


PRIVACY_OTHER_USERS_ONLY = Rule(
    id="privacy-other-users-only",
    says=(
        "Only Parties acting as Other User, suppliers included, undergo a Privacy Assessment as "
        "part of the process."
    ),
    section="7",
    clause="H1.10(d)",
    page="guidance/7-privacy-assessment/#7-who",
    words="Other User",
    value=None,
    notes=("A-17",),
)


PRIVACY_OBLIGATIONS = Rule(
    id="privacy-obligations",
    says="The Privacy Assessment measures compliance with Sections I1.2 to I1.5.",
    section="7",
    clause="I1.2 to I1.5",
    page="guidance/7-privacy-assessment/#7-obligations",
    words="I1.2 to I1.5",
    value=None,
    notes=("A-21",),
)


PRIVACY_CYCLE = Rule(
    id="privacy-cycle",
    says=(
        "The cycle is three years long: a Full Privacy Assessment, self-assessments in the next "
        "two years, then a full one again."
    ),
    section="7",
    page="guidance/7-privacy-assessment/#7-cycle",
    words="three-year",
    value=("full", "self", "self", "full"),
    unit="years",
    notes=("A-21", "A-26"),
)


PRIVACY_APPLICATION = Rule(
    id="privacy-application",
    says="A Party books by sending the Privacy Assessment Application Form to the SECAS helpdesk.",
    section="7",
    page="guidance/7-privacy-assessment/#7-booking",
    words="Privacy Assessment Application Form",
    value=None,
)


PRIVACY_NOTICE = Rule(
    id="privacy-notice",
    says="A Party should give twelve weeks' notice when it books a Privacy Assessment.",
    section="7",
    page="guidance/7-privacy-assessment/#7-notice",
    words="twelve weeks",
    value=12,
    unit="weeks",
    notes=("A-24",),
)


PRIVACY_PARALLEL = Rule(
    id="privacy-parallel",
    says="The User CIO can carry out the Security and Privacy Assessments in parallel.",
    section="7",
    page="guidance/7-privacy-assessment/#7-parallel",
    words="in parallel",
    value=None,
)


PRIVACY_STATUS = Rule(
    id="privacy-status",
    says=(
        'The SEC Panel assigns an assurance status; it must be "Approved" for the Party to '
        "complete the User Entry Process."
    ),
    section="7",
    clause="I2.30",
    page="guidance/7-privacy-assessment/#7-status",
    words="Approved",
    value="Approved",
    notes=("A-23",),
)


PRIVACY_STATUS_NOTICE = Rule(
    id="privacy-status-notice",
    says=(
        'The Party is notified of its status; where it is "Approved", SECAS updates its User '
        "Entry Process records."
    ),
    section="7",
    page="guidance/7-privacy-assessment/#7-records",
    words="records",
    value=None,
)


PRIVACY_DURATION = Rule(
    id="privacy-duration",
    says=(
        "The initial full assessment may take about five to seven months, notice included; that "
        "may vary."
    ),
    section="7",
    page="guidance/7-privacy-assessment/#7-duration",
    words="five to seven months",
    value=(5, 7),
    unit="months",
    notes=("A-25",),
)


STEP_PRIVACY_IMPACT_ASSESSMENT = Rule(
    id="step-privacy-impact-assessment",
    says=(
        "Every Party is recommended to carry out a Privacy Impact Assessment following the "
        "Information Commissioner's guidance."
    ),
    section="8",
    clause="H1.8",
    page="guidance/8-privacy-impact-assessment/#8-recommended",
    words="recommends",
    value=None,
    notes=("A-27", "A-28"),
)


PRIVACY_IMPACT_SEPARATE = Rule(
    id="privacy-impact-separate",
    says=(
        "The Privacy Impact Assessment is separate from the Privacy Assessment that an Other "
        "User must undergo."
    ),
    section="8",
    page="guidance/8-privacy-impact-assessment/#8-separate",
    words="separate",
    value=None,
)


BEIS_LETTER = Rule(
    id="beis-letter",
    says=(
        "BEIS published an open letter to all SEC Parties about data privacy on 15 September 2017."
    ),
    section="8",
    clause="H1.8b(ii)",
    page="guidance/8-privacy-impact-assessment/#8-letter",
    words="15 September 2017",
    value=date(2017, 9, 15),
    notes=("A-27", "A-28"),
)
