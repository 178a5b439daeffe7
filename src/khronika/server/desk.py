"""The team's door: an ASGI application for the desk, to be served on this machine only."""

import os
import sys
import warnings
from contextlib import ExitStack

from django.conf import settings
from django.core.asgi import get_asgi_application
from django.urls import get_resolver

from khronika.sealing.folders import refuse_locked
from khronika.sealing.in_use import using
from khronika.server.limits import limited
from khronika.server.vitals import with_vitals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khronika.server.settings")

# A page asks the database some twenty things, and after each answer waits for a page that computes meanwhile: 5 ms, if Python is left as it is. Measured beside
# one that computed without end, nineteen answers of 1.5 ms took 203 ms, and 65 to 95 so (docs/team-server.md).
sys.setswitchinterval(0.0005)

# WhiteNoise answers with a file that Django reads synchronously, and Django warns of it once per file. The files
# are a few small style sheets; the warning would only be noise on the user's screen.
warnings.filterwarnings(
    "ignore", message="StreamingHttpResponse must consume synchronous iterators", category=Warning
)

_application = get_asgi_application()
# Pages are loaded before the first is asked for: with several processes somebody else would wait for each of them.
_pages = get_resolver().url_patterns
# A program of one's own that serves this finds no empty record in a sealed folder's place, and nobody seals it while it serves.
_serving = ExitStack()
_serving.enter_context(using(settings.KHRONIKA_FOLDER))
refuse_locked(settings.KHRONIKA_FOLDER)
application = with_vitals(limited(_application), "desk")
