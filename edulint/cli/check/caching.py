"""Options for the cache: whether findings are kept for the next run, and in which folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from edulint.cli.options import together
from edulint.cli.session import Session, spoken_option
from edulint.run.task import DraftTask
from edulint.settings.files import Configurations

if TYPE_CHECKING:
    from edulint.run.cache import Cache

FOLDER = ".edulint_cache"
# Outside of a project a few drafts are checked quickly, and nobody expects edulint to make a folder for them.
_MANY_DRAFTS = 20

caching_options = together(
    spoken_option(
        "--no-cache",
        is_flag=True,
        zh="不用也不写缓存，全部重新检查",
        en="Check everything anew; neither use nor write the cache",
    ),
    spoken_option(
        "--cache-dir",
        metavar="FOLDER",
        zh=f"缓存放在哪里（默认：配置文件旁的 {FOLDER}）",
        en=f"Where the cache is ({FOLDER} beside the configuration)",
    ),
)


def cache_of(
    session: Session, options: dict[str, Any], configurations: Configurations, tasks: Sequence[DraftTask]
) -> Cache | None:
    """Return the cache of a run, if it has one: none without drafts in files, and none where repairs are made."""
    files = [task for task in tasks if task.data is None and task.fix == "none"]
    if options["no_cache"] or not files:
        return None
    folder = options["cache_dir"] or _folder_of(configurations, files)
    if folder is None:
        return None
    from edulint.run.cache import Cache
    from edulint.run.store import Store

    store = Store.opened(folder)
    return Cache(store, session.host.packs) if store else None


def _folder_of(configurations: Configurations, tasks: Sequence[DraftTask]) -> str | None:
    """Return where the cache of these drafts is: beside their configuration, else in the working folder if many."""
    file = configurations.of_folder(os.path.dirname(os.path.abspath(tasks[0].path))).file
    if file is not None:
        return os.path.join(os.path.dirname(os.path.abspath(file)), FOLDER)
    return FOLDER if len(tasks) >= _MANY_DRAFTS else None
