"""The team's door: an ASGI application for the desk, to be served on this machine only."""

import os
import warnings

from django.conf import settings
from django.core.asgi import get_asgi_application

from khronika.sealing.folders import refuse_locked
from khronika.server.limits import limited

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khronika.server.settings")

# WhiteNoise answers with a file that Django reads synchronously, and Django warns of it once per file. The files
# are a few small style sheets; the warning would only be noise on the user's screen.
warnings.filterwarnings(
    "ignore", message="StreamingHttpResponse must consume synchronous iterators", category=Warning
)

_application = get_asgi_application()
refuse_locked(
    settings.KHRONIKA_FOLDER
)  # a program of one's own that serves this finds no empty record in a sealed folder's place
application = limited(_application)
