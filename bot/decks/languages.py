"""The languages that a deck may name: ISO 639-1 codes, with or without a region (`pt-BR`)."""

from __future__ import annotations

import re

_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id
ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu
lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu
rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr
ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_KNOWN = frozenset(_CODES.split())
_REGION = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")


_NAMES = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "français": "fr",
    "spanish": "es",
    "español": "es",
    "italian": "it",
    "italiano": "it",
    "portuguese": "pt",
    "português": "pt",
    "dutch": "nl",
    "nederlands": "nl",
    "russian": "ru",
    "русский": "ru",
    "chinese": "zh",
    "中文": "zh",
    "japanese": "ja",
    "日本語": "ja",
}


def propose_language(text: str) -> str:
    """Return the code that a text was surely meant for, such as `de` for `"DE"` and `German`; else `en`."""
    first = next(iter(text.replace("_", "-").strip("\"' ").split()), "")
    code, hyphen, region = first.partition("-")
    meant = _NAMES.get(code.lower(), code.lower()) + hyphen + region
    return meant if is_language(meant) else "en"


def is_language(code: str) -> bool:
    """Tell whether a text is a language code: two small letters, perhaps with a region."""
    return _REGION.fullmatch(code) is not None and code[:2] in _KNOWN
