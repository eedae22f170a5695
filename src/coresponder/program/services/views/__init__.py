"""The pages of services: the directory, live capacity, the pocket card."""
