"""The questions of the eligibility check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Required, TypedDict

from tools_py import rules
from tools_py.forms.choice_fields import ChoiceField, ChoicesField, Option
from tools_py.forms.date_field import DateField
from tools_py.forms.field import Field
from tools_py.forms.form import Form
from tools_py.forms.shared import roles_field
from tools_py.rules.vocabulary import LICENCES, REGISTRATIONS


class AnswersAs[Day](TypedDict, total=False):
    """What was answered, as it is parsed or as JSON holds it: values of options, None where not
    given; in the lists, none is empty. A result leaves out questions that do not come up.
    """

    roles: Sequence[str] | None
    sec_party: str | None
    licences: Sequence[str] | None
    export_only_sites: str | None
    registration: Sequence[str] | None
    supply_market: str | None
    supplier_size: str | None
    controlled_market_entry: str | None
    distribution_operator: str | None
    credit_cover_over_threshold: str | None
    as_of: Required[Day]


type Answers = AnswersAs[date | None]
"""The answers as they are parsed."""


I_DO_NOT_KNOW = "I do not know"
UNKNOWN_OPTION = Option(value="unknown", label=I_DO_NOT_KNOW)
YES_NO_UNKNOWN = (Option(value="yes", label="Yes"), Option(value="no", label="No"), UNKNOWN_OPTION)

FIELDS: tuple[Field, ...] = (
    roles_field("Which User Roles do you want to know about?", none="All seven User Roles"),
    ChoiceField(
        name="sec_party",
        label="Is your organisation a SEC Party?",
        noun="SEC Party",
        hint="A Party has completed accession to the Smart Energy Code",
        options=YES_NO_UNKNOWN,
    ),
    ChoicesField(
        name="licences",
        label="Which licences do you hold?",
        noun="Licences",
        hint="Select all that apply",
        options=tuple(Option(value=slug, label=title) for slug, title in LICENCES.items()),
        none="None of these",
        unknown=I_DO_NOT_KNOW,
    ),
    ChoiceField(
        name="export_only_sites",
        label=(
            "Are there sites where you are registered for the Export MPAN and no Import MPAN "
            "exists?"
        ),
        noun="Export-only sites",
        hint="The SECAS glossary counts the supplier of such a site as its Import Supplier",
        options=(
            Option(value="none", label="No"),
            Option(value="some", label="Yes, some of our export sites"),
            Option(value="all", label="Yes, all of our export sites"),
            UNKNOWN_OPTION,
        ),
    ),
    ChoicesField(
        name="registration",
        label="What does the Registration Data identify you as?",
        noun="Registration",
        hint="Select all that apply",
        options=tuple(Option(value=slug, label=title) for slug, title in REGISTRATIONS.items()),
        none="None of these",
        unknown=I_DO_NOT_KNOW,
    ),
    ChoiceField(
        name="supply_market",
        label="Which customers do you supply?",
        noun="Customers supplied",
        options=(
            Option(value="domestic", label="Domestic"),
            Option(value="non-domestic", label="Non-domestic"),
            Option(value="both", label="Both"),
            UNKNOWN_OPTION,
        ),
    ),
    ChoiceField(
        name="supplier_size",
        label="Are you a Large Supplier?",
        noun="Size of the supplier",
        hint="The guidance does not say where the line is",
        help=(
            f"{rules.SMALL_SUPPLIER_SIZE.says} That is not the Code’s definition. Ask SECAS if "
            "you are near that number."
        ),
        options=(
            Option(value="large", label="Yes, a Large Supplier"),
            Option(value="other", label="No, one of the Other Suppliers"),
            UNKNOWN_OPTION,
        ),
    ),
    ChoiceField(
        name="controlled_market_entry",
        label="Are you still in Controlled Market Entry?",
        noun="Controlled Market Entry",
        hint="A stage for new entrants to the supply market",
        options=YES_NO_UNKNOWN,
    ),
    ChoiceField(
        name="distribution_operator",
        label="Which kind of electricity distributor are you?",
        noun="Kind of distributor",
        options=(
            Option(value="dno", label="Distribution Network Operator (DNO)"),
            Option(value="idno", label="Independent Distribution Network Operator (IDNO)"),
            UNKNOWN_OPTION,
        ),
    ),
    ChoiceField(
        name="credit_cover_over_threshold",
        label="Is your Credit Cover Requirement over the Credit Cover Threshold?",
        noun="Credit Cover Requirement",
        hint="The DCC determines the requirement, and you will be notified of it",
        help=(
            "The credit cover estimator on this site gives an idea of it. It is a separate "
            "calculation, with amounts in pounds."
        ),
        options=YES_NO_UNKNOWN,
    ),
    DateField(
        name="as_of",
        label="Which day counts as today?",
        noun="Day of the answer",
        hint="Leave it empty for today",
    ),
)

FORM = Form(fields=FIELDS)
