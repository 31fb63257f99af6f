"""Appendix A of the guidance: what its definitions state."""

from __future__ import annotations

from decimal import Decimal

from tools_py.rules.rule import Rule

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
    says=(
        "A Letter of Credit substantially follows the form in Schedule 6; no time left before "
        "expiry is asked for."
    ),
    section="Appendix A",
    clause="Schedule 6",
    page="glossary/#letter-of-credit",
    words="Schedule 6",
    value=None,
    notes=("A-37",),
)


CREDIT_COVER_BASE = Rule(
    id="credit-cover-base",
    says=(
        "The Credit Cover Threshold starts from £2,000 before the Consumer Prices Index is applied."
    ),
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
    says=(
        "The multiplier of the Credit Cover Threshold is the Consumer Prices Index for the "
        "October before the Regulatory Year begins."
    ),
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
    says=(
        "Where the factor rests on a guarantor's rating or score, the guarantor's Maximum Credit "
        "Value is used."
    ),
    section="Appendix A",
    clause="J3.3B",
    page="glossary/#maximum-credit-value",
    words="guarantor",
    value=None,
    notes=("A-34",),
)


MAXIMUM_CREDIT_VALUE_SOURCE = Rule(
    id="maximum-credit-value-source",
    says=(
        "The Maximum Credit Value is what a company named in J3.8 recommends as the most a "
        "creditor should have outstanding."
    ),
    section="Appendix A",
    clause="J3.8",
    page="glossary/#maximum-credit-value",
    words="J3.8",
    value=None,
    notes=("A-34",),
)


OTHER_USER_CAPACITY = Rule(
    id="other-user-capacity",
    says=(
        "Other User is a capacity at a time: a User is one while it acts in none of the six "
        "other roles, whatever else it is."
    ),
    section="Appendix A",
    page="glossary/#other-user",
    words="Responsible Supplier",
    value=None,
    notes=("A-57",),
)
