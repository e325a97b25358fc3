"""Telegram's HTML: strict, nested, measured in UTF-16 units, and safe on the page."""

from __future__ import annotations

import html
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.entities import parse_html
from bot.playground.refusals import BotRefused
from bot.playground.rendering import render
from bot.playground.wording import clean, find_entities, trim

Json = dict[str, Any]


def entity(kind: str, offset: int, length: int, **more: str) -> Json:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain > text", "plain > text", []),
        ("&lt;&gt;&amp;&quot;&#39;&#x27;", "<>&\"''", []),
        ("<b>a</b><strong>b</strong>", "ab", [entity("bold", 0, 1), entity("bold", 1, 1)]),
        ("<I>a</I><em>b</em>", "ab", [entity("italic", 0, 1), entity("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [entity("underline", 0, 1), entity("underline", 1, 1)]),
        (
            "<s>a</s><strike>b</strike><del>c</del>",
            "abc",
            [entity("strikethrough", at, 1) for at in range(3)],
        ),
        (
            '<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>',
            "ab",
            [entity("spoiler", 0, 1), entity("spoiler", 1, 1)],
        ),
        ("🏟<b>🏟</b>", "🏟🏟", [entity("bold", 2, 2)]),
        ("<b>a<i>b</i></b >", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("<b>a</>", "a", [entity("bold", 0, 1)]),
        ("<b></b>a", "a", []),
        (" <b> a </b> ", "a", [entity("bold", 0, 1)]),
        ("a\r\n\x01b", "a\n b", []),
        (
            "<a href='http://a.org/?x=1&amp;y=2'>a</a>",
            "a",
            [entity("text_link", 0, 1, url="http://a.org/?x=1&y=2")],
        ),
        ('<a href="a.org">a</a>', "a", [entity("text_link", 0, 1, url="http://a.org")]),
        ("<a>https://a.org</a>", "https://a.org", [entity("text_link", 0, 13, url="https://a.org")]),
        ('<a href="javascript:alert(1)">a</a>', "a", []),
        ('<a href="">a</a>', "a", []),
        ("<code>a <b>b</b></code>", "a b", [entity("code", 0, 3)]),
        ('<code class="language-py">a</code>', "a", [entity("code", 0, 1)]),
        ("<pre>a</pre>", "a", [entity("pre", 0, 1)]),
        ('<pre><code class="language-py">a</code></pre>', "a", [entity("pre", 0, 1, language="py")]),
        ("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [entity("expandable_blockquote", 0, 1)]),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "ab", [entity("blockquote", 0, 2)]),
        ('<tg-emoji emoji-id="5">👍</tg-emoji>', "👍", [entity("custom_emoji", 0, 2, custom_emoji_id="5")]),
    ],
)
def test_html_is_read(source: str, text: str, entities: list[Json]) -> None:
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("🏟 🏟&lt;<abac", "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'),
        ("🏟 🏟&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'),
        (
            "🏟 🏟&lt;<i    aba>",
            'Expected equal sign in declaration of an attribute of the tag "i" at byte offset 13',
        ),
        ("🏟 🏟&lt;<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'),
        ("<i  ", 'Unclosed start tag "i" at byte offset 0'),
        ("🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"),
        ('🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"),
        ("<b></b></b>", "Unexpected end tag at byte offset 7"),
        ("🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"),
        ("🏟 🏟&lt;<i>a</em   >", 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a<br>b", 'Unsupported start tag "br" at byte offset 1'),
        ("<p>a</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("Tom & Jerry", 'Character "&" must be written as "&amp;" at byte offset 4'),
        ("&nbsp;", 'Unsupported named entity "&nbsp;" at byte offset 0'),
        ("&#0;", "Invalid numeric entity at byte offset 0"),
        (
            "&#xDFDF;",
            (
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ),
        ),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>a</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_broken_html_is_refused_with_its_place(source: str, reason: str) -> None:
    with pytest.raises(BotRefused) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@settings(deadline=None)
@given(TEXTS)
def test_an_escaped_text_comes_back_as_the_plain_text_would(text: str) -> None:
    plain, _ = trim(clean(text), [])
    assert parse_html(html.escape(text)) == (plain, [])


@settings(deadline=None)
@given(TEXTS.filter(lambda text: text.isprintable()).map(str.strip))
def test_an_escaped_printable_text_comes_back_unchanged(text: str) -> None:
    assert parse_html(html.escape(text)) == (text, [])


TAGS = (
    "<b>|</b>|<i|>|</|<a href='|'|\"|=|&|;|#x|<pre>|</pre>| |🏟|<code>|</code>|<blockquote expandable"
    "|&amp;|\0|a|d"
)
SOUP = st.lists(st.sampled_from(TAGS.split("|"))).map("".join)


@settings(deadline=None)
@given(SOUP)
def test_tag_soup_is_read_or_refused(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except BotRefused:
        return
    units = len(text.encode("utf-16-le")) // 2
    assert all(0 <= one["offset"] < one["offset"] + one["length"] <= units for one in entities)


class Balance(HTMLParser):
    """Checks that the page's HTML is well nested and holds allowed tags only; collects its text."""

    allowed = frozenset({"b", "i", "u", "s", "code", "pre", "a", "blockquote", "span"})

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.allowed
        assert {name for name, _ in attrs} <= {"href", "class", "target", "rel"}
        assert all(
            (value or "").startswith(("http", "tg:", "mailto:", "tel:"))
            for name, value in attrs
            if name == "href"
        )
        self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


KINDS = st.sampled_from(
    ["bold", "italic", "code", "pre", "spoiler", "text_link", "blockquote", "hashtag", "custom_emoji"]
)
ENTITIES = st.lists(
    st.builds(
        entity,
        KINDS,
        st.integers(0, 30),
        st.integers(0, 30),
        url=st.sampled_from(["http://a.org/'\"<>", "javascript:alert(1)", "tg://user?id=1"]),
    ),
    max_size=6,
)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], codec="utf-16"), max_size=20), ENTITIES)
def test_what_the_page_shows_is_well_nested_and_says_the_text(text: str, entities: list[Json]) -> None:
    reader = Balance()
    reader.feed(render(text, entities))
    reader.close()
    assert reader.opened == []
    assert reader.text == text or any(ord(character) > 0xFFFF for character in text)


def test_overlapping_entities_are_closed_and_opened_again() -> None:
    shown = render("abc", [entity("bold", 0, 2), entity("italic", 1, 2)])
    assert shown == "<b>a<i>b</i></b><i>c</i>"


def test_markup_of_people_stays_dead() -> None:
    assert render("<script>&", []) == "&lt;script&gt;&amp;"


def test_telegram_finds_commands_links_mentions_and_hashtags() -> None:
    text = "🏟 /quiz@viva_bot now, @somebody: https://a.org/x. #one 5/7 a/b"
    found = find_entities(text, [])
    assert [(one["type"], one["offset"], one["length"]) for one in found] == [
        ("bot_command", 3, 14),
        ("mention", 23, 9),
        ("url", 34, 15),
        ("hashtag", 51, 4),
    ]
    assert find_entities("/quiz", [entity("code", 0, 5)]) == [entity("code", 0, 5)]
