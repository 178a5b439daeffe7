"""The public door: an ASGI application for the published pages alone. It reads, and answers GET and HEAD."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khronika.server.public_settings")

application = get_asgi_application()
