"""Sections 3 and 4 of the guidance: User Roles and User IDs."""

from __future__ import annotations

from tools_py.rules.rule import Mark, Rule

ROLE_IMPORT_SUPPLIER = Rule(
    id="role-import-supplier",
    says=(
        "To act as Import Supplier a Party must hold the relevant licence, which we read as an "
        "electricity supply licence."
    ),
    section="3",
    page="guidance/3-user-roles/#3-import-supplier",
    words="electricity supply",
    value=("electricity-supply",),
    mark=Mark.OUR_READING,
    notes=("A-10", "A-11"),
)


ROLE_EXPORT_SUPPLIER = Rule(
    id="role-export-supplier",
    says=(
        "To act as Export Supplier a Party must hold the relevant licence, which we read as an "
        "electricity supply licence."
    ),
    section="3",
    page="guidance/3-user-roles/#3-export-supplier",
    words="electricity supply",
    value=("electricity-supply",),
    mark=Mark.OUR_READING,
    notes=("A-10", "A-11"),
)


ROLE_GAS_SUPPLIER = Rule(
    id="role-gas-supplier",
    says=(
        "To act as Gas Supplier a Party must hold the relevant licence, which we read as a gas "
        "supply licence."
    ),
    section="3",
    page="guidance/3-user-roles/#3-gas-supplier",
    words="gas supply",
    value=("gas-supply",),
    mark=Mark.OUR_READING,
    notes=("A-10",),
)


ROLE_ELECTRICITY_DISTRIBUTOR = Rule(
    id="role-electricity-distributor",
    says=(
        "To act as Electricity Distributor a Party must hold the relevant licence, which we read "
        "as an electricity distribution licence."
    ),
    section="3",
    page="guidance/3-user-roles/#3-electricity-distributor",
    words="electricity distribution",
    value=("electricity-distribution",),
    mark=Mark.OUR_READING,
    notes=("A-10",),
)


ROLE_GAS_TRANSPORTER = Rule(
    id="role-gas-transporter",
    says=(
        "To act as Gas Transporter a Party must hold the relevant licence, which we read as a "
        "gas transportation licence."
    ),
    section="3",
    page="guidance/3-user-roles/#3-gas-transporter",
    words="gas transportation",
    value=("gas-transportation",),
    mark=Mark.OUR_READING,
    notes=("A-10",),
)


ROLE_REGISTERED_SUPPLIER_AGENT = Rule(
    id="role-registered-supplier-agent",
    says=(
        "To act as Registered Supplier Agent a Party must be identified in the Registration Data, "
        "which we read as Meter "
        "Operator for an MPAN or as Meter Asset Manager for an MPRN."
    ),
    section="3",
    page="guidance/3-user-roles/#3-registered-supplier-agent",
    words="Meter Asset Manager",
    value=("meter-operator-mpan", "meter-asset-manager-mprn"),
    mark=Mark.OUR_READING,
    notes=("A-12",),
)


ROLE_OTHER_USER = Rule(
    id="role-other-user",
    says="To act as Other User we read no licence and no registration to be necessary.",
    section="3",
    page="guidance/3-user-roles/#3-other-user",
    words="none",
    value=(),
    mark=Mark.OUR_READING,
    notes=("A-09", "A-57"),
)


ROLE_CONDITION = Rule(
    id="role-condition",
    says=(
        "To act in a User Role a Party must hold the relevant licence or be identified in the "
        "Registration Data as Meter "
        "Operator or Meter Asset Manager."
    ),
    section="3",
    page="guidance/3-user-roles/#3-condition",
    words="Registration Data",
    value=None,
    notes=("A-09", "A-10", "A-12"),
)


REGISTRATION_AT_LEAST_ONE = Rule(
    id="registration-at-least-one",
    says=(
        "The registration as Meter Operator or Meter Asset Manager must be for at least one MPAN "
        "or MPRN."
    ),
    section="3",
    page="guidance/3-user-roles/#3-condition",
    words="at least one",
    value=1,
    unit="meter points",
    notes=("A-12",),
)


SERVICES_PER_ROLE = Rule(
    id="services-per-role",
    says="The Services that a Party can access and receive belong to a specific User Role.",
    section="3",
    clause="H1.6",
    page="guidance/3-user-roles/#3-services",
    words="specific User Role",
    value=None,
    notes=("A-15",),
)


PROCESS_PER_ROLE = Rule(
    id="process-per-role",
    says=(
        "The User Entry Process must be completed for every User Role in which a Party wants to "
        "operate."
    ),
    section="3",
    page="guidance/3-user-roles/#3-each-role",
    words="every User Role",
    value=None,
    notes=("A-46",),
)


IMPORT_SUPPLIER_MEANING = Rule(
    id="import-supplier-meaning",
    says="An Import Supplier sells electricity to a consumer.",
    section="3",
    page="guidance/3-user-roles/#3-import-meaning",
    words="sells",
    value=None,
    notes=("A-11",),
)


EXPORT_SUPPLIER_MEANING = Rule(
    id="export-supplier-meaning",
    says="An Export Supplier purchases electricity, for example through a Feed in Tariff.",
    section="3",
    page="guidance/3-user-roles/#3-export-meaning",
    words="Feed in Tariff",
    value=None,
    notes=("A-11",),
)


USER_ID_FORMAT = Rule(
    id="user-id-format",
    says=(
        "A Party must obtain an EUI-64 Compliant Identifier that identifies a User acting in a "
        "particular User Role."
    ),
    section="4",
    clause="H1.4",
    page="guidance/4-user-ids/#4-identifier",
    words="EUI-64 Compliant Identifier",
    value=None,
    notes=("A-15",),
)


USER_ID_ADVISED = Rule(
    id="user-id-advised",
    says=(
        "SECAS advises a Party of its allocated User ID when the Party has completed the SEC "
        "Accession process."
    ),
    section="4",
    page="guidance/4-user-ids/#4-allocated",
    words="SEC Accession",
    value=None,
    notes=("A-14",),
)


USER_ID_PROPOSED = Rule(
    id="user-id-proposed",
    says=(
        "A Party must propose to the DCC the User IDs that it would like to use for each User "
        "Role it wants."
    ),
    section="4",
    page="guidance/4-user-ids/#4-proposed",
    words="propose",
    value=None,
    notes=("A-14",),
)


USER_ID_ONE_ROLE = Rule(
    id="user-id-one-role",
    says=(
        "One User ID cannot serve more than one User Role, apart from the exception for supplier "
        "roles."
    ),
    section="4",
    page="guidance/4-user-ids/#4-one-role",
    words="more than one User Role",
    value=None,
    notes=("A-13",),
)


USER_ID_SHARING = Rule(
    id="user-id-sharing",
    says=(
        "The roles Import Supplier, Export Supplier and Gas Supplier are the exception: one User "
        "ID may serve them."
    ),
    section="4",
    page="guidance/4-user-ids/#4-sharing",
    words="Import Supplier, Export Supplier and Gas Supplier",
    value=("import-supplier", "export-supplier", "gas-supplier"),
    notes=("A-13",),
)
