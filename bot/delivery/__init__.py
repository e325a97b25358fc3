"""Updates in, messages out: intake, outbox, limits."""
