"""The server's answers: the page, batches of drafts, their reports, and files to take away."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from functools import wraps
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from edulint.cli.serve.page import shell
from edulint.cli.serve.workshop import Batch, RefusedError, Result, Workshop
from edulint.run.files import DOCUMENTS
from edulint.wording import Language, Wording

_TOO_LARGE = Wording(zh="文件超过 {limit} MB，没有检查", en="the file has more than {limit} MB; not checked")
_TEXT_TOO_LONG = Wording(
    zh="文字太长，请存成文件再拖进来", en="the text is too long; please save it as a file and drop that"
)
_NOTHING = Wording(zh="没有检查任何稿件", en="nothing could be checked")
_NO_WORD_FILE = Wording(zh="没能写出 Word 文件", en="no Word file could be made")
_NO_ANSWER = Wording(zh="没能检查", en="it could not be checked")
_NOT_MADE = Wording(zh="报告还没有写好", en="the report is not made yet")
_LONGEST_TEXT = 2_000_000
# What a batch's report is called in its folder, of which the page knows nothing.
_REPORT = "report.html"
# A command line is at most so long on Windows that these names fit.
_MOST_NAMED = 100
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def application(workshop: Workshop, token: str, language: Language, endings: Collection[str]) -> Starlette:
    """Return the application; every address begins with the token. ``endings`` are those of the files that are read."""
    pages = Pages(workshop, language, endings)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        workshop.close()

    routes = [
        ("/", pages.shell, "GET"),
        ("/text", pages.text, "POST"),
        ("/batches", pages.open, "POST"),
        ("/batches/{batch}", pages.drop, "DELETE"),
        ("/batches/{batch}/files", pages.put, "PUT"),
        ("/batches/{batch}/check", pages.check, "POST"),
        ("/batches/{batch}/cancel", pages.cancel, "POST"),
        ("/batches/{batch}/report", pages.report, "GET"),
        ("/batches/{batch}/drafts/{number:int}/annotated", pages.annotated, "GET"),
        ("/batches/{batch}/drafts/{number:int}/repaired", pages.repaired, "GET"),
        ("/batches/{batch}/drafts/{number:int}/figures", pages.figures, "GET"),
        ("/batches/{batch}/drafts/{number:int}/outline", pages.outline, "GET"),
    ]
    return Starlette(
        routes=[Route(f"/{token}{path}", endpoint, methods=[method]) for path, endpoint, method in routes],
        lifespan=lifespan,
    )


def _spoken(
    endpoint: Callable[[Pages, Request], Awaitable[Response]],
) -> Callable[[Pages, Request], Awaitable[Response]]:
    """Answer a refusal with its status and its words."""

    @wraps(endpoint)
    async def answer(self: Pages, request: Request) -> Response:
        try:
            return await endpoint(self, request)
        except RefusedError as refused:
            return PlainTextResponse(refused.wording.in_language(self._language), refused.status)

    return answer


class Pages:
    """What the server answers, an address a method."""

    def __init__(self, workshop: Workshop, language: Language, endings: Collection[str]) -> None:
        self._workshop = workshop
        self._language = language
        self._endings = endings
        self._known = (*endings, *DOCUMENTS)

    @_spoken
    async def shell(self, _: Request) -> Response:
        """The page itself."""
        return HTMLResponse(shell(self._language, self._endings))

    @_spoken
    async def text(self, request: Request) -> Response:
        """Findings in a text that is being typed, as the JSON of ``edulint check``."""
        data = await _body(request, _LONGEST_TEXT)
        name = self._workshop.open()
        try:
            arguments = ["check", "-", "--stdin-filename", "text.txt", "--format", "json"]
            return _json(await self._run(arguments, self._workshop.batch(name), data))
        finally:
            self._workshop.drop(name)

    @_spoken
    async def open(self, _: Request) -> Response:
        """A new batch."""
        return JSONResponse({"batch": self._workshop.open()})

    @_spoken
    async def drop(self, request: Request) -> Response:
        """Remove a batch and its files."""
        self._workshop.drop(request.path_params["batch"])
        return Response(status_code=204)

    @_spoken
    async def cancel(self, request: Request) -> Response:
        """End what is running for a batch."""
        self._workshop.cancel(request.path_params["batch"])
        return Response(status_code=204)

    @_spoken
    async def put(self, request: Request) -> Response:
        """Take a file into a batch; ``?name=`` is what it is called."""
        batch, limits = self._batch(request), self._workshop.limits
        path = self._workshop.add(batch, request.query_params.get("name", ""))
        left = min(limits.file_bytes, limits.batch_bytes - batch.size)
        size = 0
        try:
            with path.open("wb") as file:
                async for chunk in request.stream():
                    size += len(chunk)
                    if size > left:
                        raise RefusedError(413, _TOO_LARGE.filled(limit=limits.file_bytes // 1_000_000))
                    file.write(chunk)
        except BaseException:
            batch.names.remove(path.name)
            path.unlink(missing_ok=True)
            raise
        batch.size += size
        return JSONResponse({"name": path.name})

    @_spoken
    async def check(self, request: Request) -> Response:
        """Check the drafts of a batch; the report then lies ready."""
        batch = self._batch(request)
        # A folder's files that are no drafts are passed over without a word: named by themselves, it is told why.
        others = [f"drafts/{name}" for name in batch.names if not name.lower().endswith(self._known)]
        arguments = ["check", "drafts", *others[:_MOST_NAMED], "--format", "html", "--output", _REPORT]
        result = await self._run(arguments, batch)
        said = _of_drafts(result.errors)
        if not (batch.folder / _REPORT).exists():
            raise RefusedError(422, _spoken_or(said, _NOTHING))
        # In the order of the report.
        batch.names.sort()
        return JSONResponse({"status": result.status, "names": batch.names, "said": said})

    @_spoken
    async def report(self, request: Request) -> Response:
        """The report of a batch."""
        return _file(self._batch(request).folder / _REPORT, "text/html; charset=utf-8")

    @_spoken
    async def annotated(self, request: Request) -> Response:
        """A Word file with the findings as comments."""
        return await self._word(request, "annotated", [])

    @_spoken
    async def repaired(self, request: Request) -> Response:
        """A Word file with comments and the safe repairs as tracked changes."""
        return await self._word(request, "repaired", ["--fix"])

    @_spoken
    async def figures(self, request: Request) -> Response:
        """The relations between a draft's figures, and those that stand in none."""
        return await self._told(request, "figures", "--unchecked")

    @_spoken
    async def outline(self, request: Request) -> Response:
        """A draft's headings."""
        return await self._told(request, "outline")

    def _batch(self, request: Request) -> Batch:
        return self._workshop.batch(request.path_params["batch"])

    async def _run(self, arguments: list[str], batch: Batch, data: bytes = b"") -> Result:
        alone = ["--isolated"] if arguments[0] == "check" else []
        return await self._workshop.run([*arguments, *alone, "--lang", self._language], batch, data)

    async def _told(self, request: Request, command: str, *options: str) -> Response:
        batch = self._batch(request)
        draft = self._workshop.draft(batch, request.path_params["number"])
        return _json(await self._run([command, f"drafts/{draft.name}", "--format", "json", *options], batch))

    async def _word(self, request: Request, kind: str, options: list[str]) -> Response:
        batch = self._batch(request)
        draft = self._workshop.draft(batch, request.path_params["number"])
        made = batch.folder / f"{kind}-{draft.stem}.docx"
        arguments = ["check", f"drafts/{draft.name}", "--annotate", made.name, "--format", "json", *options]
        result = await self._run(arguments, batch)
        if not made.exists():
            raise RefusedError(422, _spoken_or(_of_drafts(result.errors), _NO_WORD_FILE))
        return _file(made, _WORD, made.name.removeprefix(f"{kind}-"))


async def _body(request: Request, most: int) -> bytes:
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise RefusedError(413, _TEXT_TOO_LONG)
        chunks.append(chunk)
    return b"".join(chunks)


def _of_drafts(errors: str) -> str:
    """Return what a run said, without the folders and the report that only this server knows of."""
    lines = [line.removeprefix("edulint: ").removeprefix("drafts/") for line in errors.splitlines()]
    return "\n".join(line for line in lines if not line.startswith(f"{_REPORT}: "))


def _spoken_or(said: str, wording: Wording) -> Wording:
    return Wording(zh=said, en=said) if said.strip() else wording


def _json(result: Result) -> Response:
    try:
        return JSONResponse(json.loads(result.out))
    except ValueError:
        raise RefusedError(422, _spoken_or(_of_drafts(result.errors), _NO_ANSWER)) from None


def _file(path: Path, media_type: str, name: str = "") -> Response:
    if not path.exists():
        raise RefusedError(404, _NOT_MADE)
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"} if name else {}
    return FileResponse(path, media_type=media_type, headers=headers)
