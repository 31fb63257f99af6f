"""The rule register: every figure, date, duration, threshold and condition of the guidance, once, with where it stands.

Calculators take their values from here. Guidance pages repeat them in words, and the build fails where the page no longer carries
`Rule.words` at `Rule.page` (`site_hooks.register`). Section numbers are those of the User Entry Process Guidance v1.3 (June 2018),
clause numbers those of the Smart Energy Code as the guidance cites it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Mark(StrEnum):
    """How far a rule can be relied on."""

    GUIDANCE = "guidance"
    """The guidance states it."""
    VERIFIED = "verified"
    """Not in the guidance: seen in the source that `Rule.source` names."""
    OUR_READING = "our-reading"
    """The guidance leaves it open; this is how we read it, and an editor's note says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule[Value]:
    """One thing the guidance (or a named source) says, and where.

    `value` is the figure, date or tuple of names that code uses, `None` for a condition that has none; `unit` names what a
    number counts ("Working Days", "weeks", "months", "pounds", "per cent"). `page` is the site address of the paragraph,
    with its anchor. `words` is what that paragraph must say. `notes` are the editor's notes it leans on ("A-08").
    """

    id: str
    says: str
    section: str
    clause: str | None = None
    page: str
    words: str
    value: Value
    unit: str | None = None
    mark: Mark = Mark.GUIDANCE
    source: str | None = None
    notes: tuple[str, ...] = ()


# The document: classification and change history

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
    says="Version 1.2, dated 7 November 2017, added the BEIS guidance on the privacy obligations of SEC Parties.",
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


# 1 Purpose

SCOPE = Rule(
    id="scope",
    says="The guidance applies to every SEC Party that wants to become a User.",
    section="1",
    clause="H1",
    page="guidance/1-purpose/#1-scope",
    words="every SEC Party",
    value=None,
)


# 2.1 Eligibility

NOT_A_PARTY = Rule(
    id="not-a-party",
    says="Every SEC Party may complete the User Entry Process; an organisation that is not a SEC Party has to become one first.",
    section="2.1",
    page="guidance/2-user-entry-process/#2-1-eligible",
    words="Every SEC Party",
    value=None,
    notes=("A-09",),
)


# 2.2 User Mandates

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
    says="After 31 August 2018 every supplier needs to be a DCC User, subject to the derogation for new entrants.",
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
    says="Independent Electricity Distribution Network Operators and Gas Network Operators have no DCC User mandate as of June 2018.",
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
    says="A new entrant does not have to be a DCC User until it leaves Controlled Market Entry, under a derogation that Ofgem explains.",
    section="2.2",
    page="guidance/2-user-entry-process/#2-2-derogation",
    words="Controlled Market Entry",
    value=None,
    notes=("A-41",),
)


# 2.3 Overview and Requirements

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
    says="The Party must show through a Security Assessment that it meets the security requirements that apply to it.",
    section="2.3",
    clause="H1.10",
    page="guidance/2-user-entry-process/#2-3-security-assessment",
    words="Security Assessment",
    value=None,
    notes=("A-20",),
)

STEP_PRIVACY_ASSESSMENT = Rule(
    id="step-privacy-assessment",
    says="A Party that is to act as an Other User must show through a Privacy Audit that it meets the privacy requirements.",
    section="2.3",
    clause="H1.10(d)",
    page="guidance/2-user-entry-process/#2-3-privacy-assessment",
    words="Privacy Audit",
    value=None,
    notes=("A-22",),
)

STEP_CREDIT_SUPPORT = Rule(
    id="step-credit-support",
    says="The Party must provide the Credit Support, or additional Credit Support, that the DCC requires under Section J3.",
    section="2.3",
    clause="H1.10",
    page="guidance/2-user-entry-process/#2-3-credit-support",
    words="Credit Support",
    value=None,
)


# 2.4 Completing the User Entry Process Evidence

COMPLETION = Rule(
    id="completion",
    says="The process is complete for a User Role once SECAS has received and verified evidence that every necessary step is done.",
    section="2.4",
    clause="H1.11",
    page="guidance/2-user-entry-process/#2-4-completion",
    words="received and verified",
    value=None,
)

STEP_EVIDENCE_FORM = Rule(
    id="step-evidence-form",
    says="A Party that wants SECAS to validate its status must email the completed Evidence Form, with its evidence, to SECAS.",
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
    says="After review and verification, SECAS notifies the Party, the DCC, Ofgem and the SEC Panel; no time limit is stated.",
    section="2.4",
    page="guidance/2-user-entry-process/#2-4-notice",
    words="the DCC, Ofgem and the SEC Panel",
    value=("the Party", "the DCC", "Ofgem", "the SEC Panel"),
    notes=("A-47",),
)


# 3 User Roles. The value of a ROLE_ rule lists licences or registrations, any one of which is enough; empty means that none is asked for

ROLE_IMPORT_SUPPLIER = Rule(
    id="role-import-supplier",
    says="To act as Import Supplier a Party must hold the relevant licence, which we read as an electricity supply licence.",
    section="3",
    page="guidance/3-user-roles/#3-import-supplier",
    words="electricity supply",
    value=("electricity-supply",),
    mark=Mark.OUR_READING,
    notes=("A-10", "A-11"),
)

ROLE_EXPORT_SUPPLIER = Rule(
    id="role-export-supplier",
    says="To act as Export Supplier a Party must hold the relevant licence, which we read as an electricity supply licence.",
    section="3",
    page="guidance/3-user-roles/#3-export-supplier",
    words="electricity supply",
    value=("electricity-supply",),
    mark=Mark.OUR_READING,
    notes=("A-10", "A-11"),
)

ROLE_GAS_SUPPLIER = Rule(
    id="role-gas-supplier",
    says="To act as Gas Supplier a Party must hold the relevant licence, which we read as a gas supply licence.",
    section="3",
    page="guidance/3-user-roles/#3-gas-supplier",
    words="gas supply",
    value=("gas-supply",),
    mark=Mark.OUR_READING,
    notes=("A-10",),
)

ROLE_ELECTRICITY_DISTRIBUTOR = Rule(
    id="role-electricity-distributor",
    says=(
        "To act as Electricity Distributor a Party must hold the relevant licence, which we read as an electricity distribution licence."
    ),
    section="3",
    page="guidance/3-user-roles/#3-electricity-distributor",
    words="electricity distribution",
    value=("electricity-distribution",),
    mark=Mark.OUR_READING,
    notes=("A-10",),
)

ROLE_GAS_TRANSPORTER = Rule(
    id="role-gas-transporter",
    says="To act as Gas Transporter a Party must hold the relevant licence, which we read as a gas transportation licence.",
    section="3",
    page="guidance/3-user-roles/#3-gas-transporter",
    words="gas transportation",
    value=("gas-transportation",),
    mark=Mark.OUR_READING,
    notes=("A-10",),
)

ROLE_REGISTERED_SUPPLIER_AGENT = Rule(
    id="role-registered-supplier-agent",
    says=(
        "To act as Registered Supplier Agent a Party must be identified in the Registration Data, which we read as Meter "
        "Operator for an MPAN or as Meter Asset Manager for an MPRN."
    ),
    section="3",
    page="guidance/3-user-roles/#3-registered-supplier-agent",
    words="Meter Asset Manager",
    value=("meter-operator-mpan", "meter-asset-manager-mprn"),
    mark=Mark.OUR_READING,
    notes=("A-12",),
)

ROLE_OTHER_USER = Rule(
    id="role-other-user",
    says="To act as Other User we read no licence and no registration to be necessary.",
    section="3",
    page="guidance/3-user-roles/#3-other-user",
    words="none",
    value=(),
    mark=Mark.OUR_READING,
    notes=("A-09", "A-57"),
)

ROLE_CONDITION = Rule(
    id="role-condition",
    says=(
        "To act in a User Role a Party must hold the relevant licence or be identified in the Registration Data as Meter "
        "Operator or Meter Asset Manager."
    ),
    section="3",
    page="guidance/3-user-roles/#3-condition",
    words="Registration Data",
    value=None,
    notes=("A-09", "A-10", "A-12"),
)

REGISTRATION_AT_LEAST_ONE = Rule(
    id="registration-at-least-one",
    says="The registration as Meter Operator or Meter Asset Manager must be for at least one MPAN or MPRN.",
    section="3",
    page="guidance/3-user-roles/#3-condition",
    words="at least one",
    value=1,
    unit="meter points",
    notes=("A-12",),
)

SERVICES_PER_ROLE = Rule(
    id="services-per-role",
    says="The Services that a Party can access and receive belong to a specific User Role.",
    section="3",
    clause="H1.6",
    page="guidance/3-user-roles/#3-services",
    words="specific User Role",
    value=None,
    notes=("A-15",),
)

PROCESS_PER_ROLE = Rule(
    id="process-per-role",
    says="The User Entry Process must be completed for every User Role in which a Party wants to operate.",
    section="3",
    page="guidance/3-user-roles/#3-each-role",
    words="every User Role",
    value=None,
    notes=("A-46",),
)

IMPORT_SUPPLIER_MEANING = Rule(
    id="import-supplier-meaning",
    says="An Import Supplier sells electricity to a consumer.",
    section="3",
    page="guidance/3-user-roles/#3-import-meaning",
    words="sells",
    value=None,
    notes=("A-11",),
)

EXPORT_SUPPLIER_MEANING = Rule(
    id="export-supplier-meaning",
    says="An Export Supplier purchases electricity, for example through a Feed in Tariff.",
    section="3",
    page="guidance/3-user-roles/#3-export-meaning",
    words="Feed in Tariff",
    value=None,
    notes=("A-11",),
)


# 4 User IDs

USER_ID_FORMAT = Rule(
    id="user-id-format",
    says="A Party must obtain an EUI-64 Compliant Identifier that identifies a User acting in a particular User Role.",
    section="4",
    clause="H1.4",
    page="guidance/4-user-ids/#4-identifier",
    words="EUI-64",
    value=None,
    notes=("A-15",),
)

USER_ID_ADVISED = Rule(
    id="user-id-advised",
    says="SECAS advises a Party of its allocated User ID when the Party has completed the SEC Accession process.",
    section="4",
    page="guidance/4-user-ids/#4-allocated",
    words="SEC Accession",
    value=None,
    notes=("A-14",),
)

USER_ID_PROPOSED = Rule(
    id="user-id-proposed",
    says="A Party must propose to the DCC the User IDs that it would like to use for each User Role it wants.",
    section="4",
    page="guidance/4-user-ids/#4-proposed",
    words="propose",
    value=None,
    notes=("A-14",),
)

USER_ID_ONE_ROLE = Rule(
    id="user-id-one-role",
    says="One User ID cannot serve more than one User Role, apart from the exception for supplier roles.",
    section="4",
    page="guidance/4-user-ids/#4-one-role",
    words="more than one User Role",
    value=None,
    notes=("A-13",),
)

USER_ID_SHARING = Rule(
    id="user-id-sharing",
    says="The roles Import Supplier, Export Supplier and Gas Supplier are the exception: one User ID may serve them.",
    section="4",
    page="guidance/4-user-ids/#4-sharing",
    words="Gas Supplier",
    value=("import-supplier", "export-supplier", "gas-supplier"),
    notes=("A-13",),
)


# 5.1 Scope

UEPT_INSTALL_AND_COMMISSION = Rule(
    id="uept-install-and-commission",
    says="UEPT covers the ability to install and commission devices.",
    section="5.1",
    clause="Appendix R",
    page="guidance/5-user-entry-process-testing/#5-1-install-and-commission",
    words="Install and Commission",
    value=None,
    notes=("A-65",),
)

UEPT_DUIS_SERVICE_REQUESTS = Rule(
    id="uept-duis-service-requests",
    says="UEPT covers processing the Service Requests that matter to the User Role under test.",
    section="5.1",
    clause="Appendix R",
    page="guidance/5-user-entry-process-testing/#5-1-duis",
    words="Service Requests",
    value=None,
)

UEPT_SELF_SERVICE_INTERFACE = Rule(
    id="uept-self-service-interface",
    says="UEPT covers access to the Self-Service Interface and the processing of Alerts and Response Codes.",
    section="5.1",
    clause="Appendix R",
    page="guidance/5-user-entry-process-testing/#5-1-ssi",
    words="Self-Service Interface",
    value=None,
)


# 5.2 Timing

UEPT_STAGES = Rule(
    id="uept-stages",
    says="UEPT can take place at any time during End-to-End Testing and afterwards during Enduring Testing.",
    section="5.2",
    page="guidance/5-user-entry-process-testing/#5-2-stages",
    words="Enduring Testing",
    value=None,
    notes=("A-49",),
)

UEPT_NOTICE = Rule(
    id="uept-notice",
    says="A Party gives 60 Working Days' notice of the day on which it wants to carry out UEPT.",
    section="5.2",
    page="guidance/5-user-entry-process-testing/#5-2-notice",
    words="60 Working Days",
    value=60,
    unit="Working Days",
    notes=("A-08",),
)


# 5.3 Costs (the first of two sections with this number)

UEPT_COST = Rule(
    id="uept-cost",
    says="Carrying out UEPT costs nothing, whenever it happens and whatever the category of Party.",
    section="5.3 Costs",
    page="guidance/5-user-entry-process-testing/#5-3-no-costs",
    words="no costs",
    value=Decimal(0),
    unit="pounds",
    notes=("A-50",),
)


# 5.4 Entry Criteria

ENTRY_ACCEDED = Rule(
    id="entry-acceded",
    says="The DCC must confirm with the Code Administrator that the Party asking to begin UEPT has acceded to the SEC.",
    section="5.4",
    page="guidance/5-user-entry-process-testing/#5-4-acceded",
    words="acceded",
    value=None,
    notes=("A-51",),
)

ENTRY_ROLES = Rule(
    id="entry-roles",
    says="The Party must have identified the User Roles for which it wants to undertake UEPT.",
    section="5.4",
    page="guidance/5-user-entry-process-testing/#5-4-roles",
    words="User Roles",
    value=None,
    notes=("A-52",),
)

ENTRY_ARTEFACTS = Rule(
    id="entry-artefacts",
    says="The Party must have produced every relevant test artefact and the DCC must have approved it.",
    section="5.4",
    clause="CTSD 5.4.2",
    page="guidance/5-user-entry-process-testing/#5-4-artefacts",
    words="test artefacts",
    value=None,
    notes=("A-51",),
)

ENTRY_ENVIRONMENT = Rule(
    id="entry-environment",
    says="The Party must give evidence that a test environment able to support the planned testing is set up and available.",
    section="5.4",
    page="guidance/5-user-entry-process-testing/#5-4-environment",
    words="test environment",
    value=None,
    notes=("A-52",),
)

ENTRY_RESOURCE = Rule(
    id="entry-resource",
    says="The Party must give evidence that enough resource is available to support UEPT.",
    section="5.4",
    page="guidance/5-user-entry-process-testing/#5-4-resource",
    words="resource",
    value=None,
    notes=("A-52",),
)

ENTRY_SECURITY = Rule(
    id="entry-security",
    says="The Party must meet the security requirements of the Enduring Testing Approach Document.",
    section="5.4",
    clause="Appendix J",
    page="guidance/5-user-entry-process-testing/#5-4-security",
    words="Enduring Testing Approach Document",
    value=None,
)


# 5.3 UEPT Completion (the second section numbered 5.3)

REPORT_ACKNOWLEDGEMENT = Rule(
    id="report-acknowledgement",
    says="The DCC must confirm to the Relevant Party within 2 Working Days that it has received the Test Completion Report.",
    section="5.3 UEPT Completion",
    page="guidance/5-user-entry-process-testing/#5-3-report-acknowledged",
    words="2 Working Days",
    value=2,
    unit="Working Days",
    notes=("A-01", "A-04", "A-05"),
)

REPORT_REVIEW = Rule(
    id="report-review",
    says=(
        "Within 5 Working Days of receipt of that confirmation the DCC must review the report and say whether UEPT is "
        "concluded or further testing is required."
    ),
    section="5.3 UEPT Completion",
    page="guidance/5-user-entry-process-testing/#5-3-report-reviewed",
    words="5 Working Days",
    value=5,
    unit="Working Days",
    notes=("A-01", "A-04", "A-06"),
)

COMPLETION_CERTIFICATE = Rule(
    id="completion-certificate",
    says="The DCC must issue the Completion Certificate within 2 Working Days of a successful quality gate review meeting.",
    section="5.3 UEPT Completion",
    page="guidance/5-user-entry-process-testing/#5-3-completion-certificate",
    words="2 Working Days",
    value=2,
    unit="Working Days",
    notes=("A-01", "A-07"),
)

UEPT_EXIT = Rule(
    id="uept-exit",
    says="Once the completion steps are done the Relevant Party can exit from UEPT; the exit criteria are in the CTSD.",
    section="5.3 UEPT Completion",
    clause="CTSD 5.6.2",
    page="guidance/5-user-entry-process-testing/#5-3-exit",
    words="5.6.2",
    value=None,
    notes=("A-03", "A-04"),
)


# 6 Security Assessment

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
    says="Security and privacy assessors together are the User CIO, which in June 2018 is Deloitte for security.",
    section="6",
    page="guidance/6-security-assessment/#6-user-cio",
    words="User Competent Independent Organisation",
    value=None,
    notes=("A-17", "A-62"),
)

SECURITY_OBLIGATIONS = Rule(
    id="security-obligations",
    says="The initial assessment measures compliance with Sections G3 to G6 in each User Role that the Party wants.",
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
    says="A Party may choose an Optional Pre-Assessment before the Initial Full User Security Assessment.",
    section="6",
    page="guidance/6-security-assessment/#6-pre-assessment",
    words="Optional Pre-Assessment",
    value=None,
)


# 7 Privacy Assessment

PRIVACY_OTHER_USERS_ONLY = Rule(
    id="privacy-other-users-only",
    says="Only Parties acting as Other User, suppliers included, undergo a Privacy Assessment as part of the process.",
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
    says="The cycle is three years long: a Full Privacy Assessment, self-assessments in the next two years, then a full one again.",
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
    says='The SEC Panel assigns an assurance status; it must be "Approved" for the Party to complete the User Entry Process.',
    section="7",
    clause="I2.30",
    page="guidance/7-privacy-assessment/#7-status",
    words="Approved",
    value="Approved",
    notes=("A-23",),
)

PRIVACY_STATUS_NOTICE = Rule(
    id="privacy-status-notice",
    says='The Party is notified of its status; where it is "Approved", SECAS updates its User Entry Process records.',
    section="7",
    page="guidance/7-privacy-assessment/#7-records",
    words="records",
    value=None,
)

PRIVACY_DURATION = Rule(
    id="privacy-duration",
    says="The initial full assessment takes roughly five to seven months, the notice period included, and may vary.",
    section="7",
    page="guidance/7-privacy-assessment/#7-duration",
    words="five to seven months",
    value=(5, 7),
    unit="months",
    notes=("A-25",),
)


# 8 Privacy Impact Assessment

STEP_PRIVACY_IMPACT_ASSESSMENT = Rule(
    id="step-privacy-impact-assessment",
    says="Every Party is recommended to carry out a Privacy Impact Assessment following the Information Commissioner's guidance.",
    section="8",
    clause="H1.8",
    page="guidance/8-privacy-impact-assessment/#8-recommended",
    words="recommends",
    value=None,
    notes=("A-27", "A-28"),
)

PRIVACY_IMPACT_SEPARATE = Rule(
    id="privacy-impact-separate",
    says="The Privacy Impact Assessment is separate from the Privacy Assessment that an Other User must undergo.",
    section="8",
    page="guidance/8-privacy-impact-assessment/#8-separate",
    words="separate",
    value=None,
)

BEIS_LETTER = Rule(
    id="beis-letter",
    says="BEIS published an open letter to all SEC Parties about data privacy on 15 September 2017.",
    section="8",
    clause="H1.8b(ii)",
    page="guidance/8-privacy-impact-assessment/#8-letter",
    words="15 September 2017",
    value=date(2017, 9, 15),
    notes=("A-27", "A-28"),
)


# 9 Credit Support

OVER_THRESHOLD = Rule(
    id="over-threshold",
    says="A Party must put Credit Support in place where its Credit Cover Requirement is over the Credit Cover Threshold.",
    section="9",
    clause="J3",
    page="guidance/9-credit-support/#9-over-threshold",
    words="over the Credit Cover Threshold",
    value=None,
    notes=("A-33",),
)

CREDIT_SUPPORT_FORMS = Rule(
    id="credit-support-forms",
    says="Credit Support takes one or more of three forms: Bank Guarantee, Letter of Credit, Cash Deposit.",
    section="9",
    clause="J3",
    page="guidance/9-credit-support/#9-forms",
    words="Letter of Credit",
    value=("bank-guarantee", "letter-of-credit", "cash-deposit"),
)

CREDIT_VALUE_NOTIFIED = Rule(
    id="credit-value-notified",
    says="The DCC determines the value and notifies the Party of it.",
    section="9",
    page="guidance/9-credit-support/#9-value",
    words="notified",
    value=None,
)

REQUIREMENT = Rule(
    id="credit-cover-requirement",
    says="Credit Cover Requirement = Value at Risk − [Maximum Credit Value × Unsecured Credit Factor].",
    section="9",
    clause="J3.2",
    page="guidance/9-credit-support/#9-requirement",
    words="Credit Cover Requirement =",
    value=None,
    notes=("A-29",),
)

VALUE_AT_RISK = Rule(
    id="value-at-risk",
    says=(
        "Value at Risk = unpaid DCC invoices and costs likely before the invoice × working capital adjustment; the bracket is not stated."
    ),
    section="9",
    clause="J3.3",
    page="guidance/9-credit-support/#9-value-at-risk",
    words="working capital adjustment",
    value=None,
    notes=("A-31", "A-32", "A-36"),
)

UNSECURED_CREDIT_LIMIT = Rule(
    id="unsecured-credit-limit",
    says="Unsecured Credit Limit = Maximum Credit Value × Unsecured Credit Factor.",
    section="9",
    page="guidance/9-credit-support/#9-unsecured-credit-limit",
    words="Unsecured Credit Limit =",
    value=None,
    notes=("A-35",),
)

UNSECURED_CREDIT_FACTOR = Rule(
    id="unsecured-credit-factor",
    says="The Unsecured Credit Factor is a percentage that follows from a Recognised Credit Rating or Credit Assessment Score.",
    section="9",
    clause="J3.4",
    page="guidance/9-credit-support/#9-unsecured-credit-factor",
    words="percentage",
    value=None,
    notes=("A-29", "A-30"),
)

MAXIMUM_CREDIT_VALUE = Rule(
    id="maximum-credit-value",
    says="The Maximum Credit Value comes from a Credit Assessment by a Credit Assessor.",
    section="9",
    clause="J3.3B",
    page="guidance/9-credit-support/#9-maximum-credit-value",
    words="Credit Assessor",
    value=None,
    notes=("A-34",),
)


# 10 Disputes

DISPUTE_UEPT = Rule(
    id="dispute-uept",
    says="A Party may dispute unsuccessful completion of the User Entry Process Tests for a User Role, under Section H14.",
    section="10",
    clause="H14",
    page="guidance/10-disputes/#10-uept",
    words="H14",
    value=None,
    notes=("A-53",),
)

DISPUTE_SECURITY = Rule(
    id="dispute-security",
    says="A Party may dispute whether it meets the security requirements, under Section G8.",
    section="10",
    clause="G8",
    page="guidance/10-disputes/#10-security",
    words="G8",
    value=None,
    notes=("A-53",),
)

DISPUTE_PRIVACY = Rule(
    id="dispute-privacy",
    says="An Other User may dispute whether it meets the privacy requirements, under Section I2.",
    section="10",
    clause="I2",
    page="guidance/10-disputes/#10-privacy",
    words="I2",
    value=None,
    notes=("A-53",),
)

DISPUTE_CREDIT = Rule(
    id="dispute-credit",
    says="A Party may dispute the level of Credit Support required, under Section J3.15.",
    section="10",
    clause="J3.15",
    page="guidance/10-disputes/#10-credit",
    words="J3.15",
    value=None,
    notes=("A-53",),
)

DISPUTE_PANEL = Rule(
    id="dispute-panel",
    says="In each of these cases a Party may take the matter to the SEC Panel, which determines it.",
    section="10",
    clause="H1.13",
    page="guidance/10-disputes/#10-panel",
    words="SEC Panel",
    value=None,
    notes=("A-53",),
)

DISPUTE_OFGEM = Rule(
    id="dispute-ofgem",
    says="A Party that disagrees with the Panel may refer the matter to Ofgem, whose determination is final.",
    section="10",
    page="guidance/10-disputes/#10-ofgem",
    words="Ofgem",
    value=None,
    notes=("A-53",),
)


# 12 Contact Us

HELPDESK_TELEPHONE = Rule(
    id="helpdesk-telephone",
    says="The SECAS Helpdesk answers general queries on 020 7090 7755, as of June 2018.",
    section="12",
    page="guidance/12-contact-us/#12-telephone",
    words="020 7090 7755",
    value="020 7090 7755",
    notes=("A-61",),
)

HELPDESK_EMAIL = Rule(
    id="helpdesk-email",
    says="The SECAS Helpdesk answers general queries at secas@gemserv.com, as of June 2018.",
    section="12",
    page="guidance/12-contact-us/#12-email",
    words="secas@gemserv.com",
    value=EVIDENCE_ADDRESS.value,
    notes=("A-61",),
)


# Appendix A

BANK_GUARANTEE_LEFT = Rule(
    id="bank-guarantee-left",
    says="A Bank Guarantee counts only while at least one month is left until it expires.",
    section="Appendix A",
    page="glossary/#bank-guarantee",
    words="one month",
    value=1,
    unit="months",
    notes=("A-37",),
)

BANK_GUARANTEE_RATING = Rule(
    id="bank-guarantee-rating",
    says="A Bank Guarantee comes from a bank with the Required Bank Rating.",
    section="Appendix A",
    page="glossary/#bank-guarantee",
    words="Required Bank Rating",
    value=None,
    notes=("A-37",),
)

CASH_DEPOSIT_TITLE = Rule(
    id="cash-deposit-title",
    says="Title in a Cash Deposit passes absolutely to the DCC.",
    section="Appendix A",
    page="glossary/#cash-deposit",
    words="title",
    value=None,
)

LETTER_OF_CREDIT_FORM = Rule(
    id="letter-of-credit-form",
    says="A Letter of Credit substantially follows the form in Schedule 6; no time left before expiry is asked for.",
    section="Appendix A",
    clause="Schedule 6",
    page="glossary/#letter-of-credit",
    words="Schedule 6",
    value=None,
    notes=("A-37",),
)

CREDIT_COVER_BASE = Rule(
    id="credit-cover-base",
    says="The Credit Cover Threshold starts from £2,000 before the Consumer Prices Index is applied.",
    section="Appendix A",
    page="glossary/#credit-cover-threshold",
    words="£2,000",
    value=Decimal(2000),
    unit="pounds",
    notes=("A-38",),
)

CREDIT_COVER_BASE_MONTH = Rule(
    id="credit-cover-base-month",
    says="The Consumer Prices Index for October 2014 is the divisor of the Credit Cover Threshold.",
    section="Appendix A",
    page="glossary/#credit-cover-threshold",
    words="October 2014",
    value=(2014, 10),
    notes=("A-38",),
)

CREDIT_COVER_INDEX_MONTH = Rule(
    id="credit-cover-index-month",
    says="The multiplier of the Credit Cover Threshold is the Consumer Prices Index for the October before the Regulatory Year begins.",
    section="Appendix A",
    page="glossary/#credit-cover-threshold",
    words="October",
    value=10,
    notes=("A-38",),
)

CREDIT_COVER_ROUNDING = Rule(
    id="credit-cover-rounding",
    says="The Credit Cover Threshold is rounded to the nearest pound.",
    section="Appendix A",
    page="glossary/#credit-cover-threshold",
    words="nearest pound",
    value=Decimal(1),
    unit="pounds",
    notes=("A-38",),
)

GUARANTOR_MAXIMUM_CREDIT_VALUE = Rule(
    id="guarantor-maximum-credit-value",
    says="Where the factor rests on a guarantor's rating or score, the guarantor's Maximum Credit Value is used.",
    section="Appendix A",
    clause="J3.3B",
    page="glossary/#maximum-credit-value",
    words="guarantor",
    value=None,
    notes=("A-34",),
)

MAXIMUM_CREDIT_VALUE_SOURCE = Rule(
    id="maximum-credit-value-source",
    says="The Maximum Credit Value is what a company named in J3.8 recommends as the most a creditor should have outstanding.",
    section="Appendix A",
    clause="J3.8",
    page="glossary/#maximum-credit-value",
    words="J3.8",
    value=None,
    notes=("A-34",),
)

OTHER_USER_CAPACITY = Rule(
    id="other-user-capacity",
    says="Other User is a capacity at a time: a User is one while it acts in none of the six other roles, whatever else it is.",
    section="Appendix A",
    page="glossary/#other-user",
    words="Responsible Supplier",
    value=None,
    notes=("A-57",),
)


# Our readings: counting

COUNTING_DAY_ONE = Rule(
    id="counting-day-one",
    says="The day after the trigger is day 1, and the last day is the Nth Working Day.",
    section="5.2",
    page="about/method/#counting-day-one",
    words="day 1",
    value=1,
    unit="Working Days",
    mark=Mark.OUR_READING,
    notes=("A-08",),
)

WORKING_DAY_NATION = Rule(
    id="working-day-nation",
    says="A Working Day is a weekday that is not a bank holiday in England and Wales, unless the reader chooses other nations.",
    section="5.2",
    page="about/method/#working-day-nation",
    words="England and Wales",
    value="england-and-wales",
    mark=Mark.OUR_READING,
    notes=("A-08",),
)

REPORT_RECEIVED_INFERRED = Rule(
    id="report-received-inferred",
    says="The 2 Working Days to acknowledge run from the day on which the DCC receives the Test Completion Report.",
    section="5.3 UEPT Completion",
    page="about/method/#report-received-inferred",
    words="Test Completion Report",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-05",),
)

SAME_DAY_ACKNOWLEDGEMENT = Rule(
    id="same-day-acknowledgement",
    says="The acknowledgement arrives on the day it is sent, so the review runs from that day.",
    section="5.3 UEPT Completion",
    page="about/method/#same-day-acknowledgement",
    words="same day",
    value=0,
    unit="Working Days",
    mark=Mark.OUR_READING,
    notes=("A-06",),
)

QUALITY_GATE_DATE = Rule(
    id="quality-gate-date",
    says="The date of the quality gate review meeting is asked for and never derived from the review.",
    section="5.3 UEPT Completion",
    page="about/method/#quality-gate-date",
    words="quality gate",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-07",),
)

PRIVACY_NOTICE_DAYS = Rule(
    id="privacy-notice-days",
    says="Twelve weeks are 84 calendar days before the day on which the assessment starts, with no adjustment for holidays.",
    section="7",
    page="about/method/#privacy-notice-days",
    words="84 calendar days",
    value=7 * PRIVACY_NOTICE.value,
    unit="calendar days",
    mark=Mark.OUR_READING,
    notes=("A-24",),
)

CALENDAR_MONTHS = Rule(
    id="calendar-months",
    says="A month is a calendar month, counted from the application for the five to seven months of the Privacy Assessment.",
    section="7",
    page="about/method/#calendar-months",
    words="calendar month",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-25",),
)

MONTH_END = Rule(
    id="month-end",
    says="A count of months that has no such day lands on the last day of the shorter month.",
    section="7",
    page="about/method/#month-end",
    words="last day",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-25",),
)

PRIVACY_CYCLE_ANNIVERSARY = Rule(
    id="privacy-cycle-anniversary",
    says="Each assessment of the privacy cycle falls on an anniversary of the first Full Privacy Assessment.",
    section="7",
    page="about/method/#privacy-cycle-anniversary",
    words="anniversary",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-26",),
)

BANK_GUARANTEE_LAST_DAY = Rule(
    id="bank-guarantee-last-day",
    says="The last day on which a Bank Guarantee counts is one calendar month before its expiry date.",
    section="Appendix A",
    page="about/method/#bank-guarantee-last-day",
    words="Bank Guarantee",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-37", "A-25"),
)


# Our readings: roles and User IDs

LICENCE_TO_ROLE = Rule(
    id="licence-to-role",
    says=(
        "Electricity supply serves Import and Export Supplier, gas supply Gas Supplier, electricity distribution Electricity "
        "Distributor and gas transportation Gas Transporter."
    ),
    section="3",
    page="about/method/#licence-to-role",
    words="gas transportation",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-10",),
)

METER_AGENT_TO_ROLE = Rule(
    id="meter-agent-to-role",
    says="Registered Supplier Agent goes with Meter Operator for an MPAN or Meter Asset Manager for an MPRN; either is enough.",
    section="3",
    page="about/method/#meter-agent-to-role",
    words="Registered Supplier Agent",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-12",),
)

METER_AGENT_CROSSED = Rule(
    id="meter-agent-crossed",
    says="Meter Operator with an MPRN, or Meter Asset Manager with an MPAN, is to be checked rather than refused.",
    section="3",
    page="about/method/#meter-agent-crossed",
    words="MPRN",
    value=("meter-operator-mprn", "meter-asset-manager-mpan"),
    mark=Mark.OUR_READING,
    notes=("A-12",),
)

OTHER_USER_NO_LICENCE = Rule(
    id="other-user-no-licence",
    says="No licence and no registration is asked of an Other User.",
    section="3",
    page="about/method/#other-user-no-licence",
    words="Other User",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-09", "A-57"),
)

USER_ID_SHARING_ANY = Rule(
    id="user-id-sharing-any",
    says="Any two, or all three, of the supplier roles may share one User ID; they need not.",
    section="4",
    page="about/method/#user-id-sharing-any",
    words="may share",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-13",),
)

STEP_SCOPES = Rule(
    id="step-scopes",
    says="Which steps are repeated for each User Role follows the words of each step; where they are silent it is not stated.",
    section="2.3",
    page="about/method/#step-scopes",
    words="not stated",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-46", "A-48"),
)


# Our readings: credit cover

VALUE_AT_RISK_WHOLE_SUM = Rule(
    id="value-at-risk-whole-sum",
    says="First reading of Value at Risk: (unpaid invoices + likely charges) × working capital adjustment.",
    section="9",
    page="about/method/#value-at-risk-whole-sum",
    words="working capital adjustment",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-31", "A-32"),
)

VALUE_AT_RISK_CHARGES_ONLY = Rule(
    id="value-at-risk-charges-only",
    says="Second reading of Value at Risk: unpaid invoices + (likely charges × working capital adjustment).",
    section="9",
    page="about/method/#value-at-risk-charges-only",
    words="working capital adjustment",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-31", "A-32"),
)

UNSECURED_CREDIT_FACTOR_RATE = Rule(
    id="unsecured-credit-factor-rate",
    says="The factor is a rate from 0 to 100 per cent, applied to the Maximum Credit Value once.",
    section="9",
    page="about/method/#unsecured-credit-factor-rate",
    words="100",
    value=(Decimal(0), Decimal(100)),
    unit="per cent",
    mark=Mark.OUR_READING,
    notes=("A-30",),
)

REQUIREMENT_FLOOR = Rule(
    id="requirement-floor",
    says="A Credit Cover Requirement below zero counts as zero.",
    section="9",
    page="about/method/#requirement-floor",
    words="zero",
    value=Decimal(0),
    unit="pounds",
    mark=Mark.OUR_READING,
    notes=("A-33",),
)

STRICTLY_OVER = Rule(
    id="strictly-over",
    says="Over the threshold means strictly greater: a requirement equal to it needs no Credit Support.",
    section="9",
    page="about/method/#strictly-over",
    words="strictly",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-33",),
)

WHOLE_REQUIREMENT = Rule(
    id="whole-requirement",
    says="Once it is over the threshold, the whole requirement is to be covered and not only the excess.",
    section="9",
    page="about/method/#whole-requirement",
    words="whole requirement",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-33",),
)

CPI_SERIES = Rule(
    id="cpi-series",
    says="The Consumer Prices Index is the all-items index D7BT of the Office for National Statistics, both Octobers on one base.",
    section="Appendix A",
    page="about/method/#cpi-series",
    words="D7BT",
    value="D7BT",
    mark=Mark.OUR_READING,
    notes=("A-38",),
)

ROUND_HALF_UP = Rule(
    id="round-half-up",
    says="Half a pound is rounded up.",
    section="Appendix A",
    page="about/method/#round-half-up",
    words="half",
    value="ROUND_HALF_UP",
    mark=Mark.OUR_READING,
    notes=("A-38",),
)


# Facts from elsewhere: mandates and roles

DNO_DATE_CONFLICT = Rule(
    id="dno-date-conflict",
    says="Gemserv gave 21 January 2018 as the date for distribution network operators, against 12 November 2017 in the guidance.",
    section="2.2",
    page="about/what-has-changed/#dno-date-conflict",
    words="21 January 2018",
    value=date(2018, 1, 21),
    mark=Mark.VERIFIED,
    source="Gemserv, De-mystifying the DCC User Entry Process, 2017",
    notes=("A-42",),
)

SMALL_SUPPLIER_SIZE = Rule(
    id="small-supplier-size",
    says="Gemserv described small domestic suppliers as those with fewer than 250,000 customers.",
    section="2.2",
    page="about/what-has-changed/#small-supplier-size",
    words="250,000",
    value=250_000,
    unit="customers",
    mark=Mark.VERIFIED,
    source="Gemserv, De-mystifying the DCC User Entry Process, 2017",
    notes=("A-39",),
)

NON_DOMESTIC_ADVANCED_METERS = Rule(
    id="non-domestic-advanced-meters",
    says="Non-domestic suppliers with advanced meters only and no SMETS2 meters were left out of the mandate of 31 August 2018.",
    section="2.2",
    page="about/what-has-changed/#non-domestic-advanced-meters",
    words="advanced meters",
    value=None,
    mark=Mark.VERIFIED,
    source="GOV.UK, Non-domestic smart metering: policy proposals and draft legal text, outcome",
    notes=("A-40",),
)

MANDATE_ON_LEAVING_CME = Rule(
    id="mandate-on-leaving-cme",
    says="Ofgem put the duty at 25 November 2017 or on leaving Controlled Market Entry.",
    section="2.2",
    page="about/what-has-changed/#mandate-on-leaving-cme",
    words="Controlled Market Entry",
    value=None,
    mark=Mark.VERIFIED,
    source="Ofgem press statement, January 2020",
    notes=("A-41",),
)

FINAL_ORDERS = Rule(
    id="final-orders",
    says="Ofgem consulted on final orders against nine suppliers in January 2020 and issued five in March 2020.",
    section="2.2",
    page="about/what-has-changed/#final-orders",
    words="March 2020",
    value=(2020, 3),
    mark=Mark.VERIFIED,
    source="Ofgem press statements, January and March 2020",
    notes=("A-40",),
)

EXPORT_ONLY_SUPPLIER = Rule(
    id="export-only-supplier",
    says="Where a site has no Import MPAN, the supplier registered for its Export MPAN counts as Import Supplier.",
    section="3",
    page="about/what-has-changed/#export-only-supplier",
    words="Import MPAN",
    value=None,
    mark=Mark.VERIFIED,
    source="SECAS glossary, Import Supplier and Export Supplier, undated copy",
    notes=("A-11",),
)

RETAIL_ENERGY_CODE = Rule(
    id="retail-energy-code",
    says="Metering Equipment Manager became a term of the Retail Energy Code on 1 September 2021.",
    section="Appendix A",
    page="about/what-has-changed/#retail-energy-code",
    words="1 September 2021",
    value=date(2021, 9, 1),
    mark=Mark.VERIFIED,
    source="RECCo, Inside RECCo issue 7",
    notes=("A-58",),
)

USER_ID_RANGE = Rule(
    id="user-id-range",
    says="SECAS allocates a range of identifiers, from which the Party proposes and the DCC accepts one per User Role.",
    section="4",
    page="about/what-has-changed/#user-id-range",
    words="range",
    value=None,
    mark=Mark.VERIFIED,
    source="SECAS website, ID allocation, undated copy",
    notes=("A-14",),
)

COMPLETION_NOTICE_CLAUSE = Rule(
    id="completion-notice-clause",
    says="SECAS cites H1.12 for the notice of completion, and names the Panel, the DCC and the Party.",
    section="2.4",
    clause="H1.12",
    page="about/what-has-changed/#completion-notice-clause",
    words="H1.12",
    value=None,
    mark=Mark.VERIFIED,
    source="SECAS website, Becoming a DCC User, undated copy",
    notes=("A-47",),
)

SMKI_ENTRY = Rule(
    id="smki-entry",
    says=(
        "SMKI and Repository Entry Process Tests come before a Party may apply to be an Authorised Subscriber or access the "
        "SMKI Repository."
    ),
    section="2.3",
    page="about/what-has-changed/#smki-entry",
    words="SMKI",
    value=None,
    mark=Mark.VERIFIED,
    source="DCC website, SMKI and Repository testing, undated copy",
    notes=("A-45",),
)


# Facts from elsewhere: assessments

SECURITY_NOTICE = Rule(
    id="security-notice",
    says="SECAS later asked for twelve weeks' notice of Security Assessments as well.",
    section="6",
    page="about/what-has-changed/#security-notice",
    words="12 weeks",
    value=12,
    unit="weeks",
    mark=Mark.VERIFIED,
    source="SECAS website, frequently asked questions, undated copy",
    notes=("A-19", "A-24"),
)

SECURITY_FIELDWORK = Rule(
    id="security-fieldwork",
    says="SECAS later described the fieldwork of a Full User Security Assessment as 3 to 10 Working Days.",
    section="6",
    page="about/what-has-changed/#security-fieldwork",
    words="3 and 10 working days",
    value=(3, 10),
    unit="Working Days",
    mark=Mark.VERIFIED,
    source="SECAS website, security assessment process, undated copy",
    notes=("A-19",),
)

SECURITY_STATUSES = Rule(
    id="security-statuses",
    says="The Panel gives a Security Assessment one of four statuses.",
    section="6",
    clause="G8.34",
    page="about/what-has-changed/#security-statuses",
    words="Rejected",
    value=("Approved", "Approved, subject to the Party", "Deferred", "Rejected"),
    mark=Mark.VERIFIED,
    source="SECAS website, security assessment process, undated copy",
    notes=("A-19",),
)

SECURITY_STATUSES_PASSING = Rule(
    id="security-statuses-passing",
    says="Either of the first two security statuses lets a Party pass the User Entry Process; the others need a follow-up assessment.",
    section="6",
    clause="G8.34",
    page="about/what-has-changed/#security-statuses-passing",
    words="first two",
    value=SECURITY_STATUSES.value[:2],
    mark=Mark.VERIFIED,
    source="SECAS website, security assessment process, undated copy",
    notes=("A-19",),
)

SECURITY_SIZE_THRESHOLDS = Rule(
    id="security-size-thresholds",
    says="SECMP0059 set a threshold of 50,000 non-domestic premises beside that of 250,000 domestic premises.",
    section="6",
    page="about/what-has-changed/#security-size-thresholds",
    words="50,000",
    value=(50_000, 250_000),
    unit="premises",
    mark=Mark.VERIFIED,
    source="SECAS website, SECMP0059, implemented 28 February 2019",
    notes=("A-18",),
)

PRIVACY_STATUSES = Rule(
    id="privacy-statuses",
    says="SECAS later listed four privacy assurance statuses.",
    section="7",
    page="about/what-has-changed/#privacy-statuses",
    words="Provisionally approved",
    value=("Approved", "Approved, subject to the Party", "Provisionally approved", "Deferred"),
    mark=Mark.VERIFIED,
    source="SECAS website, privacy assessment process, undated copy",
    notes=("A-23",),
)

PRIVACY_STATUSES_PASSING = Rule(
    id="privacy-statuses-passing",
    says='SECAS later accepted "Approved, subject to" beside "Approved" for completing the process.',
    section="7",
    page="about/what-has-changed/#privacy-statuses-passing",
    words="subject to",
    value=PRIVACY_STATUSES.value[:2],
    mark=Mark.VERIFIED,
    source="SECAS website, privacy assessment process, undated copy",
    notes=("A-23",),
)


# Facts from elsewhere: credit cover

WORKING_CAPITAL_ADJUSTMENT = Rule(
    id="working-capital-adjustment",
    says="SECAS described an uplift of 40% on the monthly invoice in June 2019, which is an adjustment of 1.4.",
    section="9",
    page="about/what-has-changed/#working-capital-adjustment",
    words="1.4",
    value=Decimal("1.4"),
    mark=Mark.VERIFIED,
    source="SECAS, What is credit cover and how may it affect you?, 5 June 2019",
    notes=("A-31",),
)

UNSECURED_CREDIT_LIMIT_CLAUSE = Rule(
    id="unsecured-credit-limit-clause",
    says="The SECAS glossary places Unsecured Credit Limit in J3.3A: Maximum Credit Value multiplied by Unsecured Credit Factor.",
    section="9",
    clause="J3.3A",
    page="about/what-has-changed/#unsecured-credit-limit-clause",
    words="J3.3A",
    value=None,
    mark=Mark.VERIFIED,
    source="SECAS glossary, Unsecured Credit Limit, undated copy",
    notes=("A-35",),
)

CREDIT_BREACH_PERIOD = Rule(
    id="credit-breach-period",
    says="Credit Support not provided within 3 Working Days of a notice of breach under J3.14 is an Event of Default.",
    section="9",
    clause="M8.1(d)",
    page="about/what-has-changed/#credit-breach-period",
    words="three Working Days",
    value=3,
    unit="Working Days",
    mark=Mark.VERIFIED,
    source="SECAS glossary, Event of Default, undated copy",
    notes=("A-33",),
)

REGULATORY_YEAR = Rule(
    id="regulatory-year",
    says="A Regulatory Year runs from 1 April to 31 March. The value is the month and day on which it begins.",
    section="Appendix A",
    page="about/what-has-changed/#regulatory-year",
    words="1 April",
    value=(4, 1),
    mark=Mark.VERIFIED,
    source="DCC Charging Statement for the Regulatory Year 2015/16; Ofgem, charging statement for the year starting 1 April 2016",
    notes=("A-38",),
)


REGISTER: dict[str, Rule[object]] = {
    rule.id: rule for rule in list(globals().values()) if isinstance(rule, Rule)
}
"""Every rule by its id, in the order above."""
