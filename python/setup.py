# SPDX-License-Identifier: Apache-2.0
"""The wheel, with the native module and our libraries in it. CMake makes both from the folder above; needs no network.

pip wheel --no-build-isolation --no-deps ./python
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build import build
from setuptools.command.build_ext import build_ext

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "wheel"  # ignored by git, which python/build is not


def read_version() -> str:
    header = (ROOT / "core" / "include" / "savedwallet" / "version.h").read_text(encoding="utf-8")
    return re.search(r'^#define SW_VERSION "(.*)"', header, re.MULTILINE)[1]


class FreshBuild(build):
    """Setuptools would also pack what an earlier build has left, such as a module that is gone since."""

    def run(self) -> None:
        shutil.rmtree(self.build_lib, ignore_errors=True)
        super().run()


class CMakeBuild(build_ext):
    """Has CMake make the module, and puts the libraries beside it, where its rpath looks."""

    def build_extension(self, ext: Extension) -> None:
        if not shutil.which("swig"):
            raise SystemExit("savedwallet: the native module needs SWIG 4 (in Debian: swig)")
        made = Path(self.build_temp).resolve()
        self.run_cmake(made)
        native = Path(self.get_ext_fullpath(ext.name)).resolve().parent
        native.mkdir(parents=True, exist_ok=True)
        for file in (made / "python" / "savedwallet" / "_native").iterdir():
            if file.name == "core.py" or file.name.startswith("_core."):
                shutil.copy2(file, native)
        for name in ("libsavedwallet.so.0", "libsavedwallet-rules.so.0", "libsavedwallet-engine.so.0"):
            shutil.copy2(made / "lib" / name, native)
        shutil.copy2(ROOT / "LICENSE", native)

    def run_cmake(self, made: Path) -> None:
        settings = {
            "CMAKE_BUILD_TYPE": "RelWithDebInfo",
            "CMAKE_C_FLAGS_RELWITHDEBINFO": "-O2 -DNDEBUG",
            "CMAKE_BUILD_WITH_INSTALL_RPATH": "ON",  # as the flags above: no path of this machine is given away
            "Python3_EXECUTABLE": sys.executable,
            "SAVEDWALLET_HARDEN": "ON",
            "SAVEDWALLET_PYTHON": "ON",
            "SAVEDWALLET_TESTS": "OFF",
        }
        defines = [f"-D{name}={value}" for name, value in settings.items()]
        generator = ["-G", "Ninja"] if shutil.which("ninja") else []
        subprocess.run(["cmake", "-S", ROOT, "-B", made, *generator, *defines], check=True)
        subprocess.run(["cmake", "--build", made, "--parallel", "--target", "savedwallet-python"], check=True)


WORK.mkdir(parents=True, exist_ok=True)
setup(
    version=read_version(),
    ext_modules=[Extension("savedwallet._native._core", sources=[])],
    cmdclass={"build": FreshBuild, "build_ext": CMakeBuild},
    options={"build": {"build_base": str(WORK)}, "egg_info": {"egg_base": str(WORK)}},
)
