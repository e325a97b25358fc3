"""What pupils type in Chinese and Japanese for bold words: other spellings, endings, small words, yes, no."""

from __future__ import annotations

import pytest

from tests.core.grading.asking import ask, score

pytestmark = pytest.mark.unmeasured

CARDS = [
    (
        "ja",
        "誰が作曲した？",
        "**ベートーヴェン**",
        "ベートーベン | べーとーべん | ベトーベンです",
        "ベルリオーズ",
    ),
    (
        "ja",
        "誰が描いた？",
        "**レオナルド・ダ・ヴィンチ**",
        "レオナルドダビンチ | レオナルド＝ダ＝ヴィンチ",
        "レオナルド",
    ),
    (
        "ja",
        "何が起きる？",
        "**海面が上昇する**",
        "海面の上昇 | 海面上昇 | 海面も上昇した",
        "海面が上昇しない | 海面が下降する",
    ),
    ("ja", "溶岩は？", "**流れ出る**", "流れ出ます | 流れ出た | 流れ出ている", "流れ出ない | 流れ出ません"),
    (
        "ja",
        "どこで？",
        "**本能寺**",
        "本能寺じゃなかったっけ | 本能寺以外ありえない",
        "本能寺なわけない | 本能寺のはずがない",
    ),
    ("zh", "原因是什么？", "**地球自转**", "地球的自转 | 地球在自转", "地球不自转 | 地球公转"),
    (
        "zh",
        "谁写的？",
        "**李白**",
        "李白！ | 杜甫？不，是李白 | 不可能不是李白",
        "怎么可能是李白 | 不太可能是李白 | 李白？不像",
    ),
]
YES_OR_NO = [
    (
        "zh",
        "鲸鱼是鱼吗？",
        "**不是**",
        "当然不是啊 | 不算 | 不，是哺乳动物 | 鲸鱼不是鱼",
        "是的 | 当然是 | 是鱼",
    ),
    ("zh", "太阳会发光吗？", "**会**", "会的 | 当然会 | 是啊", "不会 | 当然不会 | 不会的"),
    (
        "ja",
        "太陽は惑星ですか？",
        "**いいえ**",
        "惑星ではありません | ちがうよ | いえ、恒星です",
        "はい | そうですよ | 惑星です",
    ),
    ("ja", "月に空気はありますか？", "**ない**", "ありません | ないです | 空気はない", "ある | あります"),
]


@pytest.mark.parametrize(("language", "question", "card", "right", "wrong"), [*CARDS, *YES_OR_NO])
def test_other_spellings_are_the_same_and_denials_are_not(
    language: str, question: str, card: str, right: str, wrong: str
) -> None:
    rubric = ask(question, card, language=language)
    accepted = [answer for answer in f"{right} | {wrong}".split(" | ") if score(rubric, answer) == 1]
    assert accepted == right.split(" | ")
