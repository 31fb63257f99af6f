"""The page of questions people ask: by topic, each with its answer and its paragraph."""

from __future__ import annotations

from site_hooks.pages.questions import Topic
from site_hooks.pages.tree import relative
from tools_py.reports.markup import Markup, element, joined

FIGURE = "questions"


def listing(topics: tuple[Topic, ...], url: str) -> Markup:
    """Write every question for the page at `url`, under a heading for each topic."""
    links = [element("li", element("a", topic.title, href=f"#{topic.slug}")) for topic in topics]
    parts = [element("ul", *links, class_="jump-list")]
    for topic in topics:
        asked = [
            element("li", element("a", each.ask, href=relative(url, each.at)), f" {each.answer}")
            for each in topic.questions
        ]
        parts += [
            element("h2", topic.title, id=topic.slug),
            element("ul", *asked, class_="questions-asked"),
        ]
    return joined(*parts)
