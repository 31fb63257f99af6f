"""Files for forks and hosts: each passes its own linter, and nginx starts with what is shipped."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from site_hooks.delivery import headers
from tests.conftest import ROOT
from tests.nginx import NGINX, compress, serving

BIN = Path(sys.executable).parent
SCHEMAS = {
    "github-workflows": ".github/workflows/*.yml",
    "dependabot": ".github/dependabot.yml",
    "github-issue-forms": ".github/ISSUE_TEMPLATE/*.yml",
    "renovate": "renovate.json",
    "compose-spec": "compose.yaml",
}


def passes(*command: str | Path) -> None:
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_file_fits_its_schema(schema: str) -> None:
    files = sorted(ROOT.glob(SCHEMAS[schema]))
    assert files
    passes(BIN / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)


def test_gitlabs_file_fits_its_schema() -> None:
    transformed = ("--data-transform", "gitlab-ci")
    schema = ("--builtin-schema", "vendor.gitlab-ci")
    passes(BIN / "check-jsonschema", *schema, *transformed, ".gitlab-ci.yml")


def test_each_job_on_github_ends_after_a_time() -> None:
    schema = "custom.github-workflows-require-timeout"
    passes(BIN / "check-jsonschema", "--builtin-schema", schema, *ROOT.glob(".github/workflows/*"))


def test_the_workflows_give_nobody_more_than_they_need() -> None:
    passes(BIN / "zizmor", "--offline", "--quiet", ".github")


def test_the_hooks_before_a_commit_are_valid() -> None:
    passes(BIN / "pre-commit", "validate-config", ".pre-commit-config.yaml")


def test_the_dockerfile_passes_hadolint() -> None:
    passes(BIN / "hadolint", "Dockerfile")


def test_every_yaml_file_of_ours_is_tidy() -> None:
    rules = """{extends: default, rules: {line-length: {max: 160}, document-start: disable,
        braces: {max-spaces-inside: 0}, truthy: {check-keys: false}, indentation: disable,
        comments: {min-spaces-from-content: 1}}}"""
    names = (".github", ".gitlab-ci.yml", ".pre-commit-config.yaml", "compose.yaml", "mkdocs.yml")
    passes(BIN / "yamllint", "--strict", "-d", rules, *names)


@pytest.mark.parametrize(
    ("file", "commands"),
    [
        (".github/workflows/site.yml", ("make build", "make test", "make newest-pyodide")),
        (".gitlab-ci.yml", ("make build", "make test", "make newest-pyodide")),
        (".pre-commit-config.yaml", ("make style", "make check")),
        (".devcontainer/devcontainer.json", ("make .cache/ready",)),
        ("Dockerfile", ("make release",)),
        (".ci/run", ("make test",)),
    ],
)
def test_what_a_file_runs_is_there_to_be_run(file: str, commands: tuple[str, ...]) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    targets = re.findall(
        r"^([\w./-]+):(?!=)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert set(commands) <= set(re.findall(r"make [\w./-]+", text))
    assert {command.removeprefix("make ") for command in re.findall(r"make [\w./-]+", text)} <= {
        *targets
    }


def test_both_hosts_try_every_python_that_the_package_promises() -> None:
    pattern = re.compile(r'\["3\.12", "3\.13", "3\.14"\]')
    for file in (".github/workflows/site.yml", ".gitlab-ci.yml"):
        assert pattern.search((ROOT / file).read_text(encoding="utf-8"))


def test_what_is_pinned_is_what_is_locked() -> None:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    locked = dict(
        re.findall(r"(?m)^([\w.-]+)==([\w.]+)", (ROOT / "requirements.lock").read_text("utf-8"))
    )
    for pinned in [one for group in groups["dependency-groups"].values() for one in group]:
        name, _, version = re.sub(r"\[.*?\]", "", pinned).partition("==")
        assert locked.get(name.lower()) == version, f"{pinned}: run make lock"
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    asked = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    for name, version in (asked["dependencies"] | asked["devDependencies"]).items():
        assert packages[f"node_modules/{name}"]["version"] == version


def test_text_files_are_as_editors_are_asked_to_write_them() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.suffix == ".png" or "/fonts/" in name or not path.is_file():
            continue
        content = path.read_bytes()
        assert b"\r" not in content, f"{name} has line ends of another system"
        assert not content or content.endswith(b"\n"), f"{name} does not end with a line end"
        assert not re.search(rb"[ \t]$", content, re.MULTILINE), (
            f"{name} has spaces at a line's end"
        )


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of one file of each kind that a server treats in its own way."""
    site = tmp_path / "small"
    page = '<!doctype html><html><head><meta charset="utf-8"></head><body>{}</body></html>'
    for name, content in {
        "index.html": page.format("home"),
        "404.html": page.format("not there" * 50),
        "guidance/index.html": page.format("guidance"),
        "manifest.webmanifest": "{}",
        "decision-table.csv": "role,outcome\n" * 50,
        "_headers": "/*\n",
        "assets/site.0123abcd.css": "a { color: red }\n",
        "assets/python/0123456789abcdef/worker.js": "self.close();\n",
    }.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return site


@pytest.fixture
def place() -> Iterator[Path]:
    """An empty folder that other users can reach."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def ask(address: str) -> tuple[int, Message, bytes]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
@pytest.mark.parametrize("prefix", ["", "/uep"])
def test_nginx_serves_a_release_as_any_user_and_without_a_warning(
    small: Path, place: Path, tmp_path: Path, prefix: str
) -> None:
    nobody = 65534 if os.geteuid() == 0 else None
    compress(small, tmp_path / "released")
    with serving(tmp_path / "released", place, prefix, user=nobody) as host:
        address = host + prefix
        for name, kind in {
            "/": "text/html; charset=utf-8",
            "/decision-table.csv": "text/csv; charset=utf-8",
            "/manifest.webmanifest": "application/manifest+json; charset=utf-8",
            "/assets/python/0123456789abcdef/worker.js": "application/javascript; charset=utf-8",
        }.items():
            status, sent, _ = ask(address + name)
            assert (status, sent["Content-Type"]) == (200, kind)
            for header, value in headers.COMMON.items():
                assert sent[header] == value, (name, header)
            python = "/python/" in name
            assert ("wasm-unsafe-eval" in sent["Content-Security-Policy"]) is python
            assert sent["Cache-Control"] == (headers.KEEP if python else headers.ALWAYS_ASK)
        assert ask(f"{address}/decision-table.csv")[1]["Content-Encoding"] == "gzip"
        assert ask(f"{address}/assets/site.0123abcd.css")[1]["Cache-Control"] == headers.KEEP
        status, sent, body = ask(f"{address}/nothing/here/")
        assert status == 404
        assert sent["Content-Encoding"] == "gzip", "the site's own page, which is compressed"
        assert sent["X-Content-Type-Options"] == "nosniff"
        assert body
        assert ask(f"{address}/_headers")[0] == 404
        checked = subprocess.run(
            [NGINX or "", "-t", "-c", str(place / headers.NGINX_MAIN.name)],
            capture_output=True,
            text=True,
            check=False,
        )
    printed = (place / "printed").read_text(encoding="utf-8")
    assert checked.returncode == 0, checked.stderr
    for text in (checked.stderr, printed):
        assert not re.search(r"\[(warn|error|alert|emerg)\]", text), text


def docker_answers() -> bool:
    docker = shutil.which("docker")
    return (
        bool(docker) and subprocess.run([str(docker), "info"], capture_output=True).returncode == 0
    )


@pytest.mark.skipif(not docker_answers(), reason="no Docker engine answers")
def test_the_container_serves_the_site_with_its_headers() -> None:
    tag = "uep-site-of-the-tests"
    passes("docker", "build", "--target", "site", "--tag", tag, ".")
    locked = ("--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL", "--rm", "--detach")
    started = subprocess.run(
        ["docker", "run", *locked, "--publish", "127.0.0.1::8080", tag],
        capture_output=True,
        text=True,
        check=True,
    )
    container = started.stdout.strip()
    try:
        ports = subprocess.run(
            ["docker", "port", container, "8080"], capture_output=True, text=True, check=True
        )
        for _ in range(50):
            try:
                status, sent, _ = ask(f"http://{ports.stdout.split()[0]}/")
                break
            except (ConnectionError, urllib.error.URLError):
                subprocess.run(["docker", "exec", container, "sleep", "0.2"], check=False)
        assert status == 200
        assert sent["Content-Security-Policy"].startswith("default-src 'none'")
    finally:
        subprocess.run(["docker", "stop", container], capture_output=True, check=False)
