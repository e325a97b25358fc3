"""Handlers, keyboards, and the views that turn outcomes into messages."""
