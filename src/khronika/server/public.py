"""The public door: an ASGI application for the published pages alone. It reads, and answers GET and HEAD."""

import os

from django.core.asgi import get_asgi_application

from khronika.server.vitals import with_vitals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khronika.server.public_settings")

application = with_vitals(get_asgi_application(), "public")
