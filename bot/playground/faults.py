"""What may go wrong between a bot and Telegram, by a script: which fault strikes which call.

Pure: a script is a seed and rules. Whether a rule strikes depends on the seed, the rule's place, the chat,
and how many calls of that chat the rule has met, so that chats that interleave differently meet the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from random import Random
from typing import Literal, get_args

from bot.json_form import BadJsonError, JsonForm
from bot.playground.refusals import REFUSALS, PlayRefused


@dataclass(frozen=True, slots=True)
class Delay:
    """The call takes so many seconds to arrive, drawn between two bounds."""

    least: float
    most: float
    kind: Literal["delay"] = "delay"


@dataclass(frozen=True, slots=True)
class Reset:
    """The connection is reset; the call is not carried out."""

    kind: Literal["reset"] = "reset"


@dataclass(frozen=True, slots=True)
class Hang:
    """The call is taken and neither carried out nor answered; its connection stays open."""

    kind: Literal["hang"] = "hang"


@dataclass(frozen=True, slots=True)
class Refuse:
    """The call is refused in Telegram's words: `why` is a key of `REFUSALS`."""

    why: str
    kind: Literal["refuse"] = "refuse"

    def __post_init__(self) -> None:
        if self.why not in REFUSALS:
            raise ValueError(f"why must be one of {', '.join(REFUSALS)}")


@dataclass(frozen=True, slots=True)
class Flood:
    """429: the call's chat, or every chat, takes no message for so many seconds."""

    seconds: int
    everywhere: bool = False
    kind: Literal["flood"] = "flood"


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The group that the call is for becomes a supergroup before the call arrives."""

    kind: Literal["upgrade"] = "upgrade"


@dataclass(frozen=True, slots=True)
class Malform:
    """An update that no library can read joins the queue."""

    kind: Literal["malform"] = "malform"


@dataclass(frozen=True, slots=True)
class Lose:
    """The call is carried out and its reply is lost: by a reset, or on a connection that stays half-open."""

    half_open: bool = False
    kind: Literal["lose"] = "lose"


@dataclass(frozen=True, slots=True)
class Repeat:
    """So many updates that were confirmed before are handed out once more, at most."""

    count: int
    kind: Literal["repeat"] = "repeat"


@dataclass(frozen=True, slots=True)
class Shuffle:
    """The updates come in another order."""

    kind: Literal["shuffle"] = "shuffle"


AtArrival = Delay | Reset | Hang | Refuse | Flood | Upgrade | Malform
AtReply = Lose | Repeat | Shuffle
Fault = AtArrival | AtReply


@dataclass(frozen=True, slots=True)
class Rule:
    """Which calls a fault strikes: by method and chat (none named: all), by chance, and when.

    It passes over a chat's first `skip` calls and strikes at most `times` in a chat. `since` and `until`
    are seconds by the playground's clock, from when the script was given.
    """

    fault: Fault
    methods: frozenset[str] = frozenset()
    chats: frozenset[int] = frozenset()
    chance: float = 1.0
    skip: int = 0
    times: float = inf
    since: float = 0.0
    until: float = inf

    def concerns(self, method: str, chat_id: int, age: float) -> bool:
        """Whether a call is of those it may strike, so many seconds after the script was given."""
        named = not self.methods or method.lower() in {name.lower() for name in self.methods}
        return named and (not self.chats or chat_id in self.chats) and self.since <= age < self.until


@dataclass(frozen=True, slots=True)
class Script:
    """Rules in the order in which they are asked; the first that strikes a call is the one that does."""

    rules: tuple[Rule, ...] = ()
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Strike:
    """A fault, and the lots it may draw."""

    fault: Fault
    rng: Random


@dataclass(slots=True)
class Faults:
    """A script under way: it counts what each rule has met and struck in each chat."""

    _script: Script = field(default_factory=Script)
    _begun: float = 0.0
    _met: dict[tuple[int, int], int] = field(default_factory=dict)
    _struck: dict[tuple[int, int], int] = field(default_factory=dict)

    def begin(self, script: Script, now: float) -> None:
        """Follow a script from now on (Unix time, the playground's clock)."""
        self._script, self._begun, self._met, self._struck = script, now, {}, {}

    def at_arrival(self, method: str, chat_id: int, now: float) -> Strike | None:
        """What befalls a call that arrives (Unix time, the playground's clock); chat 0 stands for none."""
        return self._ask(get_args(AtArrival), method, chat_id, now)

    def at_reply(self, method: str, chat_id: int, now: float) -> Strike | None:
        """What befalls the reply to a call that was carried out, or refused."""
        return self._ask(get_args(AtReply), method, chat_id, now)

    def _ask(self, kinds: tuple[type, ...], method: str, chat_id: int, now: float) -> Strike | None:
        for place, rule in enumerate(self._script.rules):
            if not isinstance(rule.fault, kinds) or not rule.concerns(method, chat_id, now - self._begun):
                continue
            key = place, chat_id
            number = self._met[key] = self._met.get(key, 0) + 1
            rng = Random(f"{self._script.seed}:{place}:{chat_id}:{number}")  # noqa: S311 - the same each time
            if number <= rule.skip or self._struck.get(key, 0) >= rule.times or rng.random() >= rule.chance:
                continue
            self._struck[key] = self._struck.get(key, 0) + 1
            return Strike(rule.fault, rng)
        return None


_FORM = JsonForm(Script, closed=True)


def read_script(text: str | bytes) -> Script:
    """Read a script written as JSON; PlayRefused says what is wrong with it, and where."""
    try:
        return _FORM.read(text)
    except BadJsonError as error:
        raise PlayRefused(f"A fault script can't be read: {error}.") from error
