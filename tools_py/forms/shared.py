"""Questions that more than one calculator asks, so that an answer given to one is understood by the
other.
"""

from __future__ import annotations

from dataclasses import replace

from tools_py.dates import calendars
from tools_py.dates.calendars import CALENDARS, TITLES
from tools_py.dates.counting import COUNTING_TITLES, COUNTINGS
from tools_py.forms.choice_fields import ChoiceField, ChoicesField, Option
from tools_py.rules.vocabulary import USER_ROLES

ROLE_HINTS = {
    "import-supplier": "Sells electricity to a consumer",
    "export-supplier": "Purchases electricity, for example through Feed in Tariff",
    "registered-supplier-agent": "A Meter Operator or a Meter Asset Manager",
    "other-user": (
        "Acts in none of the other six at the time; a supplier or a network operator can be one too"
    ),
}
"""A line under a role's name where the name alone may not say enough (section 3; Appendix A, Other
User).
"""

ROLES_FIELD = ChoicesField(
    name="roles",
    label="Which User Roles do you want to know about?",
    noun="User Roles",
    hint="Select all that you are interested in",
    options=tuple(
        Option(value=role.slug, label=role.title, hint=ROLE_HINTS.get(role.slug, ""))
        for role in USER_ROLES.values()
    ),
)
"""The User Roles wanted: `roles` in every calculator."""


def roles_field(label: str, *, hint: str = ROLES_FIELD.hint, none: str = "") -> ChoicesField:
    """Return the question of the User Roles, asked in a calculator's own words; `none` names the
    choice of no role in particular.
    """
    return replace(ROLES_FIELD, label=label, hint=hint, none=none)


CALENDAR_FIELD = ChoiceField(
    name="calendar",
    label="Whose bank holidays are left out?",
    noun="Calendar",
    hint="The guidance does not say; England and Wales is taken when you choose none",
    options=tuple(Option(value=name, label=TITLES[name]) for name in CALENDARS),
    default=calendars.DEFAULT,
)
"""Whose Working Days are meant: `calendar` in every calculator that counts them."""


COUNTING_FIELD = ChoiceField(
    name="counting",
    label="How are the days counted?",
    noun="Counting",
    hint="The guidance does not say; the day after is day 1 when you choose neither",
    options=tuple(Option(value=name, label=COUNTING_TITLES[name]) for name in COUNTINGS),
    default=COUNTINGS[0],
)
"""The counting convention: `counting` in every calculator that counts Working Days."""
