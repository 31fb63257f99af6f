"""Sections 1 and 2 of the guidance, and its front page: scope, mandates, requirements, evidence."""

from __future__ import annotations

from datetime import date

from tools_py.rules.rule import Mark, Rule

CLASSIFICATION = Rule(
    id="classification",
    says="The guidance is classified as White: it can be shared with the public.",
    section="Front page",
    page="guidance/#classification",
    words="White",
    value="White",
    notes=("A-60",),
)


VERSION_1_0 = Rule(
    id="version-1-0",
    says="Version 1.0 was approved on 3 June 2016.",
    section="Change history",
    page="guidance/#version-1-0",
    words="3 June 2016",
    value=date(2016, 6, 3),
)


VERSION_1_1 = Rule(
    id="version-1-1",
    says="Version 1.1, reviewed and updated, is dated 11 August 2017.",
    section="Change history",
    page="guidance/#version-1-1",
    words="11 August 2017",
    value=date(2017, 8, 11),
    notes=("A-63",),
)


VERSION_1_2 = Rule(
    id="version-1-2",
    says=(
        "Version 1.2, dated 7 November 2017, added the BEIS guidance on the privacy obligations "
        "of SEC Parties."
    ),
    section="Change history",
    page="guidance/#version-1-2",
    words="7 November 2017",
    value=date(2017, 11, 7),
    notes=("A-63",),
)


VERSION_1_3 = Rule(
    id="version-1-3",
    says="Version 1.3, reviewed and updated, is dated 19 June 2018.",
    section="Change history",
    page="guidance/#version-1-3",
    words="19 June 2018",
    value=date(2018, 6, 19),
    notes=("A-63",),
)


SCOPE = Rule(
    id="scope",
    says="The guidance applies to every SEC Party that wants to become a User.",
    section="1",
    clause="H1",
    page="guidance/1-purpose/#1-scope",
    words="every SEC Party",
    value=None,
)


ELIGIBLE_PARTY = Rule(
    id="eligible-party",
    says="Every SEC Party is eligible to complete the User Entry Process and so become a User.",
    section="2.1",
    page="guidance/2-user-entry-process/#2-1-eligible",
    words="Every SEC Party",
    value=None,
    notes=("A-09",),
)

NOT_A_PARTY = Rule(
    id="not-a-party",
    says="An organisation that is not a SEC Party must first become one.",
    section="2.1",
    page="guidance/2-user-entry-process/#2-1-eligible",
    words="SEC Party",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-09",),
)


MANDATE_LARGE_DOMESTIC = Rule(
    id="mandate-large-domestic",
    says="Large Suppliers active in the domestic market had to be DCC Users by 25 May 2017.",
    section="2.2",
    page="guidance/2-user-entry-process/#2-2-large-domestic",
    words="25 May 2017",
    value=date(2017, 5, 25),
    notes=("A-39", "A-44"),
)


MANDATE_OTHER_DOMESTIC = Rule(
    id="mandate-other-domestic",
    says="Other Suppliers active in the domestic market had to be DCC Users by 25 November 2017.",
    section="2.2",
    page="guidance/2-user-entry-process/#2-2-other-domestic",
    words="25 November 2017",
    value=date(2017, 11, 25),
    notes=("A-39", "A-44"),
)


MANDATE_NON_DOMESTIC = Rule(
    id="mandate-non-domestic",
    says="Non-Domestic Suppliers have to be DCC Users by 31 August 2018.",
    section="2.2",
    page="guidance/2-user-entry-process/#2-2-non-domestic",
    words="31 August 2018",
    value=date(2018, 8, 31),
    notes=("A-40",),
)


MANDATE_ALL_SUPPLIERS = Rule(
    id="mandate-all-suppliers",
    says=(
        "After 31 August 2018 every supplier needs to be a DCC User, subject to the derogation "
        "for new entrants."
    ),
    section="2.2",
    page="guidance/2-user-entry-process/#2-2-all-suppliers",
    words="every supplier",
    value=None,
    notes=("A-40",),
)


MANDATE_DNO = Rule(
    id="mandate-dno",
    says="Electricity Distribution Network Operators had to be DCC Users by 12 November 2017.",
    section="2.2",
    page="guidance/2-user-entry-process/#2-2-dno",
    words="12 November 2017",
    value=date(2017, 11, 12),
    notes=("A-42",),
)


NO_MANDATE_IDNO_GAS = Rule(
    id="no-mandate-idno-gas",
    says=(
        "Independent Electricity Distribution Network Operators and Gas Network Operators have "
        "no DCC User mandate as of June 2018."
    ),
    section="2.2",
    page="guidance/2-user-entry-process/#2-2-idno-gas",
    words="no DCC User mandate",
    value=None,
    notes=("A-43",),
)


MANDATE_BREACH = Rule(
    id="mandate-breach",
    says="Missing a mandate deadline is a breach of licence conditions.",
    section="2.2",
    page="guidance/2-user-entry-process/#2-2-breach",
    words="breach of licence conditions",
    value=None,
)


DEROGATION_CME = Rule(
    id="derogation-cme",
    says=(
        "A new entrant does not have to be a DCC User until it leaves Controlled Market Entry, "
        "under a derogation that Ofgem explains."
    ),
    section="2.2",
    page="guidance/2-user-entry-process/#2-2-derogation",
    words="Controlled Market Entry",
    value=None,
    notes=("A-41",),
)


STEP_NOTIFY_SECAS = Rule(
    id="step-notify-secas",
    says="A Party must notify SECAS to start the User Entry Process for a particular User Role.",
    section="2.3",
    clause="H1.9",
    page="guidance/2-user-entry-process/#2-3-notify-secas",
    words="notify SECAS",
    value=None,
)


STEP_USER_ID = Rule(
    id="step-user-id",
    says="The DCC must have accepted a User ID for the User Role and confirmed this to the Party.",
    section="2.3",
    clause="H1.10",
    page="guidance/2-user-entry-process/#2-3-user-id",
    words="User ID",
    value=None,
    notes=("A-14",),
)


STEP_UEPT = Rule(
    id="step-uept",
    says="The Party must complete the User Entry Process Tests required for the User Role.",
    section="2.3",
    clause="H1.10",
    page="guidance/2-user-entry-process/#2-3-uept",
    words="User Entry Process Tests",
    value=None,
)


STEP_SECURITY_ASSESSMENT = Rule(
    id="step-security-assessment",
    says=(
        "The Party must show through a Security Assessment that it meets the security "
        "requirements that apply to it."
    ),
    section="2.3",
    clause="H1.10",
    page="guidance/2-user-entry-process/#2-3-security-assessment",
    words="Security Assessment",
    value=None,
    notes=("A-20",),
)


STEP_PRIVACY_ASSESSMENT = Rule(
    id="step-privacy-assessment",
    says=(
        "A Party that is to act as an Other User must show through a Privacy Audit that it meets "
        "the privacy requirements."
    ),
    section="2.3",
    clause="H1.10(d)",
    page="guidance/2-user-entry-process/#2-3-privacy-assessment",
    words="Privacy Audit",
    value=None,
    notes=("A-22",),
)


STEP_CREDIT_SUPPORT = Rule(
    id="step-credit-support",
    says=(
        "The Party must provide the Credit Support, or additional Credit Support, that the DCC "
        "requires under Section J3."
    ),
    section="2.3",
    clause="H1.10",
    page="guidance/2-user-entry-process/#2-3-credit-support",
    words="Credit Support",
    value=None,
)


COMPLETION = Rule(
    id="completion",
    says=(
        "The process is complete for a User Role once SECAS has received and verified evidence "
        "that every necessary step is done."
    ),
    section="2.4",
    clause="H1.11",
    page="guidance/2-user-entry-process/#2-4-completion",
    words="received and verified",
    value=None,
)


STEP_EVIDENCE_FORM = Rule(
    id="step-evidence-form",
    says=(
        "A Party that wants SECAS to validate its status must email the completed Evidence Form, "
        "with its evidence, to SECAS."
    ),
    section="2.4",
    page="guidance/2-user-entry-process/#2-4-evidence-form",
    words="Evidence Form",
    value=None,
    notes=("A-02", "A-48"),
)


EVIDENCE_ADDRESS = Rule(
    id="evidence-address",
    says="The completed Evidence Form goes to secas@gemserv.com.",
    section="2.4",
    page="guidance/2-user-entry-process/#2-4-evidence-form",
    words="secas@gemserv.com",
    value="secas@gemserv.com",
)


COMPLETION_NOTICE = Rule(
    id="completion-notice",
    says=(
        "After review and verification, SECAS notifies the Party, the DCC, Ofgem and the SEC "
        "Panel; no time limit is stated."
    ),
    section="2.4",
    page="guidance/2-user-entry-process/#2-4-notice",
    words="the DCC, Ofgem and the SEC Panel",
    value=("the Party", "the DCC", "Ofgem", "the SEC Panel"),
    notes=("A-47",),
)
