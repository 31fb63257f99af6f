"""The questions of the credit cover estimator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypedDict

from tools_py import rules
from tools_py.credit_cover import cpi
from tools_py.credit_cover.assumptions import NO_ASSESSMENT
from tools_py.credit_cover.money import even_pounds
from tools_py.credit_cover.words import FORM_NAMES
from tools_py.forms.choice_fields import SWITCH, ChoiceField, Option, TickField
from tools_py.forms.date_field import DateField
from tools_py.forms.field import Field, Raw
from tools_py.forms.form import Form
from tools_py.forms.number_field import NumberField
from tools_py.forms.records_field import RecordsField


class SupportAs[Day, Number](TypedDict):
    """An item of Credit Support as it was answered; its amount is in pounds."""

    form: str
    amount: Number
    expires: Day | None


class AnswersAs[Day, Number, Switched](TypedDict):
    """What was answered, as it is parsed or as JSON holds it; None where not given: pounds, a
    multiplier, percentages from 0 to 100.
    """

    unpaid_invoices: Number | None
    expected_charges: Number | None
    working_capital_adjustment: Number | None
    no_credit_assessment: bool | None
    guarantor: Switched | None
    maximum_credit_value: Number | None
    unsecured_credit_factor: Number | None
    regulatory_year: str | None
    october_index: Number | None
    october_index_base: str | None
    october_2014_index: Number | None
    credit_cover_threshold: Number | None
    credit_support: Sequence[SupportAs[Day, Number]] | None
    as_of: Day | None
    what_if_unpaid_invoices: Number | None
    what_if_expected_charges: Number | None
    what_if_maximum_credit_value: Number | None
    what_if_unsecured_credit_factor: Number | None


type Answers = AnswersAs[date, Decimal, str]
"""The answers as they are parsed."""


OTHER_BASE = "other"
"""The base of an index figure that is not the one our table is on."""

LATEST = max(cpi.published().october)
"""The last October whose index is in our table."""

YEARS_AHEAD = cpi.years_to_come(3)
"""Regulatory Years whose index is still to be published; a reader who has it enters it."""


class Switch(ChoiceField):
    """Yes or no, as JSON's true and false or as these words."""

    def read(self, raw: Raw) -> str:
        """Read true, false, or the words for them."""
        known = SWITCH.get(raw) if isinstance(raw, str) else raw
        return super().read(str(known).lower() if isinstance(known, bool) else raw)

    def shown(self, answer: Any) -> str:
        """Write the label of true or false."""
        return super().shown(str(answer).lower())

    def schema(self) -> dict[str, object]:
        """True, false, or the words for them."""
        return {"enum": [True, False, *SWITCH]}


def _money(name: str, label: str, noun: str, hint: str = "", **more: Any) -> NumberField:
    """Ask for an amount, which stays out of links."""
    return NumberField(
        name=name,
        label=f"{label}, in pounds",
        noun=noun,
        hint=hint,
        prefix="£",
        private=True,
        **more,
    )


def _factor(name: str, label: str, noun: str, hint: str, **more: Any) -> NumberField:
    """Ask for the factor.

    It shows how creditworthy a Party is held to be, and so it stays out of links too.
    """
    least, most = rules.UNSECURED_CREDIT_FACTOR_RATE.value
    return NumberField(
        name=name,
        label=f"{label}, as a percentage",
        noun=noun,
        hint=hint,
        least=least,
        most=most,
        places=4,
        suffix="%",
        example="20 or 12.5",
        private=True,
        **more,
    )


def _index(
    name: str, label: str, noun: str, hint: str, like: cpi.Figure, when: tuple[str, tuple[str, ...]]
) -> NumberField:
    """Ask for an index figure."""
    return NumberField(
        name=name,
        label=label,
        noun=noun,
        hint=hint,
        above_least=True,
        most=Decimal(10_000),
        places=4,
        example=f"{like.value}",
        when=when,
        group=THRESHOLD,
    )


OWED, ASSESSED, THRESHOLD, HELD, WHAT_IF = (
    "What is owed and expected",
    "Your credit assessment",
    "The threshold",
    "Credit Support you already hold",
    "What if … ?",
)
"""The groups of the form."""

FOLDED: dict[str, Any] = {"group": WHAT_IF, "folded": True}

IF_ASSESSED: dict[str, Any] = {"group": ASSESSED, "when": (NO_ASSESSMENT, ("",))}
"""Asked of those who have not ticked that they have no Credit Assessment."""

FIELDS: tuple[Field, ...] = (
    _money(
        "unpaid_invoices",
        "Unpaid DCC invoices",
        "Unpaid DCC invoices",
        "Enter 0 if there are none",
        group=OWED,
    ),
    _money(
        "expected_charges",
        "DCC charges likely before the next invoice",
        "DCC charges likely before the next invoice",
        "What will have built up by then",
        help=(
            "The guidance does not say whether VAT is counted. Enter amounts as the DCC would "
            "count them."
        ),
        group=OWED,
    ),
    NumberField(
        name="working_capital_adjustment",
        label="Working capital adjustment, as a multiplier",
        noun="Working capital adjustment",
        hint="The guidance gives no value; ask the DCC",
        above_least=True,
        most=Decimal(100),
        places=4,
        prefix="×",
        example="1.5",
        suggestion=(
            f"{rules.WORKING_CAPITAL_ADJUSTMENT.value}",
            f"Use {rules.WORKING_CAPITAL_ADJUSTMENT.value}, as SECAS described it in June 2019",
        ),
        help=rules.WORKING_CAPITAL_ADJUSTMENT.says,
        group=OWED,
    ),
    TickField(
        name=NO_ASSESSMENT,
        label="We have no Credit Assessment",
        noun="No Credit Assessment",
        hint="Nor a guarantor with one: the Unsecured Credit Limit is then £0",
        private=True,
        group=ASSESSED,
    ),
    Switch(
        name="guarantor",
        label="Does the factor rest on a guarantor’s rating or score?",
        noun="Guarantor",
        hint="If it does, the guarantor’s Maximum Credit Value is used",
        options=(Option(value="true", label="Yes"), Option(value="false", label="No")),
        **IF_ASSESSED,
    ),
    _money(
        "maximum_credit_value",
        "Maximum Credit Value",
        "Maximum Credit Value",
        "The guarantor’s where there is one",
        **IF_ASSESSED,
    ),
    _factor(
        "unsecured_credit_factor",
        "Unsecured Credit Factor",
        "Unsecured Credit Factor",
        "From 0 to 100; the DCC can tell you",
        **IF_ASSESSED,
    ),
    ChoiceField(
        name="regulatory_year",
        label="Which Regulatory Year?",
        noun="Regulatory Year",
        hint="From 1 April to 31 March; leave it empty for the year of the day below",
        options=(
            *(
                Option(value=year, label=f"{year}: enter the index")
                for year in reversed(YEARS_AHEAD)
            ),
            *(
                Option(
                    value=row.regulatory_year,
                    label=f"{row.regulatory_year}: {even_pounds(row.threshold.amount)}",
                )
                for row in reversed(cpi.thresholds())
            ),
        ),
        select=True,
        group=THRESHOLD,
    ),
    _index(
        "october_index",
        "Consumer Prices Index for the October before that year",
        "October index",
        f"All items, series {rules.CPI_SERIES.value}, from the Office for National Statistics",
        cpi.published().october[LATEST],
        ("regulatory_year", YEARS_AHEAD),
    ),
    ChoiceField(
        name="october_index_base",
        label="On which base is that index?",
        noun="Base of the October index",
        hint="It stands in the title of the series",
        options=(
            Option(value=cpi.published().base, label=cpi.published().base.replace("=", " = ")),
            Option(value=OTHER_BASE, label="Another base"),
        ),
        when=("regulatory_year", YEARS_AHEAD),
        group=THRESHOLD,
    ),
    _index(
        "october_2014_index",
        "Consumer Prices Index for October 2014, on that same base",
        "October 2014 index",
        "Figures on two bases cannot be divided by each other",
        cpi.divisor(),
        ("october_index_base", (OTHER_BASE,)),
    ),
    _money(
        "credit_cover_threshold",
        "Credit Cover Threshold",
        "Credit Cover Threshold",
        "Only if you know the DCC’s own figure; it is used instead of ours",
        group=THRESHOLD,
    ),
    RecordsField(
        name="credit_support",
        label="Which Credit Support do you hold?",
        noun="Credit Support",
        item="Credit Support",
        fields=(
            ChoiceField(
                name="form",
                label="Form",
                noun="Form",
                missing="Select its form",
                options=tuple(Option(value=form, label=name) for form, name in FORM_NAMES.items()),
                select=True,
            ),
            _money("amount", "Amount", "Amount", missing="Enter its amount, in pounds"),
            DateField(
                name="expires",
                label="When does it expire?",
                noun="Expiry date",
                hint="A Bank Guarantee has to have one month left; a Cash Deposit needs no date",
            ),
        ),
        private=True,
        group=HELD,
    ),
    DateField(
        name="as_of",
        label="On which day is this to hold?",
        noun="Day",
        hint="Leave it empty for today",
        group=HELD,
    ),
    _money(
        "what_if_unpaid_invoices",
        "What if unpaid DCC invoices were",
        "What if unpaid DCC invoices",
        **FOLDED,
    ),
    _money(
        "what_if_expected_charges",
        "What if likely charges were",
        "What if likely charges",
        **FOLDED,
    ),
    _money(
        "what_if_maximum_credit_value",
        "What if the Maximum Credit Value were",
        "What if Maximum Credit Value",
        **FOLDED,
    ),
    _factor(
        "what_if_unsecured_credit_factor",
        "What if the Unsecured Credit Factor were",
        "What if Unsecured Credit Factor",
        "From 0 to 100",
        **FOLDED,
    ),
)

EMPTY = (
    ("unpaid_invoices", "Enter unpaid DCC invoices, or 0 if there are none"),
    ("expected_charges", "Enter the DCC charges likely before the next invoice"),
)

FORM = Form(fields=FIELDS, empty=EMPTY)
