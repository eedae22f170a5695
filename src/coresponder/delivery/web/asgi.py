"""What uvicorn serves."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coresponder.settings.production")
application = get_asgi_application()

# Imported here: it reads the settings, which are there only now.
from coresponder.delivery.web.serving import keep_connections_in_a_pool  # noqa: E402

keep_connections_in_a_pool()
