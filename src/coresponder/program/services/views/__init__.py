"""The pages of services: live capacity and the pocket card."""
