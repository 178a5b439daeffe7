"""The public door: an ASGI application for the published pages alone. It reads, and answers GET and HEAD."""

import os
import sys

from django.core.asgi import get_asgi_application

from khronika.server.vitals import with_vitals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khronika.server.public_settings")

sys.setswitchinterval(0.0005)  # as the desk

application = with_vitals(get_asgi_application(), "public")
