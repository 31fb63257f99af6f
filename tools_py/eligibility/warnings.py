"""What an answer of the eligibility check warns of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from tools_py import rules
from tools_py.eligibility.mandates import Mandated
from tools_py.eligibility.outcomes import Finding, Outcome
from tools_py.rules import Rule

if TYPE_CHECKING:
    from tools_py.eligibility.questions import Answers

LATER: dict[str, Rule[Any]] = {
    "non-domestic-supplier": rules.NON_DOMESTIC_ADVANCED_METERS,
    "electricity-distribution-network-operator": rules.DNO_DATE_CONFLICT,
}
"""What another source says of a mandate, to be shown beside it."""


def warnings(
    findings: Sequence[Finding], mandated: Mandated, given: Answers, as_of: date
) -> dict[str, str]:
    """Return a sentence for each thing to watch, by id."""
    return dict(
        [
            *_about_accession(given),
            *_about_mandates(mandated, as_of),
            *_about_roles(findings, given),
        ]
    )


def _about_accession(given: Answers) -> Iterator[tuple[str, str]]:
    if given.get("sec_party") == "no":
        yield (
            "not-a-party",
            "Accede to the Smart Energy Code first. SECAS advises you of your User IDs when "
            "accession is complete. Mandates are written into licences, so one may bind a licensed "
            "supplier or network operator that has not acceded.",
        )


def _about_mandates(mandated: Mandated, as_of: date) -> Iterator[tuple[str, str]]:
    """Name the mandates whose date has passed on `as_of`, the derogation, and what another source
    says of a mandate.
    """
    bounds = mandated.binding + mandated.possible
    derogations = {bound.derogation for bound in bounds}
    late = [
        bound.mandate.title
        for bound in mandated.binding
        if bound.mandate.rule.value < as_of and bound.derogation != "applies-until-exit"
    ]
    if late:
        unless = (
            " The derogation would lift it while you are in Controlled Market Entry."
            if "unknown" in derogations
            else ""
        )
        yield (
            "mandate-passed",
            f"The mandate date has passed for: {'; '.join(late)}. If it applies to you and you are "
            f"not a DCC User yet, you are in breach of your licence conditions.{unless}",
        )
    if "applies-until-exit" in derogations:
        yield (
            "derogation",
            "While you are in Controlled Market Entry, the derogation lifts the suppliers’ "
            "mandate. When you leave, you have to be a DCC User. Ofgem’s licensing team explains "
            "the derogation.",
        )
    for bound in bounds:
        if rule := LATER.get(bound.mandate.slug):
            yield rule.id, rule.says


def _about_roles(findings: Sequence[Finding], given: Answers) -> Iterator[tuple[str, str]]:
    """Name the User Roles for which section 3 can be read in more than one way."""
    outcomes = {finding.role.slug: finding.outcome for finding in findings}
    if outcomes.get("registered-supplier-agent") == Outcome.CHECK:
        yield (
            "meter-agent-crossed",
            "As printed, section 3 lets a Meter Operator with an MPRN or a Meter Asset Manager "
            "with an MPAN be a Registered Supplier Agent. We read Meter Operator as going with "
            "MPAN and Meter Asset Manager with MPRN. Ask SECAS before you apply.",
        )
    if given.get("export_only_sites") in ("some", "all"):
        yield (
            "export-only-sites",
            "Where a site has no Import MPAN, the SECAS glossary makes the supplier registered for "
            "its Export MPAN the Import Supplier. Ask SECAS which of the two User Roles you need.",
        )
    holds_nothing = not given.get("licences") and not given.get("registration")
    if outcomes.get("other-user", Outcome.CANNOT_APPLY) != Outcome.CANNOT_APPLY and holds_nothing:
        yield (
            "other-user-literal",
            "Read to the letter, section 3 would bar an Other User that holds no licence and is "
            "not in the Registration Data. We apply no such condition to Other User. Ask SECAS if "
            "it matters to you.",
        )
