"""What the tests lean on: servers, the page-checking client, the browser. No test stands here."""
