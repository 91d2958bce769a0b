"""Runs a learner's programs and what is typed at the prompt, and tells the page how it ended.

Nothing here holds a JavaScript object before `bind`: the interpreter's memory is kept as a snapshot with this module imported.
"""

import ast
import builtins
import codeop
import gc
import json
import linecache
import os
import random
import signal
import sys
import time
import traceback
import types

import thaw.display
import thaw.snapshots

from . import errors, watch

HOME = "/home/thaw"
PROMPT = "<prompt>"

_page = None
_files = set()
_main = types.ModuleType("__main__")


def bind(functions):
    """Takes over the page's functions; called once after the interpreter started or was restored."""
    global _page
    _page = functions
    # A restored interpreter would draw what the one before it drew.
    random.seed()
    builtins.input = _input
    time.sleep = _sleep
    sys.stdout.reconfigure(write_through=True)
    sys.stderr.reconfigure(write_through=True)
    sys.stdin = _Keyboard()
    os.makedirs(HOME, exist_ok=True)
    os.chdir(HOME)
    if HOME not in sys.path:
        sys.path.insert(0, HOME)
    thaw.display.set_sink(display)
    thaw.snapshots.set_source(read_snapshot)
    signal.signal(signal.SIGALRM, _on_alarm)
    _begin(PROMPT)


def report_tensors(frame=None):
    """Tells the inspector what the namespace holds, and what the functions of a running program hold."""
    _page.begin_report()
    try:
        lines = watch.list_tensors(_main.__dict__, frame, _files)
    except Exception:
        # A module of the learner's that can't be listed, or is half made.
        lines = ""
    _page.report(lines)


def _on_alarm(_signal, frame):
    """Called by the interpreter between two steps of a program, when the page asked for the tensors."""
    report_tensors(frame)


def display(mime, data, label=""):
    """Shows a picture in the output. `data` is text or bytes of an `image/svg+xml`, `image/png` or `image/jpeg`."""
    if _page is None:
        raise RuntimeError("nothing can be shown before the page is connected")
    if isinstance(data, str):
        _page.display(mime, data, label)
    else:
        from pyodide.ffi import to_js

        _page.display(mime, to_js(bytes(data)), label)


def read_snapshot(name):
    """The safetensors bytes of a snapshot that this learner kept. Raises FileNotFoundError when there is none."""
    answer = _page.snapshot(str(name))
    if isinstance(answer, str):
        raise FileNotFoundError(answer)
    return answer.to_bytes()


def run_program(code, filename, files, argv):
    """Runs a program as `python filename` would, in a namespace of its own. Answers JSON."""
    _begin(filename)
    for file in json.loads(files):
        path = os.path.join(HOME, file["path"])
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as out:
            out.write(file["text"])
        _files.add(path)
        _files.add(file["path"])
    sys.argv = [filename, *json.loads(argv)]
    _remember(filename, code)

    def work():
        exec(compile(code, filename, "exec", dont_inherit=True), _main.__dict__)

    return _finish(work)


def run_prompt(code):
    """Runs what was typed at `>>>` in the namespace of the last program; an expression's value is printed. Answers JSON."""
    try:
        if codeop.compile_command(code, PROMPT, "single") is None:
            return json.dumps({"outcome": "incomplete", "traceback": None})
    except (SyntaxError, OverflowError, ValueError):
        pass  # several statements, or an error: compiled again below, where it is told like any other
    _files.add(PROMPT)
    _remember(PROMPT, code)

    def work():
        statements = ast.parse(code, PROMPT)
        for statement in statements.body:
            exec(compile(ast.Interactive([statement]), PROMPT, "single", dont_inherit=True), _main.__dict__)

    return _finish(work)


def namespace():
    """The names that the learner's program made."""
    return _main.__dict__


def _begin(filename):
    """A fresh `__main__`, and none of the learner's modules of the run before."""
    global _main
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None) or "").startswith(HOME + "/"):
            del sys.modules[name]
    _main.__dict__.clear()
    _main = types.ModuleType("__main__")
    _main.__dict__["__builtins__"] = builtins
    _main.__file__ = filename
    sys.modules["__main__"] = _main
    _files.clear()
    _files.add(filename)
    gc.collect()


def _remember(filename, code):
    linecache.cache[filename] = (len(code), None, code.splitlines(keepends=True), filename)


def _finish(work):
    """Runs `work` and says how it ended, whatever it raised."""
    outcome, told = "ok", None
    try:
        work()
    except SystemExit as leaving:
        outcome = "exited"
        if leaving.code not in (None, 0):
            print(leaving.code if isinstance(leaving.code, str) else f"exit status {leaving.code}", file=sys.stderr)
    except KeyboardInterrupt:
        outcome = "interrupted"
    except BaseException as error:
        outcome = "error"
        told = errors.describe(error, _files)
        sys.last_exc = error.with_traceback(None)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        pass  # the learner replaced a stream by something that can't be flushed
    return json.dumps({"outcome": outcome, "traceback": told})


def _input(prompt=""):
    """Asks in the terminal, as Python's own `input` does."""
    text = str(prompt)
    sys.stdout.write(text)
    sys.stdout.flush()
    answer = _page.ask(text)
    if isinstance(answer, str):
        return answer
    if not _page.is_isolated:
        raise OSError("input() needs shared memory: open this site over HTTPS, in Chrome, Edge or Firefox")
    _check_signals()
    raise EOFError("EOF when reading a line")


class _Keyboard:
    """`sys.stdin`: lines that the learner types."""

    encoding = "utf-8"
    closed = False

    def readline(self, _limit=-1):
        try:
            return _input() + "\n"
        except EOFError:
            return ""

    def read(self, _limit=-1):
        return "".join(self)

    def readlines(self, _hint=-1):
        return list(self)

    def __iter__(self):
        while line := self.readline():
            yield line

    def isatty(self):
        return False

    def readable(self):
        return True

    def fileno(self):
        return 0


def _sleep(seconds):
    """Sleeps, unless Stop is pressed."""
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        _page.sleep(min(left, 0.1))
        _check_signals()


def _check_signals():
    """Steps through Python's own loop until it has looked for a signal."""
    for _ in range(200):
        pass
