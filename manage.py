#!/usr/bin/env python
"""Django's command line for the program: migrate, audit_seal, demo_load and the rest."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coresponder.settings.demo")
    execute_from_command_line(sys.argv)
