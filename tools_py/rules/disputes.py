"""Sections 10 and 12 of the guidance: disputes, and the helpdesk."""

from __future__ import annotations

from tools_py.rules.entry import EVIDENCE_ADDRESS
from tools_py.rules.rule import Rule

DISPUTE_UEPT = Rule(
    id="dispute-uept",
    says=(
        "A Party may dispute unsuccessful completion of the User Entry Process Tests for a User "
        "Role, under Section H14."
    ),
    section="10",
    clause="H14",
    page="guidance/10-disputes/#10-uept",
    words="H14",
    value=None,
    notes=("A-53",),
)


DISPUTE_SECURITY = Rule(
    id="dispute-security",
    says="A Party may dispute meeting the security requirements that apply, under Section G8.",
    section="10",
    clause="G8",
    page="guidance/10-disputes/#10-security",
    words="G8",
    value=None,
    notes=("A-53",),
)


DISPUTE_PRIVACY = Rule(
    id="dispute-privacy",
    says=(
        "In the case of Other Users, meeting the privacy requirements may be disputed, under "
        "Section I2."
    ),
    section="10",
    clause="I2",
    page="guidance/10-disputes/#10-privacy",
    words="I2",
    value=None,
    notes=("A-53",),
)


DISPUTE_CREDIT = Rule(
    id="dispute-credit",
    says="A Party may dispute the level of Credit Support required, under Section J3.15.",
    section="10",
    clause="J3.15",
    page="guidance/10-disputes/#10-credit",
    words="J3.15",
    value=None,
    notes=("A-53",),
)


DISPUTE_PANEL = Rule(
    id="dispute-panel",
    says=(
        "In each of these cases a Party may take the matter to the SEC Panel, which determines it."
    ),
    section="10",
    clause="H1.13",
    page="guidance/10-disputes/#10-panel",
    words="SEC Panel",
    value=None,
    notes=("A-53",),
)


DISPUTE_OFGEM = Rule(
    id="dispute-ofgem",
    says=(
        "A Party that disagrees with the Panel may refer the matter to Ofgem, whose "
        "determination is final."
    ),
    section="10",
    page="guidance/10-disputes/#10-ofgem",
    words="final determination",
    value=None,
    notes=("A-53",),
)


HELPDESK_TELEPHONE = Rule(
    id="helpdesk-telephone",
    says="The SECAS Helpdesk answers general queries on 020 7090 7755, as of June 2018.",
    section="12",
    page="guidance/12-contact-us/#12-telephone",
    words="020 7090 7755",
    value="020 7090 7755",
    notes=("A-61",),
)


HELPDESK_EMAIL = Rule(
    id="helpdesk-email",
    says="The SECAS Helpdesk answers general queries at secas@gemserv.com, as of June 2018.",
    section="12",
    page="guidance/12-contact-us/#12-email",
    words="secas@gemserv.com",
    value=EVIDENCE_ADDRESS.value,
    notes=("A-61",),
)
