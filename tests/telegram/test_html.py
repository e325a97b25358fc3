from __future__ import annotations

import html
import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.html import clip, escape, from_markdown, length, name

# Text that can travel: half characters (surrogates) can't be encoded.
texts = st.text(st.characters(exclude_categories=["Cs"]))
# Dense in what Markdown and HTML give a meaning to.
markdown = st.lists(
    st.sampled_from(
        [*"ab *_`[]()<>&;!#-+1.\\\n\"'/:", "http://x.org", "&amp;", "**", "](http://x.org)", "\ud800"]
    )
).map("".join)
messy = st.text(
    st.sampled_from([*"ae \n\t", "\u0301", "\u0489", "\u200d", "\u202e", "🏽", "👩", "🇩", "🇪", "\ufe0f"])
)


class Strict(HTMLParser):
    """Reads HTML as Telegram does, and fails on what Telegram refuses."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.opened: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"b", "i", "code", "a"}
        assert tag not in self.opened
        assert "code" not in self.opened
        assert tag != "code" or not self.opened
        names = [key for key, _ in attrs]
        assert names == (["href"] if tag == "a" else [])
        for _, target in attrs:
            assert target is not None
            assert target.lower().startswith(("http://", "https://"))
        self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        assert "<" not in data
        assert "&" not in data
        self.text += data

    def handle_entityref(self, name: str) -> None:
        assert name in {"lt", "gt", "amp", "quot"}
        self.text += html.unescape(f"&{name};")


def parse(source: str) -> str:
    """The text that Telegram would show."""
    strict = Strict()
    strict.feed(source)
    strict.close()
    assert not strict.opened
    return strict.text


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts)
def test_an_escaped_text_reads_as_it_was(text: str) -> None:
    assert html.unescape(escape(text)) == text
    assert parse(escape(text)) == text


def test_half_characters_become_replacement_characters() -> None:
    assert escape("a\ud83db") == "a\ufffdb"


@given(markdown)
def test_whatever_the_deck_says_the_html_is_well_formed(source: str) -> None:
    parse(from_markdown(source)).encode()


@given(st.text(st.sampled_from("abż <>&\"'?,:")))
def test_text_without_markdown_stays_the_same_text(source: str) -> None:
    plain = source.strip()
    assert parse(from_markdown(plain)) == (
        plain if not plain.startswith("<http") else parse(from_markdown(plain))
    )


@given(markdown)
def test_length_counts_what_telegram_shows(source: str) -> None:
    shown = from_markdown(source)
    assert length(shown) == units(parse(shown))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", ""),
        ("  \n\n ", ""),
        ("*a* _b_ **c** __d__ `e`", "<i>a</i> <i>b</i> <b>c</b> <b>d</b> <code>e</code>"),
        ("***both***", "<i><b>both</b></i>"),
        ("**a **b** c**", "<b>a b c</b>"),
        ("**a `c` b**", "<b>a c b</b>"),
        ("`<b>` & <b>", "<code>&lt;b&gt;</code> &amp; &lt;b&gt;"),
        (r"\*literal\* snake_case_word 2 * 3 * 4", "*literal* snake_case_word 2 * 3 * 4"),
        ("&amp; &lt;b&gt; &copy;", "&amp; &lt;b&gt; ©"),
        ("wrapped\nline\n\nnext  \nbroken", "wrapped line\n\nnext\nbroken"),
        ('[x](https://e.org/?a=1&b=2 "title")', '<a href="https://e.org/?a=1&amp;b=2">x</a>'),
        ("<http://e.org>", '<a href="http://e.org">http://e.org</a>'),
        ("[**x**](HTTPS://e.org)", '<a href="HTTPS://e.org"><b>x</b></a>'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](tg://user?id=1) ![y](images/y.png)", "[x](tg://user?id=1) ![y](images/y.png)"),
        ("[x][ref]\n\n[ref]: http://e.org", "[x][ref]\n\n[ref]: http://e.org"),
        ("# no heading", "# no heading"),
        ("> no quote", "&gt; no quote"),
        ("---", "---"),
        ("    no code block", "no code block"),
        ("|a|b|\n|-|-|", "|a|b| |-|-|"),
        ("- a\n- b", "• a\n• b"),
        ("intro\n\n* a\n  * b\n    * c\n* d\n\nend", "intro\n\n• a\n  • b\n    • c\n• d\n\nend"),
        ("- a\n\n  more\n\n- b", "• a\n  more\n• b"),
        ("3. x\n4. y", "3. x\n4. y"),
        ("1) x", "1) x"),
        ("1924. Lenin dies.", "1924. Lenin dies."),
        ("-", "•"),
        ("1937.", "1937."),
    ],
)
def test_a_deck_s_markdown_becomes_telegram_html(source: str, expected: str) -> None:
    assert from_markdown(source) == expected
    parse(expected)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", 0),
        ("<b>a</b>b", 2),
        ("&lt;&amp;", 2),
        ("&amp;lt;", 4),
        ("😀", 2),
        ('<a href="http://x?a&gt;b">x</a>', 1),
    ],
)
def test_length_is_in_utf_16_units_after_parsing(source: str, expected: int) -> None:
    assert length(source) == expected


@given(texts | messy, st.integers(-1, 40))
def test_a_clipped_text_fits_and_is_the_beginning(text: str, most: int) -> None:
    cut = clip(text, most)
    assert units(cut) <= max(most, 0) or cut == text == ""
    if cut != text:
        assert cut == "" if most <= 0 else cut.endswith("…")
        assert text.startswith(cut.removesuffix("…"))
    else:
        assert units(text) <= max(most, 0)


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Nikolaev", 8, "Nikolaev"),
        ("Nikolaev", 7, "Nikola…"),
        ("one two", 5, "one…"),
        ("a😀b", 3, "a…"),
        ("a😀bc", 4, "a😀…"),
        ("aże\u0301b", 4, "aż…"),
        ("a👩🏽b", 5, "a…"),
        ("a👨‍👩‍👧b", 8, "a…"),
        ("🇩🇪🇫🇷", 8, "🇩🇪🇫🇷"),
        ("🇩🇪🇫🇷", 7, "🇩🇪…"),
        ("ab❤️c", 4, "ab…"),
        ("e" + "\u0301" * 50, 10, "e" + "\u0301" * 8 + "…"),
        ("ab", 1, "…"),
        ("ab", 0, ""),
    ],
)
def test_a_cut_leaves_whole_what_is_seen_as_one(text: str, most: int, expected: str) -> None:
    assert clip(text, most) == expected


@given(st.text() | messy)
def test_a_name_is_one_short_harmless_line(text: str) -> None:
    shown = name(text)
    assert 1 <= units(shown) <= 64
    assert shown == " ".join(shown.split())
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(shown) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert not unicodedata.category(shown[0]).startswith("M")
    assert name(shown) == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("  Ada\n\tLovelace\u2028 ", "Ada Lovelace"),
        ("\u202eadA\u2066\x00\x1b", "adA"),
        ("Z" + "\u0489" * 30 + "alice", "Z\u0489\u0489\u0489alice"),
        ("e" + ("\u0301" * 3 + "\u200d") * 9, "é\u0301\u0301\u200d"),
        ("Zoe\u0308", "Zoë"),
        ("محمد", "محمد"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("नमस्ते", "नमस्ते"),
        (
            "👨‍👩‍👧 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
            "👨‍👩‍👧 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        ),
        ("<b>&", "<b>&"),
        ("", "someone"),
        (" \n\u200b\u200d", "someone"),
        ("\u3164\u2800", "someone"),
        ("\u0301\u0301", "someone"),
        ("x" * 65, "x" * 63 + "…"),
    ],
)
def test_a_name_shows_what_it_should(text: str, expected: str) -> None:
    assert name(text) == expected
