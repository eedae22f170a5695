"""Tests of the project itself: what a reviewer would otherwise have to look for by eye in every change."""
