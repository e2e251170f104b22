"""The machines that the package is for: Debian 13, its Python and its C library, on each kind of processor."""

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


class Platform(msgspec.Struct, frozen=True):
    """A kind of processor: Debian's name for it (``amd64``), and the kernel's (``x86_64``)."""

    architecture: str
    machine: str

    @property
    def python(self) -> str:
        """``3.13``."""
        return ".".join(map(str, PYTHON))

    def pip_options(self) -> list[str]:
        """The options that make pip look for components of this platform, and not of the one it runs on."""
        major, newest = _GLIBC
        tags = [f"manylinux_{major}_{minor}_{self.machine}" for minor in range(newest, _OLDEST_GLIBC - 1, -1)]
        tags.append(f"manylinux2014_{self.machine}")
        named = [option for tag in tags for option in ("--platform", tag)]
        abi = "cp" + "".join(map(str, PYTHON))
        options = ["--only-binary", ":all:", "--python-version", self.python, "--implementation", "cp", "--abi", abi]
        return [*options, *named]

    def markers(self) -> dict[str, str]:
        """The values of environment markers (« only where ``python_version < "3.12"`` ») on this platform.

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


PLATFORMS = {one.architecture: one for one in (Platform("amd64", "x86_64"), Platform("arm64", "aarch64"))}
"""The platforms that a package can be built for, by Debian's name."""
