"""An answer of the credit cover estimator as a person reads it: the key amounts, what to do, what
would change the answer, the workings.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from tools_py import rules
from tools_py.credit_cover import assumptions, cpi
from tools_py.credit_cover import tables as credit_tables
from tools_py.credit_cover.arithmetic import (
    DEPENDS,
    NOT_REQUIRED,
    READINGS,
    REQUIRED,
    UNKNOWN,
    WHOLE_SUM,
    Credit,
)
from tools_py.credit_cover.chart import can_draw, chart
from tools_py.credit_cover.chart import table as chart_table
from tools_py.credit_cover.money import even_pounds, pounds
from tools_py.credit_cover.words import (
    FORM_NAMES,
    NAMES,
    either,
    money,
    requirement,
    requirements,
    shortfall,
    turning,
)
from tools_py.dates.words import MONTHS
from tools_py.reports.blocks import (
    Assumptions,
    Block,
    Callout,
    Details,
    Figures,
    Heading,
    Report,
    Text,
)
from tools_py.reports.citations import note_link, rule_link, sources
from tools_py.reports.words import day_in_words, listed

if TYPE_CHECKING:
    from tools_py.credit_cover.result import Result

ASK_DCC = (
    "the DCC, which determines the value "
    f"({rule_link(rules.CREDIT_VALUE_NOTIFIED.place, rules.CREDIT_VALUE_NOTIFIED)})"
)

WHERE_FROM = {
    "unpaid_invoices": "enter 0 if there are none",
    "expected_charges": "what will have built up before the next invoice",
    "working_capital_adjustment": "the guidance gives no value: ask the DCC",
    "maximum_credit_value": "from your Credit Assessment, or tick that you have none",
    "unsecured_credit_factor": "from 0 to 100 per cent: the DCC can tell you",
}
"""Where a missing answer is found."""


def report(result: Result) -> Report:
    """Return the report of an answer, from the result alone."""
    blocks = [
        *_caveat(result),
        *assumed(result),
        *_missing(result),
        key_amounts(result),
        *([] if _agree(result) else [credit_tables.side_by_side(result)]),
        *warned(result),
        Heading("What to do next"),
        Text("\n".join(f"- {item}" for item in next_steps(result))),
        *in_full(result),
        Details("Your answers", (credit_tables.answers(result),)),
    ]
    return Report(result["headline"], (*blocks, *sources(result)))


def _agree(result: Result) -> bool:
    return credit_tables.with_assumptions(result).agree()


def _caveat(result: Result) -> Iterator[Block]:
    """Say what the headline rests on and, where the reading decides, who to ask."""
    threshold = result["threshold"]
    whose = (
        "that you entered"
        if threshold["source"] == "entered"
        else f"for {threshold['regulatory_year']}"
    )
    if result["outcome"] == DEPENDS:
        yield Callout("note", _depends(credit_tables.position(result), whose))
        return
    compared = f", with the threshold {whose}" if threshold["amount"] else ""
    reading = f"depends on how the formula is read ({note_link('A-31')})"
    two = "" if _agree(result) else f" Which of the two amounts applies {reading}."
    yield Text(f"This is an estimate{compared}. For the amount itself, ask {ASK_DCC}.{two}")


def _depends(credit: Credit, whose: str) -> str:
    assert credit.threshold is not None
    stated = {credit.outcome_in(reading): requirement(credit, reading) for reading in READINGS}
    helpdesk = f"{rules.HELPDESK_EMAIL.value}, {rules.HELPDESK_TELEPHONE.value} (as of June 2018)"
    return (
        f"{stated[REQUIRED]} is over the threshold of {even_pounds(credit.threshold)} {whose}, "
        f"{stated[NOT_REQUIRED]} is not. The guidance does not say whether the working capital "
        "adjustment multiplies the whole sum or the likely charges alone "
        f"({note_link('A-31')}). Ask {ASK_DCC}. For the words of Section J3, the SECAS Helpdesk "
        f"answers general queries: {helpdesk}."
    )


def assumed(result: Result) -> list[Assumptions]:
    """Return what the answer assumes, each to be taken or changed at one click."""
    taken = result["assumed"]
    if not taken:
        return []
    return [assumptions.block(result["calculator"], tuple(taken["answers"]))]


def key_amounts(result: Result) -> Figures:
    """Return the key amounts."""
    return Figures(tuple(_figures(credit_tables.with_assumptions(result), result)))


def warned(result: Result) -> list[Block]:
    """Return the warnings as callouts."""
    return [Callout("note", warning["text"]) for warning in result["warnings"]]


def in_full(result: Result) -> Iterator[Block]:
    """Yield what would change the answer, what Credit Support held counts for, and the workings."""
    if result["what_if"]:
        yield from (Heading("What if"), credit_tables.what_if(result))
    yield from (Heading("What would change the answer"), *_moves(result))
    if result["credit_support"]["items"]:
        yield from (
            Heading("Credit Support held"),
            credit_tables.support(result),
            Text(SUPPORT_READING),
        )
    yield Heading("How it is worked out")
    yield Details(
        f"The workings, line by line ({len(result['workings'])} lines)",
        (credit_tables.workings(result),),
    )


SUPPORT_READING = (
    "A Bank Guarantee counts while one month is left until it expires, a Letter of Credit up to "
    f"its expiry ({note_link('A-37')}). "
    "Neither the bank’s rating nor the wording is checked here."
)


def _missing(result: Result) -> Iterator[Block]:
    """Name what was not given, and what it would settle."""
    taken = result["assumed"]
    filled = credit_tables.with_assumptions(result).missing()
    missing = [name for name in result["missing"] if not taken or name in filled]
    if not missing:
        return
    settled = result["outcome"] != UNKNOWN
    lead = (
        "The answer is the same at any value of these. With them you also get the exact amounts:"
        if settled
        else "Still to be entered:"
    )
    items = [
        f"- **{NAMES[name]}**, {WHERE_FROM.get(name) or _threshold_wanted(result)}"
        for name in missing
    ]
    yield Text(lead + "\n\n" + "\n".join(items))


def _threshold_wanted(result: Result) -> str:
    year = result["threshold"]["regulatory_year"]
    return (
        f"which for {year} rests on the index of October {cpi.october_before(year)}. Our table "
        "does not have it: choose the Regulatory "
        "Year and enter the index, or enter the threshold itself"
    )


def _figures(credit: Credit, result: Result) -> Iterator[tuple[str, str, str]]:
    """List the key amounts, with what is assumed put in."""
    amounts, support = requirements(credit), result["credit_support"]
    known, counting = result["assumed"] or result, Decimal(support["counted"])
    remarks = (
        "on the assumptions above" if result["assumed"] else "",
        "first or second reading of the formula" if " or " in amounts else "",
    )
    if credit.requirements[WHOLE_SUM].high is not None or not result["assumed"]:
        yield "Credit Cover Requirement", amounts, "; ".join(filter(None, remarks))
    yield (
        "Credit Cover Threshold",
        "not known" if credit.threshold is None else even_pounds(credit.threshold),
        _threshold_words(result),
    )
    if support["items"]:
        left_out = len(support["not_counted"])
        yield (
            "Credit Support that counts",
            money(support["counted"]),
            f"{left_out} not counted" if left_out else "",
        )
    if known["outcome"] in (REQUIRED, DEPENDS):
        what = (
            "the whole requirement, less what counts"
            if support["items"]
            else "the whole requirement; no Credit Support was entered"
        )
        short = either(shortfall(credit, reading, counting) for reading in READINGS)
        yield "Shortfall", short, what
    turns = [credit.turn("expected_charges", reading).value for reading in READINGS]
    if any(at is not None for at in turns):
        values = either(
            "any amount" if at is None else turning("expected_charges", at) for at in turns
        )
        yours = (
            ""
            if credit.expected_charges is None
            else f"; you entered {pounds(credit.expected_charges)}"
        )
        rests = "on the assumptions above" if result["assumed"] else "your other answers unchanged"
        yield "Required once likely charges exceed", values, f"{rests}{yours}"
    left = [known["headroom"]["expected_charges"][reading] for reading in READINGS]
    if known["outcome"] == NOT_REQUIRED and None not in left:
        yield (
            "Headroom in likely charges",
            either(map(money, left)),
            "before Credit Support is required",
        )


def _threshold_words(result: Result) -> str:
    """Say where the threshold comes from."""
    threshold = result["threshold"]
    year = f"Regulatory Year {threshold['regulatory_year']}"
    if threshold["year_from"] == "as_of":
        year += f", the year of {day_in_words(result['as_of'])}"
    match threshold["source"]:
        case "entered":
            return "as you entered it"
        case "computed":
            index = threshold["index"]
            assert index is not None
            who = "the index you entered for" if index["from"] == "entered" else "the index of"
            return f"{year}; computed by us from {who} October {index['october']}"
    return year


def next_steps(result: Result) -> Iterator[str]:
    """List what a person would do now."""
    outcome = result["outcome"]
    if outcome == UNKNOWN:
        yield (
            "Enter your own figures in place of the assumptions, and calculate again."
            if result["assumed"]
            else "Enter what is still missing, and calculate again."
        )
    elif outcome == NOT_REQUIRED:
        month, day = rules.REGULATORY_YEAR.value
        new_year = f"{day} {MONTHS[month - 1]}"
        yield (
            "Calculate again when charges or your credit assessment change, and each "
            f"{new_year}, when a new threshold applies."
        )
    else:
        yield f"Ask {ASK_DCC}."
        forms, breach, dispute = (
            rules.CREDIT_SUPPORT_FORMS,
            rules.CREDIT_BREACH_PERIOD,
            rules.DISPUTE_CREDIT,
        )
        yield (
            f"Choose the form: {listed(list(FORM_NAMES.values()), 'or')}, or a combination "
            f"({rule_link(forms.place, forms)})."
        )
        yield (
            "Do not wait. The guidance does not say how long you have after a first notice. After "
            f"a notice of breach it is {breach.value} {breach.unit} "
            f"({rule_link(breach.clause or '', breach)})."
        )
        yield (
            f"If you disagree with the level, you may dispute it under {dispute.clause} "
            f"({rule_link(dispute.place, dispute)})."
        )
    for item in result["credit_support"]["items"]:
        if item["until"] and not item["reason"] and outcome != NOT_REQUIRED:
            until = day_in_words(item["until"])
            yield (
                f"Renew the {FORM_NAMES[item['form']]} of {money(item['amount'])} in time: it "
                f"counts up to {until}."
            )


def _moves(result: Result) -> Iterator[Block]:
    """Draw the chart where it can be drawn, on what is assumed as well, and list the value of each
    answer at which the outcome changes.
    """
    credit = credit_tables.with_assumptions(result)
    if can_draw(credit):
        rests = "on the assumptions above" if result["assumed"] else ""
        yield chart(credit, credit_tables.changed(result), rests)
        if rests:
            yield Text(f"The chart is drawn {rests}.")
        yield Details("The chart as a table", (chart_table(credit, rests),))
    else:
        yield Text("There is no chart: it needs every answer but the likely charges.")
    yield from credit_tables.turning_points(result)
