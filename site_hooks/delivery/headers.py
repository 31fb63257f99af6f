"""What a server has to say with each file: the security policy, how long a file may be kept, its
type.

The Content-Security-Policy lists the digest of each inline script that the built pages hold, so
nothing has to be `unsafe-inline`; a changed script changes the list with the next build.
`'wasm-unsafe-eval'` is allowed for one file, the worker in which Python runs: a worker has the
policy that it is served with, so not even the calculators' pages need it. Where a browser has
Trusted Types, strings become markup or a script's address only through the default policy, which
`docs/assets/js/trusted.js` makes, and in that worker not at all. Pages also carry the policy
themselves, for hosts that send no headers of ours.

Written are `_headers` (Netlify, Cloudflare Pages and others that read such a file) and the files
for nginx.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from lxml import html

from site_hooks.site_files import FOR_EVER, integrity

CHARSET = '<meta charset="utf-8">'
COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), "
    "gyroscope=(), magnetometer=(), microphone=(), "
    "payment=(), usb=(), xr-spatial-tracking=()",
}
"""Sent with every file."""
ALWAYS_ASK = "max-age=0, must-revalidate"
KEEP = "max-age=31536000, immutable"
PYTHON = "/assets/python/*"
TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types {}"
PYTHON_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; "
    + TRUSTED_TYPES.format("'none'")
)


def inline_scripts(pages: Iterable[str]) -> list[str]:
    """Return the distinct inline scripts that browsers would run, of the HTML of some pages."""
    found = set()
    for page in pages:
        for script in html.document_fromstring(page).iter("script"):
            kind = script.get("type", "").lower()
            if script.get("src") is None and kind in ("", "module", "text/javascript"):
                found.add(script.text or "")
    return sorted(found)


def policy(scripts: Iterable[str]) -> str:
    """Return the policy of pages that hold these inline scripts, as a page itself may state it."""
    digests = sorted(f"'{integrity(script.encode())}'" for script in scripts)
    parts = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *digests]),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    stated = "; ".join(f"{name} {value}" for name, value in parts.items())
    return f"{stated}; {TRUSTED_TYPES.format('default')}"


def as_header(stated: str) -> str:
    """Add what only a header may say."""
    return f"{stated}; frame-ancestors 'none'"


def pages_of(site: Path) -> dict[Path, str]:
    """Read every page of a built site."""
    return {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}


def policy_of(site: Path) -> str:
    """Return the policy of a built site's pages."""
    return policy(inline_scripts(pages_of(site).values()))


def state_in_pages(site: Path) -> None:
    """Write the policy into every page, before anything that it governs."""
    pages = pages_of(site)
    stated = policy(inline_scripts(pages.values()))
    for path, page in pages.items():
        meta = f'<meta http-equiv="Content-Security-Policy" content="{stated}">'
        path.write_text(page.replace(CHARSET, CHARSET + meta, 1), encoding="utf-8")


def addresses(site: Path) -> list[str]:
    """Return the folders and files of the root that hold pages, and the service worker, as
    `_headers` names them.
    """
    found = {f"/{path.relative_to(site).parts[0]}/*" for path in site.glob("*/**/index.html")}
    return [
        "/",
        "/index.html",
        "/404.html",
        "/service-worker.js",
        *sorted(found),
    ]


def prefix_of(site_url: str) -> str:
    """Return the path under which a site lies, without a slash at its end: nothing for a host of
    its own.
    """
    return urlsplit(site_url).path.rstrip("/")


def headers_file(site: Path, prefix: str = "") -> str:
    """Return `_headers`; `prefix` is the path under which the site lies ("/guidance", or nothing).

    Some hosts join what two matching rules say of one header, and two policies both hold. So no
    address is given two policies or two ages.
    """
    pages = as_header(policy_of(site))
    rules = [("/*", COMMON)]
    rules += [(address, {"Content-Security-Policy": pages}) for address in addresses(site)]
    rules.append((PYTHON, {"Content-Security-Policy": PYTHON_POLICY, "Cache-Control": KEEP}))
    named = (
        path.relative_to(site).as_posix()
        for path in sorted(site.glob("assets/**/*"))
        if path.is_file()
    )
    rules += [
        (f"/{name}", {"Cache-Control": KEEP})
        for name in named
        if FOR_EVER.match(name) and not name.startswith("assets/python/")
    ]
    return "".join(
        f"{prefix}{address}\n" + "".join(f"  {name}: {value}\n" for name, value in sent.items())
        for address, sent in rules
    )


NGINX_MAIN = Path(__file__).with_name("nginx.conf")
NGINX_MAPS = """\
# For the http block. Written by the build for one build of the site: the digests in the policy are
# of its pages.

map $uri $uep_caching {{
    default "{always_ask}";
    "~{named}" "{keep}";
}}

map $uri $uep_policy {{
    default "{pages}";
    "~/assets/python/" "{python}";
}}
"""

NGINX_SERVER = """\
# For the server block, beside `root`. The brotli line needs the module
# libnginx-mod-http-brotli-static; without it, leave that line out.
# Say Strict-Transport-Security where TLS ends.

charset utf-8;
charset_types text/css text/csv text/javascript text/xml
              application/javascript application/json application/manifest+json;
absolute_redirect off;
error_page 404 {prefix}/404.html;

gzip_static on;
gzip_vary on;
brotli_static on;

add_header Content-Security-Policy $uep_policy always;
add_header Cache-Control $uep_caching always;
{common}
# Types that not every list knows. No add_header here: a location with one loses all of the above.
location ~ \\.csv$ {{ types {{ }} default_type text/csv; }}
location ~ \\.webmanifest$ {{ types {{ }} default_type application/manifest+json; }}
location ~ /_headers$ {{ return 404; }}
"""


def nginx_maps(site: Path) -> str:
    """Return what nginx needs in its http block."""
    named = FOR_EVER.pattern.removeprefix("^")
    values = {
        "always_ask": ALWAYS_ASK,
        "keep": KEEP,
        "pages": as_header(policy_of(site)),
        "python": PYTHON_POLICY,
    }
    return NGINX_MAPS.format(named=f"/{named}", **values)


def nginx_server(prefix: str = "") -> str:
    """Return what nginx needs in its server block."""
    common = "".join(f'add_header {name} "{value}" always;\n' for name, value in COMMON.items())
    return NGINX_SERVER.format(common=common, prefix=prefix)


def write_nginx(site: Path, folder: Path, prefix: str = "") -> None:
    """Write the two files for nginx into a folder, and one that starts it with them."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "http.conf").write_text(nginx_maps(site), encoding="utf-8")
    (folder / "server.conf").write_text(nginx_server(prefix), encoding="utf-8")
    shutil.copy(NGINX_MAIN, folder)
