"""The plan: what holds between its earliest and its latest days, whatever the lengths, and the
arithmetic of periods under it.
"""

from collections.abc import Collection
from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tools_py.dates.calendars import CALENDARS, calendar
from tools_py.dates.counting import COUNTINGS, OutsideCalendar, arrive, count
from tools_py.dates.lengths import Length
from tools_py.dates.periods import Reading, length_of, readings
from tools_py.deadlines.critical_path import (
    Dates,
    PointDate,
    Schedule,
    StrandNeed,
    Track,
    make_schedule,
    quickest,
)
from tools_py.deadlines.network import ESTIMATES, FIXING, evidence, side_by_side
from tools_py.deadlines.plan import make_plan
from tools_py.deadlines.questions import NOUNS, Answers
from tools_py.reports.words import in_words
from tools_py.rules.assessments import PRIVACY_NOTICE
from tools_py.rules.testing import REPORT_REVIEW, UEPT_NOTICE

READINGS = [reading for _, _, reading in readings()]
READING = READINGS[0]
DAY = timedelta(1)
DAYS = st.dates(date(2021, 1, 1), date(2024, 12, 31))
LENGTHS = st.one_of(
    st.builds(Length, st.integers(1, 40), st.just("WD")),
    st.builds(Length, st.integers(1, 60), st.just("days")),
    st.builds(Length, st.integers(1, 10), st.just("weeks")),
    st.builds(Length, st.integers(1, 4), st.just("months")),
)
ESTIMATED = st.dictionaries(st.sampled_from(sorted(ESTIMATES)), LENGTHS)
DONE = st.sets(st.sampled_from(["user-id", "testing", "security", "privacy", "credit"]))
PRIVACY: st.SearchStrategy[StrandNeed] = st.sampled_from(["yes", "no", "unknown"])


def plan(
    estimates: dict[str, Length],
    dates: Dates,
    *,
    done: Collection[str] = (),
    privacy: StrandNeed = "no",
    reading: Reading = READING,
    quick: bool = False,
) -> Schedule:
    strands = side_by_side(estimates, done, privacy=privacy)
    return make_schedule(
        quickest(strands) if quick else strands, evidence(estimates), dates, reading
    )


def track(made: Schedule, name: str) -> Track:
    return next(track for track in made.tracks if track.strand.id == name)


def forward(begin: date, **fixed: date) -> Dates:
    return Dates(begin, None, begin, {FIXING[name]: day for name, day in fixed.items()})


# Periods


@given(DAYS, LENGTHS, st.sampled_from(READINGS))
def test_a_period_begun_on_its_latest_day_ends_in_time(
    day: date, length: Length, reading: Reading
) -> None:
    begin = reading.start_for(day, length)
    assert begin < day
    assert reading.step(begin, length) <= day
    assert reading.step(begin + DAY, length) > day, "a day later would be too late"


@given(
    DAYS,
    st.integers(-200, 200).filter(bool),
    st.sampled_from(sorted(CALENDARS)),
    st.sampled_from(COUNTINGS),
)
def test_full_weeks_at_once_count_as_day_by_day(
    start: date, days: int, name: str, counting: str
) -> None:
    known, step = calendar(name), timedelta(1 if days > 0 else -1)
    left, day = abs(days) + (counting == "clear-days"), start
    while left:
        day += step
        left -= known.closed(day) is None
    assert arrive(start, days, known, counting) == day == count(start, days, known, counting).day


@given(DAYS, DAYS, st.sampled_from(READINGS))
def test_between_counts_each_working_day_once(first: date, last: date, reading: Reading) -> None:
    early, late = sorted((first, last))
    days = (early + timedelta(number) for number in range(1, (late - early).days + 1))
    working_days = sum(reading.calendar.closed(day) is None for day in days)
    assert reading.between(first, last) == (working_days if last >= first else -working_days)
    assert reading.between(last, first) == -reading.between(first, last)


def test_between_refuses_days_whose_bank_holidays_are_not_known() -> None:
    with pytest.raises(OutsideCalendar):
        READING.between(date(2028, 12, 1), date(2029, 1, 1))


def test_clear_days_are_for_the_guidances_periods_alone() -> None:
    clear = Reading(READING.calendar, "clear-days")
    monday, two = date(2027, 2, 1), Length(2, "WD")
    assert clear.step(monday, two) == date(2027, 2, 4)
    assert clear.step(monday, two, estimate=True) == date(2027, 2, 3)
    assert clear.step(monday, Length(1, "weeks")) == date(2027, 2, 8)
    assert clear.ledger(monday, Length(1, "weeks")) == ()


def test_lengths_come_from_the_rules() -> None:
    assert length_of(UEPT_NOTICE) == Length(UEPT_NOTICE.value, "WD")
    assert length_of(PRIVACY_NOTICE) == Length(PRIVACY_NOTICE.value, "weeks")
    assert in_words(length_of(REPORT_REVIEW)) == REPORT_REVIEW.words
    assert in_words(Length(1, "months")) == "1 month"


# A plan reckoned again day by day, with nothing of the code under test but the lists of holidays


def day_by_day(start: date, length: Length, reading: Reading, *, own: bool) -> date:
    """Count on from a day, one day at a time."""
    match length.unit:
        case "months":
            months = start.year * 12 + start.month - 1 + length.amount
            first = date(months // 12, months % 12 + 1, 1)
            day = first + timedelta(start.day - 1)
            while day.month != first.month:
                day -= DAY
            return day
        case "WD":
            left = length.amount + (reading.counting == "clear-days" and not own)
            day = start
            while left:
                day += DAY
                if day.weekday() < 5 and day not in reading.calendar.holidays:
                    left -= 1
            return day
        case unit:
            return start + DAY * length.amount * (7 if unit == "weeks" else 1)


def ends_on(
    begin: date, estimates: dict[str, Length], reading: Reading, *, privacy: bool, months: int = 7
) -> date:
    """Go on from a day through what section 2.3 and 5 of the guidance ask for; what has no length
    takes no time.
    """

    def after(day: date, name: str) -> date:
        length = estimates.get(name)
        return day if length is None else day_by_day(day, length, reading, own=True)

    def in_working_days(day: date, amount: int) -> date:
        return day_by_day(day, Length(amount, "WD"), reading, own=False)

    reported = after(in_working_days(begin, 60), "uept-execution")
    reviewed = in_working_days(in_working_days(reported, 2), 5)
    ready = [
        after(begin, "user-id"),
        after(begin, "security-assessment"),
        after(begin, "credit-support"),
        in_working_days(after(reviewed, "quality-gate"), 2),
    ]
    if privacy:
        own = estimates.get("privacy-assessment")
        length = own or Length(months, "months")
        ready.append(max(begin + 84 * DAY, day_by_day(begin, length, reading, own=own is not None)))
    return after(max(ready), "evidence-check")


@settings(max_examples=300, deadline=None)
@given(DAYS, st.integers(-8, 8), ESTIMATED, st.booleans(), st.sampled_from(READINGS))
@example(
    # issue 15, 1.4: the forward plan's own earliest day, which the backward plan called too late
    date(2026, 11, 27),
    0,
    {
        "uept-execution": Length(2, "months"),
        "quality-gate": Length(1, "weeks"),
        "user-id": Length(10, "WD"),
        "security-assessment": Length(3, "months"),
        "credit-support": Length(20, "WD"),
        "evidence-check": Length(2, "weeks"),
    },
    False,
    READINGS[0],
)
def test_the_latest_start_is_the_last_day_from_which_the_target_is_met(
    today: date, shift: int, estimates: dict[str, Length], privacy: bool, reading: Reading
) -> None:
    reached = ends_on(today, estimates, reading, privacy=privacy)
    target = reached + shift * DAY
    made = plan(
        estimates,
        Dates(today, target, today, {}),
        privacy="yes" if privacy else "no",
        reading=reading,
    )
    assert made.finish is not None
    assert made.finish.day == reached
    latest = min(each.latest[0].day for each in made.tracks[:-1])
    assert ends_on(latest, estimates, reading, privacy=privacy) <= target
    assert ends_on(latest + DAY, estimates, reading, privacy=privacy) > target
    critical = min(each.latest[0].day for each in made.tracks if each.critical)
    assert (critical >= today) == (reached <= target)
    assert critical == latest or reached > target


# Plans


# A month begun on its last days ends on one day, so that the strand before it has a Working Day to
# spare and still sets the date.
MONTH_END = {name: Length(1, "WD") for name in ESTIMATES} | {
    "evidence-check": Length(1, "months"),
    "quality-gate": Length(2, "months"),
    "uept-execution": Length(17, "days"),
}


@given(DAYS, ESTIMATED, DONE, PRIVACY, st.sampled_from(READINGS))
@example(date(2021, 8, 1), MONTH_END, set(), "yes", READINGS[1])
def test_going_forward_no_strand_ends_later_than_it_may_and_the_last_to_end_sets_the_date(
    begin: date, estimates: dict[str, Length], done: set[str], privacy: StrandNeed, reading: Reading
) -> None:
    made = plan(estimates, forward(begin), done=done, privacy=privacy, reading=reading)
    ends: dict[str, date] = {}
    for each in made.tracks:
        assert each.earliest is not None
        assert [point.day for point in each.earliest] == sorted(
            point.day for point in each.earliest
        )
        assert [point.day for point in each.latest] == sorted(point.day for point in each.latest)
        assert each.over or (each.total_float is not None and each.total_float >= 0)
        assert all(
            point.day <= last.day for point, last in zip(each.earliest, each.latest, strict=True)
        )
        ends[each.strand.id] = each.earliest[-1].day
    *before, last = made.tracks
    left = [each.strand.id for each in before if not each.over] or [last.strand.id]
    assert {each.strand.id for each in made.tracks if each.critical} == {
        name for name in left if ends[name] == max(ends[name] for name in left)
    }


@given(DAYS, ESTIMATED, PRIVACY, st.sampled_from(READINGS))
def test_a_plan_forward_to_the_latest_days_of_a_target_meets_the_target(
    target: date, estimates: dict[str, Length], privacy: StrandNeed, reading: Reading
) -> None:
    back = plan(estimates, Dates(target, target, target, {}), privacy=privacy, reading=reading)
    begin = min(each.latest[0].day for each in back.tracks)
    again = plan(estimates, Dates(begin, target, begin, {}), privacy=privacy, reading=reading)
    assert again.finish is not None
    assert again.finish.day <= target


@given(DAYS, DAYS, ESTIMATED, PRIVACY)
def test_a_later_target_never_brings_a_latest_day_forward(
    first: date, second: date, estimates: dict[str, Length], privacy: StrandNeed
) -> None:
    early, late = sorted((first, second))
    before = plan(estimates, Dates(early, early, early, {}), privacy=privacy)
    after = plan(estimates, Dates(early, late, early, {}), privacy=privacy)
    for one, other in zip(before.tracks, after.tracks, strict=True):
        assert all(
            point.day <= later.day for point, later in zip(one.latest, other.latest, strict=True)
        )


@given(DAYS, ESTIMATED, st.sampled_from(sorted(ESTIMATES)), LENGTHS, PRIVACY)
def test_an_estimate_never_brings_the_end_forward(
    begin: date, estimates: dict[str, Length], name: str, length: Length, privacy: StrandNeed
) -> None:
    assume(name not in estimates and name != "privacy-assessment")
    without = plan(estimates, forward(begin), privacy=privacy)
    having = plan(estimates | {name: length}, forward(begin), privacy=privacy)
    assert without.finish is not None
    assert having.finish is not None
    assert without.finish.day <= having.finish.day


@given(DAYS, ESTIMATED, PRIVACY)
def test_every_step_of_unknown_length_is_named_by_the_days_it_moves(
    begin: date, estimates: dict[str, Length], privacy: StrandNeed
) -> None:
    made = plan(estimates, forward(begin), privacy=privacy)
    unknown = {step.id for each in made.tracks for step in each.strand.steps if step.length is None}
    assert made.finish is not None
    assert set(made.finish.leaves_out) == unknown
    assert {name for each in made.tracks for name in each.latest[0].leaves_out} == unknown


@given(DAYS, ESTIMATED)
def test_the_lower_end_of_a_range_never_ends_later(
    begin: date, estimates: dict[str, Length]
) -> None:
    slow, quick = (
        plan(estimates, forward(begin), privacy="yes", quick=quick).finish
        for quick in (False, True)
    )
    assert slow is not None
    assert quick is not None
    assert quick.day <= slow.day


def test_the_assessment_starts_after_its_notice_and_the_range_counts_the_notice_in() -> None:
    privacy = track(plan({}, forward(date(2027, 1, 11)), privacy="yes"), "privacy")
    assert privacy.earliest == (
        PointDate(date(2027, 1, 11)),
        PointDate(date(2027, 4, 5)),
        PointDate(date(2027, 8, 11), about=True),
    )


def test_a_day_wanted_for_the_assessment_moves_the_application_before_it() -> None:
    begin = date(2027, 1, 11)
    privacy = track(
        plan({}, forward(begin, privacy_assessment_start=date(2027, 5, 3)), privacy="yes"),
        "privacy",
    )
    assert privacy.earliest is not None
    assert privacy.earliest[1].day == date(2027, 5, 3)
    assert privacy.earliest[2].day == date(2027, 9, 8), (
        "seven months from 8 February, 84 days before"
    )


def test_an_own_estimate_takes_the_place_of_the_range() -> None:
    privacy = track(
        plan(
            {"privacy-assessment": Length(3, "months")}, forward(date(2027, 1, 11)), privacy="yes"
        ),
        "privacy",
    )
    assert privacy.earliest is not None
    assert privacy.earliest[-1].day == date(2027, 4, 11)
    assert privacy.strand.steps[1].shortest is None


def test_an_estimate_shorter_than_the_notice_still_waits_for_the_notice() -> None:
    privacy = track(
        plan({"privacy-assessment": Length(1, "weeks")}, forward(date(2027, 1, 11)), privacy="yes"),
        "privacy",
    )
    assert privacy.earliest is not None
    assert privacy.earliest[-1].day == date(2027, 4, 5)


def test_facts_end_what_came_before_and_stand_as_they_are() -> None:
    today = date(2027, 3, 1)
    fixed = {"uept-notice": date(2026, 11, 2), "report-received": date(2027, 2, 19)}
    testing = track(
        plan({"quality-gate": Length(5, "WD")}, Dates(today, None, today, fixed)), "testing"
    )
    assert testing.begun == 2
    assert testing.earliest is not None
    assert [point.day for point in testing.earliest[2:]] == [
        date(2027, 2, 19),
        date(2027, 2, 23),
        date(2027, 3, 2),
        date(2027, 3, 9),
        date(2027, 3, 11),
    ]
    assert not testing.earliest[-1].leaves_out, "the length of UEPT no longer matters"


def test_a_strand_whose_last_point_is_a_fact_is_over_and_drives_nothing() -> None:
    today = date(2027, 3, 1)
    made = plan(
        {"user-id": Length(1, "WD")},
        Dates(
            today,
            None,
            today,
            {"quality-gate": date(2027, 2, 1), "completion-certificate": date(2027, 2, 2)},
        ),
    )
    testing = track(made, "testing")
    assert testing.over
    assert not testing.critical
    assert track(made, "user-id").critical


def test_with_everything_done_the_evidence_sets_the_date() -> None:
    made = plan(
        {"evidence-check": Length(10, "WD")},
        forward(date(2027, 2, 1)),
        done=["user-id", "testing", "security", "credit"],
    )
    assert track(made, "evidence").critical
    assert made.finish == PointDate(date(2027, 2, 15))


def test_the_backward_pass_runs_even_where_the_forward_pass_leaves_the_calendar() -> None:
    today = date(2028, 12, 1)
    made = plan({"uept-execution": Length(15, "WD")}, Dates(today, date(2028, 12, 20), today, {}))
    testing = track(made, "testing")
    assert testing.earliest is None
    assert testing.total_float is None
    assert testing.critical
    assert made.finish is None
    assert testing.latest[0].day < today


def test_what_is_done_needs_no_time_and_reaches_back_to_no_day() -> None:
    target = date(2016, 2, 1)
    made = plan(
        {"uept-execution": Length(999, "months")},
        Dates(target, target, target, {}),
        done=["testing"],
    )
    assert track(made, "testing").latest[0].day == target


def test_only_the_days_asked_for_are_the_same_days() -> None:
    for target in (None, date(2028, 3, 1)):
        dates = Dates(
            date(2027, 1, 11), target, date(2026, 11, 23), {"uept-start": date(2027, 6, 1)}
        )
        strands, last = (
            side_by_side({"uept-execution": Length(15, "WD")}, ["credit"], privacy="yes"),
            evidence({}),
        )
        both, one_pass = (
            make_schedule(strands, last, dates, READING),
            make_schedule(strands, last, dates, READING, one_way=True),
        )
        for one, other in zip(both.tracks, one_pass.tracks, strict=True):
            assert (one.latest if target else one.earliest) == (
                other.latest if target else other.earliest
            )
        assert both.end == one_pass.end


def test_going_forward_past_the_calendar_without_a_target_is_refused() -> None:
    with pytest.raises(OutsideCalendar):
        plan({}, forward(date(2028, 11, 1)))


# Plans made from answers: facts, wishes, and a day to start

TODAY = date(2022, 6, 15)
NEAR = st.dates(TODAY - 400 * DAY, TODAY + 700 * DAY)


@st.composite
def answers(draw: st.DrawFn) -> Answers:
    """Answers for a target that is still to come, with dates in an order that can be."""
    days = sorted(draw(st.lists(NEAR, min_size=5, max_size=5, unique=True)))
    given_days = dict(zip(IN_TURN, days, strict=True))
    kept = draw(st.sets(st.sampled_from(IN_TURN)))
    return {
        **dict.fromkeys(NOUNS),  # type: ignore[typeddict-item]
        **{name: day for name, day in given_days.items() if name in kept},
        "privacy_assessment_start": draw(st.none() | NEAR),
        "target": draw(st.dates(TODAY, TODAY + 700 * DAY)),
        "start": draw(st.none() | NEAR),
        "roles": draw(st.sampled_from([None, ("other-user",), ("gas-supplier",)])),
        "done": tuple(draw(DONE)),
        "durations": draw(ESTIMATED),
    }


IN_TURN = (
    "notice_given",
    "uept_start",
    "report_received",
    "acknowledged_on",
    "quality_gate_passed",
)


CERTIFICATE_DUE_LONG_AGO: Answers = {
    **dict.fromkeys(NOUNS),  # type: ignore[typeddict-item]
    "target": TODAY,
    "roles": ("gas-supplier",),
    "done": ("user-id", "security", "credit"),
    "durations": {"evidence-check": Length(1, "WD")},
    "uept_start": date(2021, 5, 12),
    "quality_gate_passed": date(2021, 6, 2),
}
"""The DCC's certificate is taken to have come; the evidence alone is left."""


def test_where_the_certificate_was_due_long_ago_the_evidence_alone_is_critical() -> None:
    made = make_plan(CERTIFICATE_DUE_LONG_AGO, TODAY, READINGS[0])
    assert made is not None
    assert [track.strand.id for track in made.schedule.tracks if track.critical] == ["evidence"]
    assert made.outcome == "cannot-be-met"


@settings(max_examples=400, deadline=None)
@example(CERTIFICATE_DUE_LONG_AGO, 0)
@given(answers(), st.sampled_from(range(len(READINGS))))
def test_a_target_can_be_met_exactly_while_the_critical_path_can_still_be_kept(
    asked: Answers, which: int
) -> None:
    made = make_plan(asked, TODAY, READINGS[which])
    assert made is not None
    track = made.critical
    can = made.outcome in ("can-be-met", "open")
    if track.begun is None:
        assert can == (track.latest[0].day >= made.dates.begin)
    if can:
        assert track.earliest
        assert TODAY <= track.earliest[track.next].day <= track.latest[track.next].day
    else:
        assert track.earliest is None or track.earliest[-1].day > track.latest[-1].day


@settings(max_examples=200, deadline=None)
@given(answers(), st.sampled_from(range(len(READINGS))))
def test_a_day_that_is_wished_for_is_kept_or_left_out_and_never_moves_the_target(
    asked: Answers, which: int
) -> None:
    wished = {
        name: None
        for name in (*IN_TURN, "privacy_assessment_start")
        if (day := asked[name]) is not None and day > TODAY  # type: ignore[literal-required]
    }
    made = make_plan(asked, TODAY, READINGS[which])
    without = make_plan({**asked, **wished}, TODAY, READINGS[which])  # type: ignore[typeddict-item]
    assert made
    assert without
    assert (made.outcome in ("can-be-met", "open")) == (without.outcome in ("can-be-met", "open"))
    assert (made.outcome == "cannot-be-met") == (without.outcome == "cannot-be-met")
    for one, other in zip(made.schedule.tracks, without.schedule.tracks, strict=True):
        assert one.latest[-1] == other.latest[-1]
