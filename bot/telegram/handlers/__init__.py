"""One function a command, button or kind of message: read, call a service, say what came of it."""
