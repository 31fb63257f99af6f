"""The PDF that is kept from one build to the next: used again for the same inputs only."""

from pathlib import Path

import pytest

from site_hooks.pdf import publish


def test_the_same_inputs_are_made_once_and_others_anew(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(len(made))
        return b"PDF %d" % len(made)

    cache = tmp_path / "cache" / "pdf"
    assert publish.newest(cache, ("text", "#123"), make) == b"PDF 1"
    assert publish.newest(cache, ("text", "#123"), make) == b"PDF 1"
    assert publish.newest(cache, ("text", "#456"), make) == b"PDF 2"
    assert [path.read_bytes() for path in cache.iterdir()] == [b"PDF 2"]


def test_a_fault_keeps_nothing(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise ValueError("no such character")

    for _ in range(2):
        with pytest.raises(ValueError, match="no such character"):
            publish.newest(tmp_path, "text", fail)
    assert not list(tmp_path.iterdir())


def test_what_makes_the_pdf_is_part_of_its_inputs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "template.typ").write_text("#let side = 26mm")
    monkeypatch.setattr(publish, "HERE", tmp_path)
    before = publish.maker()
    (tmp_path / "template.typ").write_text("#let side = 25mm")
    assert publish.maker() != before
