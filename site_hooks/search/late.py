"""Search that is fetched when somebody searches: changes to Material's bundle, which fetches index
and worker on every page.

On a page that is only read, the two would weigh nearly as much as all the rest. The bundle already
waits where it runs from a folder; it is made to wait everywhere, and the worker with it. A page
opened with words to mark on it (?h=) fetches the index at once, as before.
"""

from __future__ import annotations

from site_hooks.pages.tree import BuildError

CHANGES = {
    # Set up the worker when the search is first opened, whatever the protocol.
    '$(location.protocol!=="file:"),Je("search")': '$(!1),Je("search")',
    # Ask for the index, to mark words, only where the address brings words.
    'z([t,r.pipe(Q(we()),g(o=>!!o.searchParams.get("h")))])': (
        'r.pipe(Q(we()),g(o=>!!o.searchParams.get("h")),b(o=>z([t,$(o)])))'
    ),
    # Start the worker with the first message to it.
    "function Mn(e,t=new Worker(e)){": (
        "function "
        "Mn(e,t={l:[],addEventListener(o,n){this.w?this.w.addEventListener(o,n):this.l.push(n)},removeEventListener(){},"
        "postMessage(o){if(!this.w){this.w=new Worker(e);for(let n of "
        'this.l)this.w.addEventListener("message",n)}this.w.postMessage(o)}}){'
    ),
}
"""What stands in the bundle of Material for MkDocs 9.8.1, and what takes its place."""


def wait(bundle: str) -> str:
    """Return Material's bundle so that it fetches the search when it is wanted; raise BuildError
    where the bundle is another one.
    """
    for found, put in CHANGES.items():
        if (times := bundle.count(found)) != 1:
            raise BuildError(
                f"site_hooks/search/late.py: Material's bundle was to hold “{found}” once and "
                f"holds it {times} times"
            )
        bundle = bundle.replace(found, put)
    return bundle
