"""A rule of the register, and how far it can be relied on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Mark(StrEnum):
    """How far a rule can be relied on."""

    GUIDANCE = "guidance"
    """The guidance states it."""
    VERIFIED = "verified"
    """Not in the guidance: seen in the source that `Rule.source` names."""
    SECOND_HAND = "second-hand"
    """Not in the guidance: seen in a third party's account, which `Rule.source` names."""
    OUR_READING = "our-reading"
    """The guidance leaves it open; this is how we read it, and an editor's note says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule[Value]:
    """One thing the guidance (or a named source) says, and where.

    `value` is the figure, date or tuple of names that code uses, `None` for a condition that has
    none; `unit` names what a number counts ("Working Days", "weeks", "months", "pounds", "per
    cent"). `page` is the site address of the paragraph, with its anchor. `words` is what that
    paragraph must say. `notes` are the editor's notes it rests on ("A-08").
    Of a fact from elsewhere, `dated` is its source's date, "undated" where it has none, and
    `looked_for` the day on which somebody last looked whether it still holds.
    """

    id: str
    says: str
    section: str
    clause: str | None = None
    page: str
    words: str
    value: Value
    unit: str | None = None
    mark: Mark = Mark.GUIDANCE
    source: str | None = None
    dated: str | None = None
    looked_for: date | None = None
    notes: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it stands: "section 5.2", "Appendix A"."""
        return self.section if self.section[0].isalpha() else f"section {self.section}"

    @property
    def citation(self) -> str:
        """How it is cited: "section 2.3, SEC H1.10", "section 5.4, CTSD 5.4.2"."""
        return f"{self.place}, {self.cited_clause}" if self.clause else self.place

    @property
    def cited_clause(self) -> str:
        """The clause with its document, "SEC H1.10" or "CTSD 5.4.2"; empty where there is none."""
        if not self.clause or self.clause.startswith("CTSD"):
            return self.clause or ""
        return f"SEC {self.clause}"
