"""The page of questions people ask: by topic, a line each, linked to the paragraph that answers.
And, for those who check the site, the page with the answers that the search gives.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from site_hooks.figures.tables import table
from site_hooks.pages.questions import Topic
from site_hooks.pages.tree import relative
from tools_py.reports.markup import Markup, element, joined

FIGURE, ANSWERS = "questions", "search-answers"
WHO_TO_ASK = "about/#whom-to-ask"
"""The one place that has no answer: it names who has. The answer stands with the question then."""


def listing(topics: tuple[Topic, ...], titles: Mapping[str, str], url: str) -> Markup:
    """Write every question for the page at `url`, under a heading for each topic."""
    links = [element("li", element("a", topic.title, href=f"#{topic.slug}")) for topic in topics]
    parts = [element("ul", *links, class_="jump-list")]
    for topic in topics:
        asked = [
            element(
                "li",
                element("a", each.ask, href=relative(url, each.at), data_at=place(each.at, titles)),
                f" {each.answer}" if each.at == WHO_TO_ASK else None,
            )
            for each in topic.questions
        ]
        parts += [
            element("h2", topic.title, id=topic.slug),
            element("ul", *asked, class_="questions-asked"),
        ]
    return joined(*parts)


def answers(topics: tuple[Topic, ...], titles: Mapping[str, str], url: str) -> Markup:
    """Write for the page at `url` what the search answers to every question, and from where."""
    parts = []
    for topic in topics:
        rows = (
            element(
                "tr",
                element("th", each.ask, scope="row"),
                element("td", each.answer),
                element("td", element("a", place(each.at, titles), href=relative(url, each.at))),
            )
            for each in topic.questions
        )
        parts += [
            element("h2", topic.title, id=topic.slug),
            table(("Question", "Answer", "From"), rows, aria_labelledby=topic.slug),
        ]
    return joined(*parts)


def place(at: str, titles: Mapping[str, str]) -> str:
    """Return the name of where a link leads: “5.2” of the guidance, “A-08”, or the page's title."""
    url, _, anchor = at.partition("#")
    section = re.match(r"\d+(-\d+(?=-))?", anchor)
    if section and url.startswith("guidance/"):
        return section[0].replace("-", ".")
    return anchor.upper() if re.fullmatch(r"a-\d+", anchor) else titles[url]
