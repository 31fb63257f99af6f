"""The glossary: read, refused with file and line, linked on first use, and nowhere it must not be."""

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

**Source:** Appendix A

Security that a User gives.

### quality gate { #quality-gate }

**Source:** not defined in Appendix A

A review.

### User { #user }

**Source:** Appendix A

A Party that has completed the process. See Credit Support.

### User Role { #user-role }

**Source:** Appendix A

A kind of User.

**See also:** [User](#user)

## Other names { #other-names }

| Other name | Term |
|---|---|
| DCC user | [User](#user) |
| CS | [Credit Support](#credit-support) |
"""
TERMS = read(SOURCE)


def linked(content: str, url: str = "guidance/1/") -> str:
    tree = parse(content)
    link_terms(tree, url, "Page", TERMS, Uses())
    return serialise(tree)


def test_entries_carry_their_source_and_a_tip() -> None:
    assert list(TERMS.terms) == ["credit-support", "quality-gate", "user", "user-role"]
    assert TERMS.terms["user"].source == "Appendix A"
    assert TERMS.terms["user-role"].tip == "A kind of User."
    assert TERMS.aliases == {"DCC user": "user", "CS": "credit-support"}


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
            r"docs/glossary.md:27: the term “User Role” stands twice, first in line 21",
        ),
        (
            "| CS | [Credit Support](#credit-support) |",
            "| CS | [Credit](#credit) |",
            r"docs/glossary.md:40: the other name “CS” points to no term",
        ),
        (
            "| CS |",
            "| DCC user |",
            r"docs/glossary.md:40: “DCC user” is a term or another name already",
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
