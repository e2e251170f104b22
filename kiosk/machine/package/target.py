"""The machine that the package is for: Debian 13, its Python and its C library."""

from __future__ import annotations

import msgspec

PYTHON = (3, 13)
"""The Python of Debian 13; the compiled components fit this one and no other."""
OLDEST_TO_BUILD = "3.11"
"""The oldest Python with which the package can be built: the oldest that the program runs with."""
_GLIBC = (2, 41)
"""The C library of Debian 13: components compiled for it or for an older one run there."""
_OLDEST_GLIBC = 5
"""2.5 is the oldest C library that a published component was compiled for (manylinux1)."""


class Target(msgspec.Struct, frozen=True):
    """A kind of processor: its name at Debian (``amd64``), and the one that the kernel says (``x86_64``)."""

    architecture: str
    machine: str

    @property
    def python(self) -> str:
        """``3.13``."""
        return ".".join(map(str, PYTHON))

    def pip_options(self) -> list[str]:
        """What tells pip to look for components of this machine, and not of the one it runs on."""
        major, newest = _GLIBC
        platforms = [f"manylinux_{major}_{minor}_{self.machine}" for minor in range(newest, _OLDEST_GLIBC - 1, -1)]
        platforms.append(f"manylinux2014_{self.machine}")
        named = [option for platform in platforms for option in ("--platform", platform)]
        abi = "cp" + "".join(map(str, PYTHON))
        options = ["--only-binary", ":all:", "--python-version", self.python, "--implementation", "cp", "--abi", abi]
        return [*options, *named]

    def markers(self) -> dict[str, str]:
        """What a component may ask of the machine (« only where ``python_version < "3.12"`` »), answered for this one.

        The names are those of the Python packaging guide, « dependency specifiers ».
        """
        return {
            "implementation_name": "cpython",
            "implementation_version": f"{self.python}.0",
            "os_name": "posix",
            "platform_machine": self.machine,
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": "Linux",
            "platform_version": "",
            "python_full_version": f"{self.python}.0",
            "python_version": self.python,
            "sys_platform": "linux",
        }


TARGETS = {target.architecture: target for target in (Target("amd64", "x86_64"), Target("arm64", "aarch64"))}
"""The machines that a package can be built for, by Debian's name."""
