"""The evidence pack as files: a checklist, and a table for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools_py.dates.words import long_date, read_day
from tools_py.eligibility.evidence import NEEDED, SCOPES, pack
from tools_py.reports.csv import to_csv
from tools_py.reports.saving import NOWHERE, Saving
from tools_py.rules.vocabulary import STEPS, USER_ROLES

if TYPE_CHECKING:
    from tools_py.eligibility.result import Result


def write_markdown(result: Result, saving: Saving = NOWHERE) -> str:
    """Write the evidence pack as Markdown with boxes to tick."""
    lines = ["# Evidence pack for the User Entry Process", "", result["headline"] + ".", ""]
    for role, gathered in pack(result):
        lines += [f"## {USER_ROLES[role].title}", ""]
        step = ""
        for one in gathered:
            if one.item.step != step:
                step = one.item.step
                lines += [
                    *([""] if lines[-1] else []),
                    f"### {STEPS[step].title} (repeated: {SCOPES[STEPS[step].scope]})",
                    "",
                ]
            place = (
                f"[{one.place}]({saving.page(one.item.rule.page)})" if saving.site else one.place
            )
            lines.append(f"- [ ] {one.item.words} ({place})")
        lines.append("")
    return "\n".join(
        [
            *lines,
            ABOUT.format(version=result["guidance_version"], day=_day(result)),
            *(["", f"[Open this answer]({saving.address})"] if saving.address else ()),
            "",
        ]
    )


ABOUT = (
    "From the User Entry Process Guidance v{version} (June 2018), as of {day}. What SECAS accepts "
    "as evidence is set out on its "
    "Evidence Form; this list holds what the guidance names. Not advice."
)


def _day(result: Result) -> str:
    return long_date(read_day(result["answers"]["as_of"]))


HEAD = (
    "User Role",
    "Step",
    "To gather",
    "Repeated",
    "Required",
    "Section",
    "SEC clause",
    "Editor's notes",
    "Owner",
    "Status",
    "Address",
)


def write_csv(result: Result, saving: Saving = NOWHERE) -> str:
    """Write the evidence pack as CSV, with empty columns for who does it and how far it is."""
    required = {step["id"]: step["required"] for step in result["steps"]}
    rows = (
        (
            USER_ROLES[role].title,
            STEPS[one.item.step].title,
            one.item.words,
            SCOPES[STEPS[one.item.step].scope],
            NEEDED[required[one.item.step]],
            one.item.rule.section,
            one.item.rule.clause or "",
            " ".join(one.item.rule.notes),
            "",
            "",
            saving.page(one.item.rule.page),
        )
        for role, gathered in pack(result)
        for one in gathered
    )
    return to_csv(HEAD, rows)
