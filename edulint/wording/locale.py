"""Which language edulint speaks."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from edulint.wording import Language


def language_of(chosen: Language | None = None, environment: Mapping[str, str] | None = None) -> Language:
    """Return the chosen language, else the locale's, else Chinese."""
    if chosen:
        return chosen
    environment = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return "zh" if value.startswith(("zh", "C", "POSIX")) else "en"
    if sys.platform == "win32":
        import locale

        return "zh" if (locale.getlocale()[0] or "zh").lower().startswith(("zh", "chinese")) else "en"
    return "zh"
