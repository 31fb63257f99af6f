"""Which DCC User mandate binds a Party, by when, and whether the derogation for new entrants
applies (section 2.2).

A mandate depends on a licence, not on the User Roles that a Party asks about. `answers` are as for
`tools_py.eligibility.outcomes`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tools_py.eligibility.outcomes import is_open
from tools_py.rules.vocabulary import (
    DISTRIBUTION_LICENCE,
    MANDATES,
    SUPPLY_LICENCES,
    Mandate,
)

if TYPE_CHECKING:
    from tools_py.eligibility.questions import Answers

type Derogation = Literal["none", "applies-until-exit", "unknown"]

TRANSPORTATION_LICENCE = "gas-transportation"

DEROGATIONS: dict[str, Derogation] = {"yes": "applies-until-exit", "no": "none"}
"""What the answer on Controlled Market Entry means for a supplier; anything else leaves it unknown.
"""


@dataclass(frozen=True, slots=True)
class Bound:
    """A mandate and its derogation: "none", "applies-until-exit" or "unknown"."""

    mandate: Mandate
    derogation: Derogation


@dataclass(frozen=True, slots=True)
class Mandated:
    """The mandates that the answers bring in, those that a missing answer may yet bring in, and the
    answers that would settle it.

    `without` says whether the Party holds a licence for which the guidance says that there is no
    mandate.
    """

    binding: tuple[Bound, ...] = ()
    possible: tuple[Bound, ...] = ()
    needs: tuple[str, ...] = ()
    without: bool = False


def find(answers: Answers) -> Mandated:
    """Find the mandates of a Party, in the guidance's order."""
    if answers.get("sec_party") == "no":
        return Mandated()
    licences = answers.get("licences")
    if licences is None:
        return Mandated(needs=("licences",))
    supplier = _supplier(answers) if set(SUPPLY_LICENCES).intersection(licences) else Mandated()
    distributor = _distributor(answers) if DISTRIBUTION_LICENCE in licences else Mandated()
    return Mandated(
        supplier.binding + distributor.binding,
        supplier.possible + distributor.possible,
        supplier.needs + distributor.needs,
        distributor.without or TRANSPORTATION_LICENCE in licences,
    )


def _supplier(answers: Answers) -> Mandated:
    market, size = answers.get("supply_market"), answers.get("supplier_size")
    entry = str(answers.get("controlled_market_entry"))
    derogation = DEROGATIONS.get(entry, "unknown")
    large, other, non_domestic = (
        Bound(MANDATES[slug], derogation)
        for slug in ("large-domestic-supplier", "other-domestic-supplier", "non-domestic-supplier")
    )
    binding: list[Bound] = []
    possible: list[Bound] = []
    needs: list[str] = []
    if is_open(market):
        needs.append("supply_market")
    if market != "non-domestic":
        domestic = [large] if size == "large" else [other] if size == "other" else [large, other]
        settled = not is_open(market) and not is_open(size)
        (binding if settled else possible).extend(domestic)
        if is_open(size):
            needs.append("supplier_size")
    if market != "domestic":
        (possible if is_open(market) else binding).append(non_domestic)
    if derogation == "unknown":
        needs.append("controlled_market_entry")
    return Mandated(tuple(binding), tuple(possible), tuple(needs))


def _distributor(answers: Answers) -> Mandated:
    operator = answers.get("distribution_operator")
    bound = Bound(MANDATES["electricity-distribution-network-operator"], "none")
    if is_open(operator):
        return Mandated(possible=(bound,), needs=("distribution_operator",))
    return Mandated(binding=(bound,)) if operator == "dno" else Mandated(without=True)
