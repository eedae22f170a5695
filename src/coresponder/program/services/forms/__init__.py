"""The forms of services: live capacity and the pocket card."""
