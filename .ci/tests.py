"""Runs pytest with the arguments given; what failed before a real terminal or machine has one more try, and is listed.

On a machine that does other things meanwhile such a test can be left waiting through no fault of the program. Any other
failure ends the run at once. The names of what needed its second try are added to the file that TRIED_AGAIN names.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


class Failures:
    """What failed, and whether all of it drives a real terminal or machine."""

    def __init__(self) -> None:
        self.tests: list[str] = []
        self.only_real = True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.tests.append(report.nodeid)
            self.only_real = self.only_real and "slow" in report.keywords

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self.only_real = self.only_real and not report.failed


def main(arguments: list[str]) -> int:
    failures = Failures()
    code = int(pytest.main(arguments, plugins=[failures]))
    if code != pytest.ExitCode.TESTS_FAILED or not failures.tests or not failures.only_real:
        return code
    with open(os.environ["TRIED_AGAIN"], "a", encoding="utf-8") as file:
        file.writelines(f"{test}\n" for test in dict.fromkeys(failures.tests))
    print("\n== once more, by itself: what failed before a real terminal or machine", flush=True)
    again = [*arguments, "--last-failed", "--last-failed-no-failures=none", "-n0"]
    return subprocess.run([sys.executable, "-m", "pytest", *again], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
