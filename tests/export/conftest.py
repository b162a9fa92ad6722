"""The small chronicle of exported.py, built once by year and once whole."""
import pytest

from exported import SETTINGS, Files, made


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Files:
    """By year."""
    return made(tmp_path_factory.mktemp("by-year") / "site")


@pytest.fixture(scope="session")
def whole(tmp_path_factory) -> Files:
    """One file of each kind."""
    return made(tmp_path_factory.mktemp("whole") / "site", SETTINGS + 'exports_by = "whole"\n')
