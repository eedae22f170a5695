"""The program as JSON, described by OpenAPI: the same queries, actions and decisions as the pages, in another dress."""
