"""The language server, driven as editors drive it."""

import pytest

pytest.importorskip("pytest_lsp", reason="pytest-lsp, which plays the editor, is not installed")
