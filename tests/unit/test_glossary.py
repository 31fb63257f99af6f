"""The glossary: read, refused with file and line, linked on first use, and nowhere it must not
be.
"""

from pathlib import Path

import pytest

from site_hooks.pages import glossary
from site_hooks.pages.glossary import Uses, link_terms, read, resolve_references, tips
from site_hooks.pages.tree import BuildError, parse, serialise

SOURCE = """---
title: x
---

# Glossary

## Terms { #terms }

### Credit Support { #credit-support }

Security that a User gives.

**Source:** Appendix A

### quality gate { #quality-gate }

A review.

**Source:** section 5

### User { #user }

A Party that has completed the process. See Credit Support.

A second paragraph, which no card shows.

**Source:** Appendix A

### User Role { #user-role }

A kind of User.

**Source:** Appendix A

**See also:** [User](#user)

## Terms without a known meaning { #not-defined }

| Term | What its use shows |
|---|---|
| Alert {: #alert } | Testing covers it (5.1) |

## Other names { #other-names }

| Other name | Term |
|---|---|
| DCC user | [User](#user) |
| CS | [Credit Support](#credit-support) |
| Alarm | [Alert](#alert) |
"""
TERMS = read(SOURCE)


def linked(content: str, url: str = "guidance/1/") -> str:
    tree = parse(content)
    link_terms(tree, url, "Page", TERMS, Uses())
    return serialise(tree)


def test_entries_carry_their_source_and_a_tip() -> None:
    assert list(TERMS.terms) == ["credit-support", "quality-gate", "user", "user-role", "alert"]
    assert TERMS.terms["user"].source == "Appendix A"
    assert TERMS.terms["user-role"].tip == "A kind of User."
    assert TERMS.terms["user"].tip == "A Party that has completed the process. See Credit Support."
    assert TERMS.aliases == {"DCC user": "user", "CS": "credit-support", "Alarm": "alert"}


def test_a_term_without_a_known_meaning_is_linked_nowhere() -> None:
    assert TERMS.terms["alert"].tip == "Testing covers it (5.1)"
    assert "<a" not in linked("<p>An Alert and an Alarm.</p>")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Security that a User gives.\n\n", "", "“Credit Support” lacks its meaning"),
        ("A review.\n\n**Source:** section 5", "A review.", "“quality gate” lacks its meaning or"),
        ("A kind of User.", "x" * 301, "“User Role” has 301 characters, and the card holds 300"),
    ],
)
def test_a_meaning_stands_first_with_a_source_and_fits_its_card(
    old: str, new: str, message: str
) -> None:
    with pytest.raises(BuildError, match=message):
        read(SOURCE.replace(old, new, 1))


def test_an_entry_says_which_sections_use_its_term_and_two_of_one_number_by_name() -> None:
    uses = Uses()
    uses.add("user", "2. Process: 2.3 Overview", "guidance/2/#2-3")
    uses.add("user", "3. Roles", "guidance/3/")
    uses.add("user", "5. Testing: 5.3 Costs", "guidance/5/#5-3-costs")
    uses.add("user", "5. Testing: 5.3 UEPT Completion", "guidance/5/#5-3-completion")
    uses.add("user", "Method", "about/method/")
    uses.add("user", "Guidance, version 1.3", "guidance/")
    page = parse('<h3 id="user">User</h3><p>A Party.</p><p><strong>Source:</strong> A</p>')
    glossary.add_where_used(page, uses)
    assert page.findall("p")[1].get("class") == "entry-source"
    assert page.findall("p")[2].text_content() == (
        "Used in 2.3, 3, 5.3 Costs, 5.3 UEPT Completion."
    )


def test_a_section_is_linked_in_the_source_that_names_it_and_listed_only_if_none_does() -> None:
    uses = Uses()
    uses.add("gate", "2. Process: 2.3 Overview", "guidance/2/#2-3")
    uses.add("gate", "7. Privacy", "guidance/7/")
    uses.add("gate", "10. Disputes", "guidance/10/")
    source = (
        "<p><strong>Source:</strong> sections 2.3 and 7; SECAS, 10 June 2019; <a>a note</a></p>"
    )
    page = parse(f'<h3 id="gate">Gate</h3><p>A review.</p>{source}')
    glossary.add_where_used(page, uses)
    named, listed = page.findall("p")[1:]
    assert named.text_content() == "Source: sections 2.3 and 7; SECAS, 10 June 2019; a note"
    assert [(link.text, link.get("href")) for link in named.findall("a[@href]")] == [
        ("2.3", "../guidance/2/#2-3"),
        ("7", "../guidance/7/"),
    ]
    assert listed.text_content() == "Used in 10."


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "### User { #user }",
            "### Credit Support { #user }",
            r"docs/glossary.md:21: the term “Credit Support” stands twice, first in line 9",
        ),
        (
            "{ #user-role }",
            "{ #user }",
            r"docs/glossary.md:29: the term “User Role” stands twice, first in line 21",
        ),
        (
            "| CS | [Credit Support](#credit-support) |",
            "| CS | [Credit](#credit) |",
            r"docs/glossary.md:48: the other name “CS” points to no term",
        ),
        (
            "| CS |",
            "| DCC user |",
            r"docs/glossary.md:48: “DCC user” is a term or another name already",
        ),
        ("### User { #user }", "### User", r"docs/glossary.md:21: the term “User” has no anchor"),
    ],
)
def test_faults_name_file_and_line(old: str, new: str, message: str) -> None:
    with pytest.raises(BuildError, match=message):
        read(SOURCE.replace(old, new, 1))


def test_a_reference_to_an_unknown_term_names_file_and_line() -> None:
    assert (
        glossary.reference_faults(
            "a\n[b](term:user) [c](../glossary.md#user-role)", "docs/x.md", TERMS
        )
        == []
    )
    for text in ("a\n[b](term:usr)", "a\n[b](../glossary.md#usr)"):
        [fault] = glossary.reference_faults(text, "docs/x.md", TERMS)
        assert str(fault).startswith("docs/x.md:2: there is no term “usr”")


def test_explicit_references_become_links() -> None:
    assert (
        resolve_references("[the end](term:user)", "guidance/1.md")
        == "[the end](../glossary.md#user)"
    )
    assert resolve_references("[the end](term:user)", "index.md") == "[the end](glossary.md#user)"


def test_the_longest_term_wins_and_plurals_match() -> None:
    assert linked("<p>User Roles and Users.</p>") == (
        '<p><a class="term" href="../../glossary/#user-role">User Roles</a> and <a class="term" '
        'href="../../glossary/#user">Users</a>.</p>'
    )
    assert 'href="../../glossary/#user">User’s</a> id' in linked("<p>A User’s id</p>")
    assert "user-role" in linked("<p>A User\nRole</p>")


@pytest.mark.parametrize(
    "words", ["a user of the party", "SuperUser", "User-like", "Userland", "a dcc user"]
)
def test_plain_english_and_parts_of_words_do_not_match(words: str) -> None:
    assert "<a" not in linked(f"<p>{words}</p>")


def test_only_the_first_use_in_each_section_is_linked() -> None:
    page = linked(
        "<h1>T</h1><p>User, User.</p><h2 id='a'>A</h2><p><strong>User</strong> and User</p><h3 "
        "id='b'>B</h3><p>User</p>"
    )
    assert page.count("<a") == 2
    assert '<strong><a class="term"' in page


@pytest.mark.parametrize(
    "place",
    [
        "<h2>{}</h2>",
        "<p><a href='x'>{}</a></p>",
        "<p><code>{}</code></p>",
        "<pre>{}</pre>",
        "<table><thead><tr><th>{}</th></tr></thead></table>",
        "<form>{}</form>",
    ],
)
def test_headings_links_code_and_forms_are_left_alone(place: str) -> None:
    assert "term" not in linked(place.format("User"))


def test_text_after_a_skipped_element_is_still_linked() -> None:
    assert linked("<p><code>x</code> User</p>").count("<a") == 1


def test_names_with_small_words_match_at_the_start_of_a_sentence() -> None:
    assert "quality-gate" in linked("<p>Quality gate</p>")
    assert "quality-gate" in linked("<p>the quality gates</p>")


def test_linking_twice_changes_nothing() -> None:
    once = linked("<p>User Role, User, CS</p>")
    assert linked(once) == once


def test_a_term_is_not_linked_inside_its_own_definition() -> None:
    page = linked(
        (
            '<h3 id="user">User</h3><p>A User with Credit Support.</p><h3 id="user-role">User '
            "Role</h3><p>Of a User.</p>"
        ),
        "glossary/",
    )
    assert page.count('href="./#user"') == 1
    assert page.count("#credit-support") == 1


def test_uses_name_page_and_section_once() -> None:
    uses = Uses()
    link_terms(
        parse("<h1>T</h1><p>User</p><h2 id='a'>Part A</h2><p>User</p><h2 id='b'>B</h2><p>User</p>"),
        "guidance/1/",
        "1. Purpose",
        TERMS,
        uses,
    )
    assert uses.places["user"] == [
        ("1. Purpose", "guidance/1/"),
        ("1. Purpose: Part A", "guidance/1/#a"),
        ("1. Purpose: B", "guidance/1/#b"),
    ]


def test_tips_cannot_end_their_script() -> None:
    terms = read(
        SOURCE.replace("Security that a User gives.", "Security </script> that `<b>` gives.")
    )
    assert tips({"credit-support"}, terms).count("<") == 2


def test_the_sites_glossary_has_all_of_appendix_a() -> None:
    terms = read(Path("docs/glossary.md").read_text(encoding="utf-8"))
    assert sum(term.source.startswith("Appendix A") for term in terms.terms.values()) == 33
    for alias in ("VaR", "UEPT", "CTSD", "OPA", "SCF", "WD", "Unsecured Credit Cover Factor"):
        assert alias in terms.aliases


def test_other_names_leave_out_what_has_the_words_of_its_term() -> None:
    rows = [
        *(
            ("CTSD", "Common Test Scenarios Document"),
            ("DCC user", "User"),
            ("Code", "Energy Code"),
        ),
        ("Credit Cover Factor", "Unsecured Credit Factor"),
    ]
    body = "".join(f"<tr><th>{name}</th><td>{term}</td></tr>" for name, term in rows)
    page = parse(f'<h2 id="other-names">Other names</h2><table><tbody>{body}</tbody></table>')
    glossary.leave_out_variants(page)
    assert page.xpath(".//th/text()") == ["CTSD", "Credit Cover Factor"]


def test_entries_are_gathered_eight_at_a_time_below_their_heading() -> None:
    entry = "<h3 id='t{0}'>T</h3><a class='headerlink' href='#t{0}'>#</a><p>Meaning.</p>"
    entries = "".join(entry.format(number) for number in range(20))
    page = parse(f"<h1>G</h1><h2>A</h2>{entries}<h2>B</h2><p>Last.</p>")
    glossary.gather_entries(page)
    assert [(child.tag, len(child.findall("./h3"))) for child in page] == [
        *(("h1", 0), ("h2", 0)),
        *(("div", 8), ("div", 8), ("div", 4)),
        *(("h2", 0), ("p", 0)),
    ]
    assert len(page.findall(".//p")) == 21
