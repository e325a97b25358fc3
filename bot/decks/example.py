"""The deck that a new author starts from: sound as it is, and explained by its own comments."""

from __future__ import annotations

import re
import unicodedata

MAX_SLUG = 64
_PLACE = re.compile(r"@(\w+)@")

_EXAMPLE = """\
---
language: @language@
---

# @title@

What the deck is about, in a sentence or two. Learners read this in the list of decks.

<!-- Notes among authors look like this, in a paragraph of their own; learners never see them.
This deck works as it is. Put your own cards in place of these, and delete the notes as you go.
The whole format is told in docs/decks.md. -->

## Capitals

<!-- That was a topic: a heading with two hashes. Leave topics out if you need none, and give the cards
two hashes instead. A card's heading has the question and an id. Reword the question as you like,
but keep the id: it ties the learners' history to the card. -->

### What is the capital of Austria? {#capital-of-austria}

<!-- The list says what a good answer has. Write a normal sentence and make the words bold that decide.
Small typos and other forms of a word are taken care of. Below a point, "or:" gives another wording.
"not:" is a common wrong answer; what follows its last bold is your word to the learner. -->

- It is **Vienna**
  - or: **Wien**
- not: **Salzburg**. Mozart was born there, but it never was the capital.

> Vienna has been the seat of government since the Middle Ages. This quote is the explanation, which
> learners read when the card is closed.

Source: say here where it comes from, or leave the line out.

<!-- Samples are answers with your own mark. The check grades each and tells you when the grader
disagrees. Six to ten a card are a good number, the best of them written by real learners. -->

Samples:

- correct: vienna
- correct: It is Wien, I think
- incorrect: Salzburg
- incorrect: Graz

### In which year did Austria join the European Union? {#austria-joins}

- It joined in **1995**

<!-- Numbers are compared as numbers, and exactly. For more room write a line "within: 680,000 to 685,000"
or "within: ±5 %" below the point, indented as "or:" is. -->

Samples:

- correct: 1995
- correct: in 1995
- incorrect: 1996

## Plants

### What does a plant need to make sugar? Name two things. {#photosynthesis}

<!-- The line above the list says how the points count. Without it all of them are wanted.
Two bolds in one wording are both needed; inside one bold, a slash between spaces separates
words that serve equally well. "partly:" earns half of the point. -->

Any 2 of these:

- It needs the energy of **light / sunlight / sunshine**
  - or: the **sun** **shines**
  - partly: the **sun**
- It takes **carbon dioxide / CO2** from the air
  - partly: the **air**
- It needs **water / rain**

> Light drives the making of sugar from carbon dioxide and water. Oxygen is left over.

Samples:

- correct: sunlight and water
- correct: carbon dioxide from the air, and some light
- partial: only water
- partial 0.7–0.8: water and air
- incorrect: oxygen
"""


def write_example(title: str, language: str) -> str:
    """Return the text of a deck to start from, under a title of one line and an ISO code of a language."""
    given = {"title": title, "language": language}
    return _PLACE.sub(lambda place: given[place[1]], _EXAMPLE)


def propose_slug(name: str) -> str:
    """Return a deck's name that a text suggests, of `[a-z0-9-]`; empty where no letter can be kept."""
    bare = unicodedata.normalize("NFKD", name[:1_000].removesuffix(".md")).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", bare.replace("'", "").lower())
    return "-".join(words)[:MAX_SLUG].strip("-")


def propose_title(slug: str) -> str:
    """Return a title that a deck's name suggests: "My deck" for `my-deck`."""
    words = " ".join(re.findall(r"[^-_]+", slug))
    return words[:1].upper() + words[1:]
