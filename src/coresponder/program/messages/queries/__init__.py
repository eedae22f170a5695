"""Reading messages. None of these opens an address or a link."""
