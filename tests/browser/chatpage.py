"""The chat page as a person uses it: words for what they see and do."""

from __future__ import annotations

from playwright.async_api import ConsoleMessage, Locator, Page, expect


class ChatPage:
    """A loaded chat page; everything waits for what it needs, nothing sleeps."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._listen)

    def _listen(self, message: ConsoleMessage) -> None:
        """Errors count; but for requests that fail: the page tells of those itself, in a toast or banner."""
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def see(self, hook: str) -> Locator:
        """What carries this data-testid."""
        return self.page.get_by_test_id(hook)

    @property
    def messages(self) -> Locator:
        """All messages of the open chat, oldest first."""
        return self.see("message")

    def message(self, text: str) -> Locator:
        """The messages that contain this text."""
        return self.messages.filter(has_text=text)

    async def is_ready(self) -> None:
        """Return once the open chat's history is drawn."""
        await self.page.locator("#log[data-ready]").wait_for()

    async def say(self, text: str) -> None:
        """Write a message and press Enter."""
        await self.see("composer").fill(text)
        await self.see("composer").press("Enter")
        await expect(self.see("composer")).to_have_value("")

    async def reads(self, text: str) -> Locator:
        """The last message, once it contains this text."""
        last = self.messages.last
        await expect(last).to_contain_text(text)
        return last

    async def press(self, label: str) -> Locator:
        """Tap the last inline button with this label; the button."""
        button = self.see("keyboard-button").filter(has_text=label).last
        await button.click()
        return button

    async def be(self, person: int) -> None:
        """Become another person."""
        await self.see(f"person-{person}").click()
        await expect(self.see(f"person-{person}")).to_have_attribute("aria-pressed", "true")

    async def enter(self, chat: int) -> None:
        """Open a chat from the list."""
        await self.see(f"chat-{chat}").click()
        await expect(self.see("conversation")).to_have_attribute("data-ready", str(chat))

    async def follow(self, label: str) -> None:
        """Tap the last button with this label, a link to the bot, and START in the chat that it opens."""
        await self.press(label)
        await self.see("start-bot").click()
        await expect(self.see("composer")).to_be_visible()

    async def choose(self, message: Locator, action: str) -> None:
        """Choose an action ("reply", "edit", "react-👍" ...) from a message's menu."""
        await message.locator(".bubble").click(button="right")
        await self.see(f"action-{action}").click()
