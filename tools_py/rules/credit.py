"""Section 9 of the guidance: Credit Support."""

from __future__ import annotations

from tools_py.rules.rule import Rule

OVER_THRESHOLD = Rule(
    id="over-threshold",
    says=(
        "A Party must put Credit Support in place where its Credit Cover Requirement is over the "
        "Credit Cover Threshold."
    ),
    section="9",
    clause="J3",
    page="guidance/9-credit-support/#9-over-threshold",
    words="over the Credit Cover Threshold",
    value=None,
    notes=("A-33",),
)


CREDIT_SUPPORT_FORMS = Rule(
    id="credit-support-forms",
    says=(
        "Credit Support takes one or more of three forms: Bank Guarantee, Letter of Credit, Cash "
        "Deposit."
    ),
    section="9",
    clause="J3",
    page="guidance/9-credit-support/#9-forms",
    words="Bank Guarantee, a Letter of Credit, a Cash Deposit",
    value=("bank-guarantee", "letter-of-credit", "cash-deposit"),
)


CREDIT_VALUE_NOTIFIED = Rule(
    id="credit-value-notified",
    says="The DCC determines the value, and the Party will be notified of it.",
    section="9",
    page="guidance/9-credit-support/#9-value",
    words="notified",
    value=None,
    notes=("A-67",),
)


REQUIREMENT = Rule(
    id="credit-cover-requirement",
    says=(
        "Credit Cover Requirement = Value at Risk − [Maximum Credit Value × Unsecured Credit "
        "Factor]."
    ),
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
        "Value at Risk = unpaid DCC invoices and costs likely before the invoice × working "
        "capital adjustment; the bracket is not stated."
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
    says=(
        "The Unsecured Credit Factor is a percentage that follows from a Recognised Credit "
        "Rating or Credit Assessment Score."
    ),
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
