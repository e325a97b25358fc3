"""From outcomes to messages: no decisions, only words."""
