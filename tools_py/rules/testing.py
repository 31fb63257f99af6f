"""Section 5 of the guidance: User Entry Process Testing."""

from __future__ import annotations

from tools_py.rules.rule import Rule

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
    says=(
        "UEPT covers access to the Self-Service Interface and the processing of Alerts and "
        "Response Codes."
    ),
    section="5.1",
    clause="Appendix R",
    page="guidance/5-user-entry-process-testing/#5-1-ssi",
    words="Self-Service Interface",
    value=None,
)


UEPT_STAGES = Rule(
    id="uept-stages",
    says=(
        "UEPT can take place at any time during End-to-End Testing and afterwards during "
        "Enduring Testing."
    ),
    section="5.2",
    page="guidance/5-user-entry-process-testing/#5-2-stages",
    words="Enduring Testing",
    value=None,
    notes=("A-49",),
)


UEPT_NOTICE = Rule(
    id="uept-notice",
    says=(
        "A Party must give 60 Working Days' notice of the day on which it wants to carry out UEPT."
    ),
    section="5.2",
    page="guidance/5-user-entry-process-testing/#5-2-notice",
    words="60 Working Days",
    value=60,
    unit="Working Days",
    notes=("A-08",),
)


UEPT_COST = Rule(
    id="uept-cost",
    says=(
        "There are no costs for conducting UEPT, whenever it takes place and for every kind of "
        "Party."
    ),
    section="5.3 Costs",
    page="guidance/5-user-entry-process-testing/#5-3-no-costs",
    words="no costs",
    value=None,
    notes=("A-50",),
)


ENTRY_ACCEDED = Rule(
    id="entry-acceded",
    says=(
        "The DCC must confirm with the Code Administrator that the Party asking to begin UEPT "
        "has acceded to the SEC."
    ),
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
    says=(
        "The Party must have produced every relevant test artefact and the DCC must have "
        "approved it."
    ),
    section="5.4",
    clause="CTSD 5.4.2",
    page="guidance/5-user-entry-process-testing/#5-4-artefacts",
    words="test artefacts",
    value=None,
    notes=("A-51",),
)


ENTRY_ENVIRONMENT = Rule(
    id="entry-environment",
    says=(
        "The Party must give evidence that a test environment able to support the planned "
        "testing is set up and available."
    ),
    section="5.4",
    page="guidance/5-user-entry-process-testing/#5-4-environment",
    words="test environment",
    value=None,
    notes=("A-52",),
)


ENTRY_RESOURCE = Rule(
    id="entry-resource",
    says=(
        "The Party must give evidence that an appropriate level of resource is available for UEPT."
    ),
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


REPORT_ACKNOWLEDGEMENT = Rule(
    id="report-acknowledgement",
    says=(
        "The DCC must confirm to the Relevant Party within 2 Working Days that it has received "
        "the Test Completion Report."
    ),
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
        "Within 5 Working Days of receipt of that confirmation the DCC must review the report and "
        "say whether UEPT is "
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
    says=(
        "The DCC must issue the Test Completion Certificate within 2 Working Days of a successful "
        "quality gate review meeting."
    ),
    section="5.3 UEPT Completion",
    page="guidance/5-user-entry-process-testing/#5-3-completion-certificate",
    words="2 Working Days",
    value=2,
    unit="Working Days",
    notes=("A-01", "A-07", "A-66"),
)


UEPT_EXIT = Rule(
    id="uept-exit",
    says=(
        "Once the completion steps are done the Relevant Party can exit from UEPT; the exit "
        "criteria are in the CTSD."
    ),
    section="5.3 UEPT Completion",
    clause="CTSD 5.6.2",
    page="guidance/5-user-entry-process-testing/#5-3-exit",
    words="5.6.2",
    value=None,
    notes=("A-03", "A-04"),
)
