"""Facts that the guidance does not state, each from the source that it names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tools_py.rules.rule import Mark, Rule

DNO_DATE_CONFLICT = Rule(
    id="dno-date-conflict",
    says=(
        "Gemserv gave 21 January 2018 as the date for distribution network operators, against 12 "
        "November 2017 in the guidance."
    ),
    section="2.2",
    page="about/what-has-changed/#dno-date-conflict",
    words="21 January 2018",
    value=date(2018, 1, 21),
    mark=Mark.VERIFIED,
    source="Gemserv, De-mystifying the DCC User Entry Process",
    dated="2017",
    looked_for=date(2026, 11, 23),
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
    source="Gemserv, De-mystifying the DCC User Entry Process",
    dated="2017",
    looked_for=date(2026, 11, 23),
    notes=("A-39",),
)

NON_DOMESTIC_ADVANCED_METERS = Rule(
    id="non-domestic-advanced-meters",
    says=(
        "The mandate of 31 August 2018 leaves out suppliers that specialise in larger businesses, "
        "with advanced meters only and no SMETS2 meters. They must become DCC Users if they mean "
        "to operate a SMETS2 meter later."
    ),
    section="2.2",
    page="about/what-has-changed/#non-domestic-advanced-meters",
    words="advanced meters",
    value=None,
    mark=Mark.VERIFIED,
    source="GOV.UK, Non-domestic smart metering: policy proposals and draft legal text, outcome",
    dated="2018",
    looked_for=date(2026, 11, 23),
    notes=("A-40",),
)

MANDATE_ON_LEAVING_CME = Rule(
    id="mandate-on-leaving-cme",
    says=(
        "Ofgem put the suppliers' duty at 25 November 2017 or on leaving Controlled Market Entry."
    ),
    section="2.2",
    page="about/what-has-changed/#mandate-on-leaving-cme",
    words="Controlled Market Entry",
    value=None,
    mark=Mark.VERIFIED,
    source="Ofgem press statement, through a news service",
    dated="January 2020",
    looked_for=date(2026, 11, 23),
    notes=("A-41",),
)

FINAL_ORDERS = Rule(
    id="final-orders",
    says=(
        "Ofgem consulted on final orders against nine suppliers in January 2020 and issued five in "
        "March 2020. The five could take on no new customers until they became DCC Users."
    ),
    section="2.2",
    page="about/what-has-changed/#final-orders",
    words="March 2020",
    value=(2020, 3),
    mark=Mark.VERIFIED,
    source="Ofgem press statements",
    dated="January and March 2020",
    looked_for=date(2026, 11, 23),
    notes=("A-40",),
)

EXPORT_ONLY_SUPPLIER = Rule(
    id="export-only-supplier",
    says=(
        "Where a site has no Import MPAN, the supplier registered for its Export MPAN counts as "
        "Import Supplier."
    ),
    section="3",
    page="about/what-has-changed/#export-only-supplier",
    words="Import MPAN",
    value=None,
    mark=Mark.VERIFIED,
    source="SECAS glossary, Import Supplier and Export Supplier",
    dated="undated",
    looked_for=date(2026, 11, 23),
    notes=("A-11",),
)

RETAIL_ENERGY_CODE = Rule(
    id="retail-energy-code",
    says=(
        "The MRA and SPAA are among the codes that closed into the Retail Energy Code from 1 "
        "September 2021."
    ),
    section="Appendix A",
    page="about/what-has-changed/#retail-energy-code",
    words="1 September 2021",
    value=date(2021, 9, 1),
    mark=Mark.VERIFIED,
    source="RECCo, transition page",
    dated="undated",
    looked_for=date(2026, 11, 23),
    notes=("A-58",),
)

USER_ID_RANGE = Rule(
    id="user-id-range",
    says=(
        "SECAS allocates a range of EUI-64 compliant identifiers, an organisation number and a "
        "Party signifier. A Party must keep to its range, and the DCC accepts the ID for each User "
        "Role."
    ),
    section="4",
    page="about/what-has-changed/#user-id-range",
    words="range",
    value=None,
    mark=Mark.VERIFIED,
    source="SECAS website, ID allocation",
    dated="undated",
    looked_for=date(2026, 11, 23),
    notes=("A-14",),
)

COMPLETION_NOTICE_CLAUSE = Rule(
    id="completion-notice-clause",
    says=(
        "SECAS cites H1.12 for telling the Panel, the DCC and the Party. It does not name Ofgem, "
        "which the guidance adds."
    ),
    section="2.4",
    clause="H1.12",
    page="about/what-has-changed/#completion-notice-clause",
    words="H1.12",
    value=None,
    mark=Mark.VERIFIED,
    source="SECAS website, Becoming a DCC User",
    dated="undated",
    looked_for=date(2026, 11, 23),
    notes=("A-47",),
)

SMKI_ENTRY = Rule(
    id="smki-entry",
    says=(
        "A Party must pass SMKI and Repository Entry Process Tests before it may apply to be an "
        "Authorised Subscriber or access the SMKI Repository."
    ),
    section="2.3",
    page="about/what-has-changed/#smki-entry",
    words="SMKI",
    value=None,
    mark=Mark.VERIFIED,
    source="DCC website, SMKI and Repository testing",
    dated="undated",
    looked_for=date(2026, 11, 23),
    notes=("A-45",),
)

SECURITY_NOTICE = Rule(
    id="security-notice",
    says=(
        "SECAS asks you to book Security Assessments, like Privacy Assessments, at least 12 weeks "
        "before the date you want."
    ),
    section="6",
    page="about/what-has-changed/#security-notice",
    words="12 weeks",
    value=12,
    unit="weeks",
    mark=Mark.VERIFIED,
    source="SECAS website, frequently asked questions",
    dated="undated",
    looked_for=date(2026, 11, 23),
    notes=("A-19", "A-24"),
)

SECURITY_FIELDWORK = Rule(
    id="security-fieldwork",
    says=(
        "The fieldwork of a Full User Security Assessment should take between 3 and 10 working "
        "days. That depends largely on how well the User is prepared, how many observations there "
        "are, and whether it shares its User System."
    ),
    section="6",
    page="about/what-has-changed/#security-fieldwork",
    words="3 and 10 working days",
    value=(3, 10),
    unit="working days",
    mark=Mark.VERIFIED,
    source="SECAS website, security assessment process",
    dated="undated",
    looked_for=date(2026, 11, 27),
    notes=("A-19",),
)

SECURITY_STATUSES = Rule(
    id="security-statuses",
    says=(
        "The SEC Panel assigns a Security Assessment one of four statuses: “Approved”, “Approved, "
        "subject to …”, “Deferred”, “Rejected”."
    ),
    section="6",
    clause="G8.34",
    page="about/what-has-changed/#security-statuses",
    words="Rejected",
    value=("Approved", "Approved, subject to …", "Deferred", "Rejected"),
    mark=Mark.VERIFIED,
    source="SECAS website, security assessment process",
    dated="undated",
    looked_for=date(2026, 11, 23),
    notes=("A-19",),
)

SECURITY_STATUSES_PASSING = Rule(
    id="security-statuses-passing",
    says=(
        "Either of the first two security statuses lets a Party pass the User Entry Process. The "
        "others need a Follow-up Security Assessment."
    ),
    section="6",
    clause="G8.34",
    page="about/what-has-changed/#security-statuses-passing",
    words="first two",
    value=SECURITY_STATUSES.value[:2],
    mark=Mark.VERIFIED,
    source="SECAS website, security assessment process",
    dated="undated",
    looked_for=date(2026, 11, 23),
    notes=("A-19",),
)

SECURITY_SIZE_THRESHOLDS = Rule(
    id="security-size-thresholds",
    says=(
        "SECMP0059 set a threshold of 50,000 non-domestic premises beside that of 250,000 domestic "
        "premises."
    ),
    section="6",
    page="about/what-has-changed/#security-size-thresholds",
    words="50,000",
    value=(50_000, 250_000),
    unit="premises",
    mark=Mark.VERIFIED,
    source="SECAS website, SECMP0059",
    dated="28 February 2019",
    looked_for=date(2026, 11, 23),
    notes=("A-18",),
)

PRIVACY_STATUSES = Rule(
    id="privacy-statuses",
    says=(
        "SECAS later listed four privacy assurance statuses: “Approved”, “Approved, subject to …”, "
        "“Provisionally approved”, “Deferred”."
    ),
    section="7",
    page="about/what-has-changed/#privacy-statuses",
    words="Provisionally approved",
    value=("Approved", "Approved, subject to …", "Provisionally approved", "Deferred"),
    mark=Mark.VERIFIED,
    source="SECAS website, privacy assessment process",
    dated="undated",
    looked_for=date(2026, 11, 23),
    notes=("A-23",),
)

PRIVACY_STATUSES_PASSING = Rule(
    id="privacy-statuses-passing",
    says=(
        "SECAS later accepted “Approved, subject to …” beside “Approved” for completing the "
        "process. An older page asks for “Approved”, as the guidance does."
    ),
    section="7",
    page="about/what-has-changed/#privacy-statuses-passing",
    words="subject to",
    value=PRIVACY_STATUSES.value[:2],
    mark=Mark.VERIFIED,
    source="SECAS website, privacy assessment process",
    dated="undated",
    looked_for=date(2026, 11, 23),
    notes=("A-23",),
)

WORKING_CAPITAL_ADJUSTMENT = Rule(
    id="working-capital-adjustment",
    says=(
        "SECAS described an uplift of 40% on the monthly invoice, for payment six weeks in "
        "arrears, which is an adjustment of 1.4. Whether it still holds was not found."
    ),
    section="9",
    page="about/what-has-changed/#working-capital-adjustment",
    words="1.4",
    value=Decimal("1.4"),
    mark=Mark.VERIFIED,
    source="SECAS, What is credit cover and how may it affect you?",
    dated="5 June 2019",
    looked_for=date(2026, 11, 23),
    notes=("A-31",),
)

UNSECURED_CREDIT_LIMIT_CLAUSE = Rule(
    id="unsecured-credit-limit-clause",
    says=(
        "The SECAS glossary places Unsecured Credit Limit in Section J3.3A: Maximum Credit Value "
        "multiplied by Unsecured Credit Factor."
    ),
    section="9",
    clause="J3.3A",
    page="about/what-has-changed/#unsecured-credit-limit-clause",
    words="J3.3A",
    value=None,
    mark=Mark.VERIFIED,
    source="SECAS glossary, Unsecured Credit Limit",
    dated="undated",
    looked_for=date(2026, 11, 23),
    notes=("A-35",),
)

CREDIT_BREACH_PERIOD = Rule(
    id="credit-breach-period",
    says=(
        "Credit Support not provided within three Working Days of a notice of breach under Section "
        "J3.14 is an Event of Default."
    ),
    section="9",
    clause="M8.1(d)",
    page="about/what-has-changed/#credit-breach-period",
    words="three Working Days",
    value=3,
    unit="Working Days",
    mark=Mark.VERIFIED,
    source="SECAS glossary, Event of Default",
    dated="undated",
    looked_for=date(2026, 11, 23),
    notes=("A-33",),
)

REGULATORY_YEAR = Rule(
    id="regulatory-year",
    says="A Regulatory Year runs from 1 April to 31 March.",
    section="Appendix A",
    page="about/what-has-changed/#regulatory-year",
    words="1 April",
    value=(4, 1),  # the month and day on which it begins
    mark=Mark.VERIFIED,
    source=(
        "DCC Charging Statement for the Regulatory Year 2015/16; Ofgem, charging statement for the "
        "year starting 1 April 2016"
    ),
    dated="2015; 2016",
    looked_for=date(2026, 11, 23),
    notes=("A-38",),
)
