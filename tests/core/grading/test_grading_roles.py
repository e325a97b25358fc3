"""Who does what to whom, what is more, from where to where, where no spaces part the words."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from tests.core.grading.asking import ask, score

pytestmark = pytest.mark.unmeasured

SENTENCES = [
    ("zh", "谁打败了谁？", "罗马打败了迦太基。", "迦太基被罗马打败了", "罗马被迦太基打败"),
    ("zh", "谁打败了谁？", "罗马打败了迦太基。", "罗马把迦太基打败了", "迦太基打败了罗马"),
    ("zh", "首都怎么迁的？", "首都从南京迁到北京。", "由南京迁往北京", "由北京迁往南京"),
    ("zh", "水蒸发时发生什么？", "水从液态变成气态。", "从液体变成气体", "从气态变成液态"),
    ("zh", "太阳能电池有什么用？", "把光能转化为电能。", "光能变电能", "将电能转化成光能"),
    ("zh", "冰的密度和水比怎么样？", "冰的密度比水小。", "水的密度比冰大", "水的密度比冰小"),
    ("zh", "冰的密度和水比怎么样？", "冰的密度比水小。", "冰的密度小于水", "冰比水密度大"),
    ("zh", "声音在哪里传得更快，水还是空气？", "声音在水里传播得比在空气里快。", "水里更快", "空气"),
    (
        "ja",
        "誰が誰に勝ちましたか？",
        "徳川家康が石田光成に勝った。",
        "光成が家康に負けた",
        "光成が家康に勝った",
    ),
    ("ja", "誰が誰を倒した？", "頼朝が義経を倒した。", "義経は頼朝に倒された", "義経が頼朝を倒しました"),
    ("ja", "首都はどこに移った？", "京都から東京に移った。", "京都から東京へ", "東京から京都に移った"),
    ("ja", "水が蒸発すると？", "液体から気体に変わる。", "液体が気体になる", "気体が液体になる"),
    (
        "ja",
        "太陽電池のはたらきは？",
        "光エネルギーを電気エネルギーに変える。",
        "光から電気をつくる",
        "電気を光に変える",
    ),
    (
        "ja",
        "氷と水の密度を比べると？",
        "氷は水より密度が小さい。",
        "水は氷より密度が大きい",
        "水は氷より密度が小さい",
    ),
    (
        "ja",
        "氷と水の密度を比べると？",
        "氷は水より密度が小さい。",
        "水のほうが密度が大きい",
        "水の方が小さい",
    ),
    (
        "ja",
        "水中と空気中のどちらで速く伝わる？",
        "水中のほうが空気中より速く伝わる。",
        "空気中より水中の方が速い",
        "空気中のほうが速い",
    ),
]

LISTS = [
    ("zh", "苏伊士运河连接哪两个海？", "地中海和红海", "红海跟地中海", "地中海和黑海"),
    (
        "zh",
        "谁参加了雅尔塔会议？",
        "罗斯福、丘吉尔和斯大林",
        "斯大林、罗斯福和丘吉尔",
        "希特勒、罗斯福和丘吉尔",
    ),
    ("ja", "スエズ運河は何と何を結ぶ？", "地中海と紅海", "紅海と地中海を結ぶ", "地中海と黒海"),
    (
        "ja",
        "信濃川と利根川ではどちらが長い？",
        "信濃川のほうが利根川より長い。",
        "信濃川の方が長い",
        "利根川",
    ),
    ("ja", "光と音ではどちらが速い？", "光のほうが音より速い。", "光の方が速い", "音の方が速い"),
    ("zh", "声音和光哪个快？", "光比声音快。", "光更快", "声音更快"),
    ("zh", "长江和黄河哪条更长？", "长江比黄河长。", "黄河比长江短", "黄河更长"),
]


@pytest.mark.parametrize(("language", "question", "reference", "right", "wrong"), [*SENTENCES, *LISTS])
def test_the_wrong_way_round_is_wrong_without_spaces(
    language: str, question: str, reference: str, right: str, wrong: str
) -> None:
    rubric = compile_references(question, (reference,), language)
    verdicts = [grade(rubric, answer).outcome is Outcome.CORRECT for answer in (reference, right, wrong)]
    assert verdicts == [True, True, False]


@pytest.mark.parametrize(
    ("language", "card", "right", "wrong"),
    [
        ("zh", "**罗马**打败了**迦太基**", "迦太基被罗马打败", "迦太基打败了罗马"),
        ("ja", "**頼朝**が**義経**を倒した", "義経は頼朝に倒された", "義経が頼朝を倒した"),
    ],
)
def test_bold_names_keep_who_did_it(language: str, card: str, right: str, wrong: str) -> None:
    assert [score(ask("?", card, language=language), answer) for answer in (right, wrong)] == [1, 0]
