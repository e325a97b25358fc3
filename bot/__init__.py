"""Viva: a Telegram bot that quizzes people in their own words."""
