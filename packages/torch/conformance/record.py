"""Records what real PyTorch prints for every conformance program.

    python3 record.py [--check] [area or area/name …]

Needs PyTorch 1.13, torchvision 0.14, numpy 1.24, Pillow 9.4 and matplotlib 3.6 (Debian 12's packages). Each program
runs in a fresh namespace of this one interpreter, on one thread; its stdout is stored beside it as <name>.out.
With --check nothing is written, and the status is 1 if any output differs from what is stored. Programs under
programs/torch2/ show where PyTorch 2 differs from 1.13: their outputs are derived by hand and left alone here.
"""

import os

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["MPLBACKEND"] = "Agg"

import contextlib
import io
import pathlib
import sys
import time
import traceback
import types
import warnings

import torch
import torchvision  # noqa: F401  (its import time shall not count as the first program's)

HERE = pathlib.Path(__file__).resolve().parent
PROGRAMS = HERE / "programs"
BY_HAND = "torch2"
SLOW_SECONDS = 1.0

torch.set_num_threads(1)
warnings.simplefilter("ignore")


def isolate():
    exec((HERE / "isolate.py").read_text(), {"__name__": "isolate"})


def run(path):
    """stdout of one program; raises what the program raises."""
    main = types.ModuleType("__main__")
    main.__file__ = path.name
    earlier = sys.modules["__main__"]
    sys.modules["__main__"] = main
    stdout = io.StringIO()
    isolate()
    try:
        with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(io.StringIO()):
            exec(compile(path.read_text(), path.name, "exec"), main.__dict__)
    finally:
        sys.modules["__main__"] = earlier
    return stdout.getvalue()


def selected(wanted):
    for path in sorted(PROGRAMS.glob("*/*.py")):
        area = path.parent.name
        if area == BY_HAND:
            continue
        if not wanted or area in wanted or f"{area}/{path.stem}" in wanted:
            yield path


def main(arguments):
    check = "--check" in arguments
    wanted = {argument for argument in arguments if not argument.startswith("--")}
    changed, failed, count = [], [], 0
    for path in selected(wanted):
        count += 1
        name = f"{path.parent.name}/{path.stem}"
        start = time.perf_counter()
        try:
            output = run(path)
        except BaseException:
            failed.append(name)
            print(f"{name} raised\n{traceback.format_exc()}")
            continue
        seconds = time.perf_counter() - start
        if seconds > SLOW_SECONDS:
            print(f"{name} took {seconds:.1f} s")
        stored = path.with_suffix(".out")
        if not stored.exists() or stored.read_text() != output:
            changed.append(name)
            if not check:
                stored.write_text(output)
    print(f"{count} programs, {len(changed)} changed, {len(failed)} failed")
    if check:
        for name in changed:
            print(f"differs: {name}")
    return 1 if failed or (check and changed) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
