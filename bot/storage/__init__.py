"""What people did, in a database; the only place with SQL."""
