"""The sentence that answers, and the one that goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tools_py.dates.lengths import Length
from tools_py.dates.words import full_date, long_date, read_day
from tools_py.deadlines.critical_path import PointDate
from tools_py.deadlines.milestones import ABOUT, ASKED, PLAN_POINTS
from tools_py.deadlines.network import PRIVACY_LONGEST, PRIVACY_SHORTEST
from tools_py.deadlines.plan import Plan, days_to_keep
from tools_py.deadlines.words import less, named
from tools_py.reports.words import capital, in_words, plural

if TYPE_CHECKING:
    from tools_py.deadlines.result import Milestone

ROUGHLY = (
    f"The guidance gives the Privacy Assessment about {PRIVACY_SHORTEST.amount} to "
    f"{in_words(PRIVACY_LONGEST)}, which may vary."
)


NO_ROLE = "You chose no User Role; only an Other User needs the Privacy Assessment."


NEED_ARTICLE = ("user-id", "security", "privacy")
"""Strands whose title takes an article within a sentence."""


def of_plan(made: Plan) -> tuple[str, str]:
    """Write what the Party has to do next or what becomes of its target, in at most 15 words, and
    the caveat that belongs to it.
    """
    if made.forward and made.schedule.finish:
        sentence, caveat = _from_start(made, made.schedule.finish)
    else:
        sentence, caveat = _to_target(made, made.schedule.end)
    strand = made.critical.strand
    if strand.id == "privacy" and strand.required == "unknown":
        caveat += f" {NO_ROLE}"
    return sentence, caveat


def _day_in_words(day: date, *, about: bool = False) -> str:
    """Write a day; one that rests on a rough length has no weekday."""
    return f"about {long_date(day)}" if about else full_date(day)


def _from_start(made: Plan, finish: PointDate) -> tuple[str, str]:
    begin, today = f"Counted from {full_date(made.dates.begin)}.", made.dates.as_of
    quick = made.quick_finish or finish
    can = "can be" if finish.day >= today else "could have been"
    if made.leaves_out:
        day = _day_in_words(quick.day, about=quick.about)
        return f"You {can} a User only after {day}", f"{begin} {_later_by(made.leaves_out)}"
    if finish.about:
        first, last = (_day_in_words(point.day, about=True) for point in (quick, finish))
        when = f"{first} to {last}" if quick.day != finish.day else last
        rough = f" {ROUGHLY}" if made.rough else ""
        return f"Earliest day to be a User: {when}", f"{begin}{rough}"
    following = made.working_day_from(finish.day)
    after = (
        f" The Working Day after it is {full_date(following)}."
        if following and following != finish.day
        else ""
    )
    return f"You {can} a User on {full_date(finish.day)} at the earliest", f"{begin}{after}"


def _to_target(made: Plan, target: date) -> tuple[str, str]:
    track, today, wanted = made.critical, made.dates.as_of, full_date(target)
    point, name = track.latest[track.next], track.strand.points[track.next]
    kept = days_to_keep(made)[track.strand.id][track.next]
    last = point.day if kept < today <= point.day else kept
    day = _day_in_words(last, about=point.about)
    act = PLAN_POINTS[name].act
    if target < today:
        off = f", {less(point.leaves_out)}" if point.leaves_out else ""
        was = f"the last day to {act} was {'before ' * bool(off)}{day}{off}"
        return f"{wanted} has passed", f"To have been a User by then, {was}."
    match made.outcome:
        case "can-be-met":
            rough = f"the Privacy Assessment takes no longer than {_about(PRIVACY_LONGEST)} and "
            if_ = f"if {rough if point.about else ''}your estimates hold"
            return f"{capital(act)} by {day}", f"You can then be a User by {wanted}, {if_}."
        case "open":
            return _open(made, point, act, day)
        case "depends-on-privacy":
            finish, quick = made.schedule.finish, made.quick_finish
            ends = [
                f"If {takes} {_about(length)}, the earliest day is about {long_date(end.day)}."
                for takes, length, end in (
                    ("the Privacy Assessment takes", PRIVACY_SHORTEST, quick),
                    ("it takes", PRIVACY_LONGEST, finish),
                )
                if end
            ]
            unknown = f" {_later_by(made.leaves_out)}" if made.leaves_out else ""
            return (
                f"{wanted} depends on how long the Privacy Assessment takes",
                f"{' '.join(ends)}{unknown}",
            )
    return f"You cannot be a User by {wanted}", _missed(made)


def _open(made: Plan, point: PointDate, act: str, day: str) -> tuple[str, str]:
    wanted = full_date(made.schedule.end)
    others = [name for name in made.leaves_out if name not in point.leaves_out]
    has = "has" if len(others) == 1 else "have"
    rough = f" The day allows {_about(PRIVACY_LONGEST)} for the Privacy Assessment."
    more = (
        f" {plural(len(others), 'other step')} {has} no length yet and may have to start sooner."
        if others
        else ""
    )
    more = f"{rough * point.about}{more}"
    if not point.leaves_out:
        return f"{capital(act)} by {day}", f"Then {wanted} can still be met.{more}"
    names = named(point.leaves_out)
    if point.day <= made.dates.as_of:
        what = names if len(point.leaves_out) == 1 else plural(len(point.leaves_out), "step")
        return (
            f"No time is left for {what} before {wanted}",
            f"You would have to {act} before {day}, {less(point.leaves_out)}.{more}",
        )
    return (
        f"{capital(act)} before {day}",
        f"To be a User by {wanted}, take off the length of {names}, which is not known.{more}",
    )


def _missed(made: Plan) -> str:
    track, finish = made.critical, made.schedule.finish
    strand = f"{'The ' * (track.strand.id in NEED_ARTICLE)}{track.strand.title}"
    if finish is None:
        return (
            f"{strand} leads past {full_date(made.reading.calendar.last_day)}, the last day whose "
            "bank holidays are published."
        )
    about, open_ = "about " * finish.about, bool(made.leaves_out)
    least = f"{'at least ' * open_}{about}"
    late = f", {least}{plural(made.late, 'Working Day')} too late" if made.late else ""
    day = f"{_day_in_words(finish.day, about=finish.about)}{' or later' * open_}"
    return f"The earliest day is {day}{late}. {strand} sets it{' so far' * open_}."


def _later_by(names: Sequence[str]) -> str:
    return f"Add the length of {named(names)}, which is not known."


def _about(length: Length) -> str:
    return f"about {in_words(length)}"


def of_days(days: Sequence[Milestone], as_of: date) -> tuple[str, str]:
    """Name the next day still to come and not done, or the last that was, and how many more there
    are.
    """
    left = [day for day in days if not day["done_on"]] or days
    day = next((day for day in left if not day["passed"]), left[-1])
    milestone = next(milestone for milestone in ASKED if milestone.id == day["id"])
    when = read_day(day["date"])
    sentence = (milestone.past if day["passed"] else milestone.now).format(
        day=long_date(when) if day["kind"] == ABOUT else full_date(when)
    )
    more = len(days) - 1
    return sentence, f"{plural(more, 'more date')} below." if more else ""
