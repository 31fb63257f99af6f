"""The site without a network: a service worker for those who have been here, and a copy to take
away.

Why the service worker is our own, and not Workbox's (7.4.1 was looked at). The rules wanted are
few: pages from the network while it answers; files with content in their names from what is kept;
one cache for each version, complete or not used; nothing fetched before a calculator's page was
visited; no version taking over while a page of another is open. Workbox precaches pages cache-first
into one cache that all versions share, so the first and the third rule would be written by hand
against its routing and its cache keys; it does not know that Python may be had in two forms, of
which one is enough; and workbox-build would bring some three hundred packages into the build's lock
file, and twenty kilobytes to the reader, in place of the hundred lines of `service_worker.js`.
Where it is the better choice, run-time caches with expiry and background sync, there is nothing
here to do.
"""

from site_hooks.offline.service_worker import FILE, write, write_kill_switch

__all__ = ["FILE", "write", "write_kill_switch"]
