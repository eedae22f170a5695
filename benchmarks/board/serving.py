"""`python -m benchmarks.board.serving PORT`: the program's server with the tests' settings, on a named database."""

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "coresponder.settings.tests"

if __name__ == "__main__":
    import django
    from django.conf import settings

    from coresponder.settings.database import server_database

    settings.DATABASES["default"] = server_database(os.environ["DATABASE_URL"])
    django.setup()
    from coresponder.delivery.web.asgi import application
    from coresponder.delivery.web.serving import server

    server(application, host="127.0.0.1", port=int(sys.argv[1])).run()
