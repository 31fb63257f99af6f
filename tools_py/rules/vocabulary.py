"""The names the calculators share: User Roles, licences, registrations, steps and mandates, each
tied to the rule that states it.

Slugs are public: the command line, saved answers and share links carry them. Order is the
guidance's own. No figure and no date stands here; those are in `tools_py.rules`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tools_py import rules
from tools_py.rules.rule import Rule


class Scope(StrEnum):
    """What a step has to be repeated for, as far as the guidance says (editor's note A-46)."""

    PER_ROLE = "per-role"
    PER_PARTY = "per-party"
    NOT_STATED = "not-stated"


class Actor(StrEnum):
    """Who carries a step out."""

    PARTY = "the Party"
    DCC = "the DCC"
    USER_CIO = "the User CIO"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserRole:
    """One of the seven User Roles.

    `rule.value` lists the licences or registrations any one of which is enough; empty asks for
    none.
    """

    slug: str
    title: str
    rule: Rule[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the User Entry Process, or one that goes with it.

    `actors` are those who have something to do, first the one who begins. `stated_by` is the rule
    that states the step, `scoped_by` the rule whose words settle `scope` (the same rule where its
    own words do). `dispute` is the limb of Section H1.13 under which failure can be disputed,
    `None` where the guidance names none. `only_roles` names the User Roles that bring the step in;
    empty means all.
    """

    id: str
    title: str
    actors: tuple[Actor, ...]
    scope: Scope
    stated_by: Rule[None]
    scoped_by: Rule[None]
    dispute: Rule[None] | None = None
    only_roles: tuple[str, ...] = ()
    recommended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """A kind of Party that section 2.2 gives a last day by which it had to be a DCC User; only a
    holder of one of `licences` can be of that kind.
    """

    slug: str
    title: str
    rule: Rule[date]
    licences: tuple[str, ...]


USER_ROLES: dict[str, UserRole] = {
    role.slug: role
    for role in (
        UserRole(slug="import-supplier", title="Import Supplier", rule=rules.ROLE_IMPORT_SUPPLIER),
        UserRole(slug="export-supplier", title="Export Supplier", rule=rules.ROLE_EXPORT_SUPPLIER),
        UserRole(slug="gas-supplier", title="Gas Supplier", rule=rules.ROLE_GAS_SUPPLIER),
        UserRole(
            slug="electricity-distributor",
            title="Electricity Distributor",
            rule=rules.ROLE_ELECTRICITY_DISTRIBUTOR,
        ),
        UserRole(slug="gas-transporter", title="Gas Transporter", rule=rules.ROLE_GAS_TRANSPORTER),
        UserRole(
            slug="registered-supplier-agent",
            title="Registered Supplier Agent",
            rule=rules.ROLE_REGISTERED_SUPPLIER_AGENT,
        ),
        UserRole(slug="other-user", title="Other User", rule=rules.ROLE_OTHER_USER),
    )
}
"""The seven User Roles by slug (section 3)."""

LICENCES: dict[str, str] = {
    "electricity-supply": "Electricity supply",
    "gas-supply": "Gas supply",
    "electricity-distribution": "Electricity distribution",
    "gas-transportation": "Gas transportation",
}
"""Titles of the licences by slug (section 3, read with editor's note A-10)."""

REGISTRATIONS: dict[str, str] = {
    "meter-operator-mpan": "Meter Operator for at least one MPAN",
    "meter-asset-manager-mprn": "Meter Asset Manager for at least one MPRN",
    "meter-operator-mprn": "Meter Operator for at least one MPRN",
    "meter-asset-manager-mpan": "Meter Asset Manager for at least one MPAN",
}
"""Titles of what the Registration Data may identify a Party as, by slug; the last two are the
crossed pairs of editor's note A-12.
"""

STEPS: dict[str, Step] = {
    step.id: step
    for step in (
        Step(
            id="notify-secas",
            title="Notify SECAS",
            actors=(Actor.PARTY,),
            scope=Scope.PER_ROLE,
            stated_by=rules.STEP_NOTIFY_SECAS,
            scoped_by=rules.STEP_NOTIFY_SECAS,
        ),
        Step(
            id="user-id",
            title="Have a User ID accepted",
            actors=(Actor.PARTY, Actor.DCC),
            scope=Scope.PER_ROLE,
            stated_by=rules.STEP_USER_ID,
            scoped_by=rules.STEP_USER_ID,
        ),
        Step(
            id="uept",
            title="Complete User Entry Process Testing",
            actors=(Actor.PARTY, Actor.DCC),
            scope=Scope.PER_ROLE,
            stated_by=rules.STEP_UEPT,
            scoped_by=rules.STEP_UEPT,
            dispute=rules.DISPUTE_UEPT,
        ),
        Step(
            id="security-assessment",
            title="Demonstrate security compliance through a Security Assessment",
            actors=(Actor.PARTY, Actor.USER_CIO),
            scope=Scope.NOT_STATED,
            stated_by=rules.STEP_SECURITY_ASSESSMENT,
            scoped_by=rules.STEP_SCOPES,
            dispute=rules.DISPUTE_SECURITY,
        ),
        Step(
            id="privacy-assessment",
            title="Demonstrate privacy compliance through a Privacy Assessment",
            actors=(Actor.PARTY, Actor.USER_CIO),
            scope=Scope.PER_ROLE,
            stated_by=rules.STEP_PRIVACY_ASSESSMENT,
            scoped_by=rules.PRIVACY_OTHER_USERS_ONLY,
            dispute=rules.DISPUTE_PRIVACY,
            only_roles=("other-user",),
        ),
        Step(
            id="credit-support",
            title="Provide the Credit Support that the DCC requires",
            actors=(Actor.DCC, Actor.PARTY),
            scope=Scope.PER_PARTY,
            stated_by=rules.STEP_CREDIT_SUPPORT,
            scoped_by=rules.OVER_THRESHOLD,
            dispute=rules.DISPUTE_CREDIT,
        ),
        Step(
            id="evidence-form",
            title="Send the Evidence Form and the evidence",
            actors=(Actor.PARTY,),
            scope=Scope.NOT_STATED,
            stated_by=rules.STEP_EVIDENCE_FORM,
            scoped_by=rules.STEP_SCOPES,
        ),
        Step(
            id="privacy-impact-assessment",
            title="Carry out a Privacy Impact Assessment",
            actors=(Actor.PARTY,),
            scope=Scope.PER_PARTY,
            stated_by=rules.STEP_PRIVACY_IMPACT_ASSESSMENT,
            scoped_by=rules.STEP_PRIVACY_IMPACT_ASSESSMENT,
            recommended=True,
        ),
    )
}
"""The steps by id, in the order of sections 2.3, 2.4 and 8."""

SUPPLY_LICENCES = ("electricity-supply", "gas-supply")
DISTRIBUTION_LICENCE = "electricity-distribution"

MANDATES: dict[str, Mandate] = {
    mandate.slug: mandate
    for mandate in (
        Mandate(
            slug="large-domestic-supplier",
            title="Large Supplier, domestic",
            rule=rules.MANDATE_LARGE_DOMESTIC,
            licences=SUPPLY_LICENCES,
        ),
        Mandate(
            slug="other-domestic-supplier",
            title="Other Supplier, domestic",
            rule=rules.MANDATE_OTHER_DOMESTIC,
            licences=SUPPLY_LICENCES,
        ),
        Mandate(
            slug="non-domestic-supplier",
            title="Non-Domestic Supplier",
            rule=rules.MANDATE_NON_DOMESTIC,
            licences=SUPPLY_LICENCES,
        ),
        Mandate(
            slug="electricity-distribution-network-operator",
            title="Electricity Distribution Network Operator",
            rule=rules.MANDATE_DNO,
            licences=(DISTRIBUTION_LICENCE,),
        ),
    )
}
"""The kinds of Party that had or have a mandate, by slug (section 2.2)."""
