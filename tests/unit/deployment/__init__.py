"""The language of deployment criteria."""
