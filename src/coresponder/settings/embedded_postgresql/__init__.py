"""Django's PostgreSQL backend over the server of the wheel, started when the first connection is asked for."""
