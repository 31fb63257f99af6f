"""Our readings of what the guidance leaves open; an editor's note gives the reason for each."""

from __future__ import annotations

from decimal import Decimal

from tools_py.rules.assessments import PRIVACY_NOTICE
from tools_py.rules.rule import Mark, Rule

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
    says=(
        "A Working Day is a weekday that is not a bank holiday in England and Wales, unless the "
        "reader chooses other nations."
    ),
    section="5.2",
    page="about/method/#working-day-nation",
    words="England and Wales",
    value="england-and-wales",
    mark=Mark.OUR_READING,
    notes=("A-08",),
)


REPORT_RECEIVED_INFERRED = Rule(
    id="report-received-inferred",
    says=(
        "The 2 Working Days to acknowledge run from the day on which the DCC receives the Test "
        "Completion Report."
    ),
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
    says=(
        "No period leads from the review to the quality gate review meeting: its date, or the wait "
        "for it, is the reader's own."
    ),
    section="5.3 UEPT Completion",
    page="about/method/#quality-gate-date",
    words="quality gate",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-07",),
)


PRIVACY_NOTICE_DAYS = Rule(
    id="privacy-notice-days",
    says=(
        "Twelve weeks are 84 calendar days before the day on which the assessment starts, with "
        "no adjustment for holidays."
    ),
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
    says=(
        "A month is a calendar month, counted from the application for the five to seven months "
        "of the Privacy Assessment."
    ),
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
    says=(
        "Each assessment of the privacy cycle falls on an anniversary of the first Full Privacy "
        "Assessment."
    ),
    section="7",
    page="about/method/#privacy-cycle-anniversary",
    words="anniversary",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-26",),
)


BANK_GUARANTEE_LAST_DAY = Rule(
    id="bank-guarantee-last-day",
    says=(
        "The last day on which a Bank Guarantee counts is one calendar month before its expiry "
        "date."
    ),
    section="Appendix A",
    page="about/method/#bank-guarantee-last-day",
    words="Bank Guarantee",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-37", "A-25"),
)


LICENCE_TO_ROLE = Rule(
    id="licence-to-role",
    says=(
        "Electricity supply serves Import and Export Supplier, gas supply Gas Supplier, "
        "electricity distribution Electricity "
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
    says=(
        "Registered Supplier Agent goes with Meter Operator for an MPAN or Meter Asset Manager "
        "for an MPRN; either is enough."
    ),
    section="3",
    page="about/method/#meter-agent-to-role",
    words="Registered Supplier Agent",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-12",),
)


METER_AGENT_CROSSED = Rule(
    id="meter-agent-crossed",
    says=(
        "Meter Operator with an MPRN, or Meter Asset Manager with an MPAN, is to be checked "
        "rather than refused."
    ),
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
    says=(
        "Which steps are repeated for each User Role follows the words of each step; where they "
        "are silent it is not stated."
    ),
    section="2.3",
    page="about/method/#step-scopes",
    words="not stated",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-46", "A-48"),
)


VALUE_AT_RISK_WHOLE_SUM = Rule(
    id="value-at-risk-whole-sum",
    says=(
        "First reading of Value at Risk: (unpaid invoices + likely charges) × working capital "
        "adjustment."
    ),
    section="9",
    page="about/method/#value-at-risk-whole-sum",
    words="working capital adjustment",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-31", "A-32"),
)


VALUE_AT_RISK_CHARGES_ONLY = Rule(
    id="value-at-risk-charges-only",
    says=(
        "Second reading of Value at Risk: unpaid invoices + (likely charges × working capital "
        "adjustment)."
    ),
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
    says=(
        "Over the threshold means strictly greater: a requirement equal to it needs no Credit "
        "Support."
    ),
    section="9",
    page="about/method/#strictly-over",
    words="strictly",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-33",),
)


WHOLE_REQUIREMENT = Rule(
    id="whole-requirement",
    says=(
        "Once it is over the threshold, the whole requirement is to be covered and not only the "
        "excess."
    ),
    section="9",
    page="about/method/#whole-requirement",
    words="whole requirement",
    value=None,
    mark=Mark.OUR_READING,
    notes=("A-33",),
)


CPI_SERIES = Rule(
    id="cpi-series",
    says=(
        "The Consumer Prices Index is the all-items index D7BT of the Office for National "
        "Statistics, both Octobers on one base."
    ),
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
