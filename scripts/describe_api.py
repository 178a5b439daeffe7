"""Write docs/openapi.json, the API's description, so that a change of the API is seen in a commit.

python scripts/describe_api.py
"""

import json
import os
from pathlib import Path

DESCRIPTION = Path(__file__).resolve().parents[1] / "docs" / "openapi.json"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khronika.server.settings")
    import django

    django.setup()
    from khronika.desk.api_views import described

    told = json.dumps(described(), ensure_ascii=False, indent=1)
    DESCRIPTION.write_text(f"{told}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
