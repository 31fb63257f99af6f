"""What a server says: policies, ages, names by content."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from site_hooks import site_files
from site_hooks.delivery import hashed_names, headers

PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>x</title>{}</head><body></body></html>'
)


def test_only_scripts_that_run_are_listed() -> None:
    pages = [
        PAGE.format('<script>one()</script><script src="a.js"></script>'),
        PAGE.format(
            '<script type="application/json">{}</script><script>one()</script><script '
            'type="module">two()</script>'
        ),
    ]
    assert headers.inline_scripts(pages) == ["one()", "two()"]


def test_the_policy_lists_digests_and_nothing_lax() -> None:
    digest = base64.b64encode(hashlib.sha256(b"one()").digest()).decode()
    stated = headers.policy(["one()"])
    assert f"script-src 'self' 'sha256-{digest}';" in stated
    assert "unsafe" not in stated
    assert stated.startswith("default-src 'none';")


def test_a_page_states_the_policy_before_what_it_governs(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE.format("<script>one()</script>"), encoding="utf-8")
    headers.state_in_pages(tmp_path)
    text = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert text.index("Content-Security-Policy") < text.index("<script>")
    assert headers.policy(["one()"]) in text
    assert "frame-ancestors" not in text


def test_no_address_gets_two_policies_or_two_ages(tmp_path: Path) -> None:
    for name in (
        "index.html",
        "404.html",
        "guidance/index.html",
        "guidance/a/index.html",
        "assets/site.01234567.css",
        "assets/icon.svg",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(""), encoding="utf-8")
    rules = {}
    for block in headers.headers_file(tmp_path, "/uep").split("\n/"):
        address, *stated = block.splitlines()
        rules["/" + address.removeprefix("/")] = [line.strip().partition(":")[0] for line in stated]
    assert all(address.startswith("/uep/") for address in rules)
    assert "/uep/assets/icon.svg" not in rules
    assert rules["/uep/assets/site.01234567.css"] == ["Cache-Control"]
    for name in ("Content-Security-Policy", "Cache-Control"):
        assert name not in rules["/uep/*"]
        with_it = [address for address in rules if name in rules[address]]
        folders = [address.removesuffix("*") for address in with_it if address.endswith("*")]
        assert not [
            address
            for address in with_it
            if any(address.startswith(folder) and address != f"{folder}*" for folder in folders)
        ]


@pytest.mark.parametrize(
    ("address", "for_ever"),
    [
        ("assets/site.0123abcd.css", True),
        ("assets/stylesheets/main.0123abcd.css", True),
        ("assets/python/0123456789abcdef/python.zip", True),
        ("assets/site.css", False),
        ("assets/search.js", False),
        ("guidance/index.html", False),
    ],
)
def test_only_names_that_identify_the_content_may_be_kept_for_ever(
    address: str, for_ever: bool
) -> None:
    assert bool(site_files.FOR_EVER.match(address)) is for_ever


def test_files_are_named_by_content_and_pages_follow(tmp_path: Path) -> None:
    for name, content in {
        "assets/site.css": "body {}",
        "assets/search.js": "find()",
        "a/index.html": (
            '<link href="../assets/site.css"><i>assets/site.css</i>'
            '<template><script src="../assets/search.js"></script></template>'
        ),
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    hashed_names.rename(tmp_path)
    style = hashed_names.digest(b"body {}")
    search = f"assets/search.{hashed_names.digest(b'find()')}.js"
    assert (tmp_path / f"assets/site.{style}.css").is_file()
    assert (tmp_path / search).read_text(encoding="utf-8") == "find()"
    page = (tmp_path / "a/index.html").read_text(encoding="utf-8")
    assert f'href="../assets/site.{style}.css"' in page
    assert "<i>assets/site.css</i>" in page
    assert f'src="../{search}"' in page


def test_comments_of_a_style_sheet_are_not_sent() -> None:
    sheet = (
        "/*\n * Look\n */\n\na { color: red; } /* why */\n@media print {\n  b::after { "
        'content: " /"; }\n}\n'
    )
    assert (
        hashed_names.without_comments(sheet)
        == 'a { color: red; }\n@media print {\nb::after { content: " /"; }\n}\n'
    )
