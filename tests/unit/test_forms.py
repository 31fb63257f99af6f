"""What is read, what is refused, and in which words."""

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tools_py.dates.lengths import Length
from tools_py.forms.choice_fields import ChoiceField, ChoicesField, Option
from tools_py.forms.date_field import DateField
from tools_py.forms.errors import InvalidValue, ValidationError
from tools_py.forms.field import Field
from tools_py.forms.form import Form
from tools_py.forms.json import parse_json
from tools_py.forms.lengths_field import LengthsField
from tools_py.forms.number_field import NumberField
from tools_py.forms.records_field import RecordsField

DAY = DateField(
    name="start", label="When?", noun="Start date", first=date(2016, 1, 1), last=date(2028, 12, 26)
)
MONEY = NumberField(name="amount", label="How much, in pounds?", noun="Amount", prefix="£")
PERCENT = NumberField(
    name="factor",
    label="Factor, as a percentage",
    noun="Factor",
    suffix="%",
    most=Decimal(100),
    example="20 or 12.5",
)
NUMBER = NumberField(
    name="days", label="How many?", noun="Number", least=None, places=0, example="60"
)
ROLES = ChoicesField(
    name="roles",
    label="Which?",
    noun="Roles",
    options=(Option(value="a", label="A"), Option(value="b", label="B")),
    none="None of these",
    unknown="I do not know",
)
SIZE = ChoiceField(
    name="size",
    label="Which?",
    noun="Size",
    options=(Option(value="large", label="Large"), Option(value="other", label="Other")),
    default="other",
)
LENGTHS = LengthsField(
    name="durations",
    label="How long?",
    noun="Durations",
    options=(Option(value="test", label="Testing"),),
)
RECORDS = RecordsField(
    name="support", label="What?", noun="Credit Support", item="Support", fields=(MONEY, DAY)
)


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("2027-03-24", date(2027, 3, 24)),
        (" 2027-03-24 ", date(2027, 3, 24)),
        ({"day": "24", "month": "3", "year": "2027"}, date(2027, 3, 24)),
        ({"day": "24", "month": "mar", "year": "2027"}, date(2027, 3, 24)),
        ({"day": " 4", "month": "March", "year": "2027 "}, date(2027, 3, 4)),
        ({"day": "29", "month": "2", "year": "2028"}, date(2028, 2, 29)),
        ({"day": "24th", "month": "Mar.", "year": "2027"}, date(2027, 3, 24)),
        ({"day": "24/03/2027", "month": "", "year": ""}, date(2027, 3, 24)),
        ({"day": "24 March 2027"}, date(2027, 3, 24)),
        ({"day": "2027-03-24"}, date(2027, 3, 24)),
        ({"day": "Wednesday 24 March 2027"}, date(2027, 3, 24)),
        ({"day": "Wed, 24th of March 2027"}, date(2027, 3, 24)),
        ({"month": "24–03–2027"}, date(2027, 3, 24)),
        ({"day": "２４", "month": "３", "year": "２０２７"}, date(2027, 3, 24)),
        ({"day": "24\u200b", "month": "\u00a03", "year": "2027"}, date(2027, 3, 24)),
        ("2027\u201303\u201324", date(2027, 3, 24)),
        (None, None),
        ("", None),
        ({"day": "", "month": "", "year": ""}, None),
        ({}, None),
    ],
)
def test_dates_read(raw: object, read: date | None) -> None:
    assert DAY.parse(raw) == read


IN_ONE_BOX = "Start date must have its day, month and year of four digits in a box each"


@pytest.mark.parametrize(
    ("raw", "message", "part"),
    [
        ("2027-02-30", "Start date must be a real date: February 2027 has 28 days", "day"),
        ("24/03/2027", "Start date must be a date like 2027-03-24", None),
        (20270324, "Start date must be a date like 2027-03-24", None),
        ({"day": "24", "month": "", "year": "2027"}, "Start date must include a month", "month"),
        ({"day": "24"}, "Start date must include a month and a year", "month"),
        ({"day": "\u200b"}, "Start date must include a day and a month and a year", "day"),
        ({"day": "24/03/27"}, IN_ONE_BOX, "day"),
        ({"day": "24 March"}, IN_ONE_BOX, "day"),
        ({"month": "03/2027"}, IN_ONE_BOX, "month"),
        (
            {"day": "31", "month": "2", "year": "2027"},
            "Start date must be a real date: February 2027 has 28 days",
            "day",
        ),
        (
            {"day": "1", "month": "13", "year": "2027"},
            "Start date must be a real date: a month is a number from 1 to 12, or its name",
            "month",
        ),
        ({"day": "1", "month": "ma", "year": "2027"}, "Start date must be a real date", "month"),
        (
            {"day": "1", "month": "1", "year": "27"},
            "Start date must include a year of four digits",
            "year",
        ),
        ({"day": "١", "month": "1", "year": "2027"}, "Start date must be a real date", "day"),
        (
            {"day": "1", "month": "1", "year": "2029"},
            "Start date must be between 1 January 2016 and 26 December 2028",
            "year",
        ),
        (
            {"day": "1", "month": "1", "year": "2027", "hour": "3"},
            "Start date has no part called hour",
            None,
        ),
        ("2015-12-31", "Start date must be between 1 January 2016 and 26 December 2028", "year"),
        ("9" * 101, "Start date must be 100 characters or fewer", None),
    ],
)
def test_dates_refused(raw: object, message: str, part: str | None) -> None:
    with pytest.raises(InvalidValue) as caught:
        DAY.parse(raw)
    assert (caught.value.message, caught.value.part) == (message, part)


@given(st.dates(date(2016, 1, 1), date(2028, 12, 26)))
def test_every_covered_date_is_read_from_both_shapes(day: date) -> None:
    boxes = {"day": str(day.day), "month": f"{day:%B}", "year": str(day.year)}
    assert DAY.parse(day.isoformat()) == DAY.parse(boxes) == day


@pytest.mark.parametrize("raw", [["2027-03-24"], {"day": ["1"]}, True, 1.5, {"x": {}}, "\x00", "∞"])
@pytest.mark.parametrize("field", [DAY, MONEY, PERCENT, NUMBER, SIZE, ROLES, LENGTHS, RECORDS])
def test_nonsense_is_refused_in_words_and_never_breaks(field: Field, raw: object) -> None:
    with pytest.raises(InvalidValue) as caught:
        field.parse(raw)
    assert caught.value.message[0].isupper()


def test_choices() -> None:
    assert ROLES.parse(["b", "a", "b"]) == ("a", "b")
    assert ROLES.parse(["none"]) == ROLES.parse([]) == ()
    assert ROLES.parse(["unknown"]) is None
    with pytest.raises(InvalidValue, match="Select roles, or select ‘None of these’"):
        ROLES.parse(["none", "a"])
    with pytest.raises(InvalidValue, match="20 items or fewer"):
        ROLES.parse(["a"] * 21)
    assert SIZE.parse(None) == "other"
    with pytest.raises(InvalidValue, match="Size must be one of: large, other"):
        SIZE.parse("huge")


@pytest.mark.parametrize(
    ("raw", "length"),
    [
        ("15 WD", Length(15, "WD")),
        ("15wd", Length(15, "WD")),
        ("1 working day", Length(1, "WD")),
        ("6 Weeks", Length(6, "weeks")),
        ("4 months", Length(4, "months")),
        ("3 days", Length(3, "days")),
        ("15 WDs", Length(15, "WD")),
        ("6 wks", Length(6, "weeks")),
        ("6 weeks.", Length(6, "weeks")),
        ("4 calendar months", Length(4, "months")),
        ("12 calendar weeks", Length(12, "weeks")),
        ("3 mos.", Length(3, "months")),
        ("１５\u00a0WD\u200b", Length(15, "WD")),
    ],
)
def test_lengths_read(raw: str, length: Length) -> None:
    assert LENGTHS.parse({"test": raw}) == {"test": length}


@pytest.mark.parametrize(
    "raw", ["soon", "15", "-3 WD", "1.5 months", "0 WD", "1000 days", "15 years", "WD 15"]
)
def test_lengths_refused(raw: str) -> None:
    with pytest.raises(InvalidValue, match="Testing must be") as caught:
        LENGTHS.parse({"test": raw})
    assert caught.value.part == "test"


def test_one_of_a_length_is_written_as_one() -> None:
    for length, shown in (("1 weeks", "1 week"), ("1 WD", "1 WD"), ("11 days", "11 days")):
        assert LENGTHS.shown({"test": length}).endswith(f": {shown}")


def test_lengths_not_given_stay_unknown() -> None:
    assert LENGTHS.parse({"test": " "}) is None
    with pytest.raises(InvalidValue, match="must be one of: test"):
        LENGTHS.parse({"other": "1 WD"})


def test_records_keep_their_place_in_errors() -> None:
    assert RECORDS.parse([{"amount": "5", "start": "2027-03-24"}, {"amount": ""}]) == (
        {"amount": Decimal(5), "start": date(2027, 3, 24)},
    )
    with pytest.raises(InvalidValue, match="Support 2: Amount must be a number") as caught:
        RECORDS.parse([{"amount": "5"}, {"amount": "five"}])
    assert caught.value.part == "1.amount"


def test_a_form_names_every_error_at_once_and_every_unknown_key() -> None:
    form = Form(fields=(DAY, SIZE))
    with pytest.raises(ValidationError) as caught:
        form.parse({"start": "tomorrow", "size": "huge", "colour": "red"})
    assert [error.field for error in caught.value.errors] == ["colour", "start", "size"]
    wrong: tuple[object, ...] = ([], "text", None, 3)
    for raw in wrong:
        with pytest.raises(ValidationError, match="must be a JSON object"):
            form.parse(raw)


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, '{"a": 1e999999999999999999999}', "{'a': 1}", "x" * 100_001]
)
def test_text_that_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        parse_json(text)


def test_a_key_given_twice_is_refused_and_decimals_stay_exact() -> None:
    with pytest.raises(ValidationError, match="given twice"):
        parse_json('{"start": 1, "start": 2}')
    assert parse_json('{"a": 0.1}') == {"a": Decimal("0.1")}
    for constant in ("NaN", "Infinity", "-Infinity"):
        with pytest.raises(InvalidValue):
            MONEY.parse(parse_json(f'{{"a": {constant}}}')["a"])  # type: ignore[index]


JSON = st.recursive(
    st.none() | st.booleans() | st.text(max_size=8) | st.decimals(allow_nan=True),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
)


@given(JSON)
def test_any_json_is_read_or_refused(raw: object) -> None:
    for field in (DAY, MONEY, PERCENT, NUMBER, SIZE, ROLES, LENGTHS, RECORDS):
        with contextlib.suppress(InvalidValue):  # anything else that is raised fails the test
            field.parse(raw)


def test_every_fault_inside_a_field_is_named_with_its_path() -> None:
    form = Form(fields=(LENGTHS, RECORDS))
    with pytest.raises(ValidationError) as caught:
        form.parse(
            {
                "durations": {"test": "soon", "tset": "1 WD"},
                "support": [
                    {"amount": "five", "start": "2027-02-30"},
                    {"amount": "x", "amont": "1", "ends": "2027-03-01"},
                    3,
                ],
            }
        )
    assert [error.path for error in caught.value.errors] == [
        "durations.tset",
        "durations.test",
        "support.0.amount",
        "support.0.start",
        "support.1",
        "support.1",
        "support.1.amount",
        "support.2",
    ]


def test_an_impossible_date_marks_all_three_boxes() -> None:
    with pytest.raises(InvalidValue) as caught:
        DAY.parse({"day": "30", "month": "February", "year": "2027"})
    assert caught.value.parts == ("day", "month", "year")


@pytest.mark.parametrize("text", ["[" * 5000 + "]" * 5000, '{"a":' * 5000 + "1" + "}" * 5000])
def test_nested_lists_are_refused_before_they_are_read(text: str) -> None:
    with pytest.raises(ValidationError, match="at most 20 deep"):
        parse_json(text)


def test_a_byte_order_mark_is_no_part_of_the_answers() -> None:
    assert parse_json('\ufeff{"a": "[[["}') == {"a": "[[["}


TYPED = st.text(st.sampled_from("0123456789-+,. £%–−\u200b\u00a0０９．，－wdksWD"), max_size=9)
LIKELY = st.from_regex(
    r"\A[1-9][0-9]{0,2}[\u200b \u00a0]{0,2}(wd|WDs|wks|weeks\.|Months)\u200b?\Z"
) | st.from_regex(r"\A202[67][-–]0[1-9][-−\uff0d]1[0-9]\u200b?\Z")
UNBOUNDED = (
    NumberField(name="amount", label="", noun="Amount", prefix="£", least=None, places=20),
    NumberField(name="factor", label="", noun="Factor", suffix="%", least=None, places=20),
    LENGTHS,
    DateField(name="day", label="", noun="Day", first=date.min, last=date.max),
)
SCHEMAS = {field.name: Draft202012Validator(field.described()) for field in UNBOUNDED}


@given(TYPED | LIKELY)
@settings(max_examples=500)
def test_a_schema_takes_exactly_the_text_that_its_field_reads(typed: str) -> None:
    for field in UNBOUNDED:
        raw: object = {"test": typed} if field is LENGTHS else typed
        try:
            field.parse(raw)
            refused = ""
        except InvalidValue as wrong:
            refused = wrong.message
        if "from 1 to 999" not in refused and "real date" not in refused:
            assert SCHEMAS[field.name].is_valid(raw) == (not refused), (field.name, refused)
