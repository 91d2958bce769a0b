"""Runs a program as `python file.py` does, and tells how it ended. Executed in the interpreter once it has started."""


def _run_program(code, filename, argv, show_all):
    import gc
    import linecache
    import sys
    import types

    main = types.ModuleType("__main__")
    main.__file__ = filename
    before = sys.modules.get("__main__"), sys.argv
    sys.modules["__main__"] = main
    sys.argv = list(argv)
    linecache.cache[filename] = (len(code), None, code.splitlines(True), filename)
    status = 0
    try:
        exec(compile(code, filename, "exec", dont_inherit=True), main.__dict__)
    except SystemExit as leaving:
        status = _exit_status(leaving.code)
    except BaseException as error:
        _print_traceback(error, show_all)
        status = 130 if isinstance(error, KeyboardInterrupt) else 1
        error = None
    finally:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except BaseException:
            pass
        sys.modules["__main__"], sys.argv = before
        main.__dict__.clear()
        gc.collect()
    return status


def _exit_status(code):
    import sys

    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def _print_traceback(error, show_all):
    """As Python prints it, with the program's own frames: what lies below a call of torch is torch's affair."""
    import sys
    import traceback

    told = traceback.TracebackException.from_exception(error, compact=True)
    if not show_all:
        _keep_own(told, set())
    for line in told.format():
        print(line, file=sys.stderr, end="")


_HIDDEN = ("/lib/thaw", "/lib/python", "<exec>", "<frozen ")


def _keep_own(told, seen):
    import traceback

    if told is None or id(told) in seen:
        return
    seen.add(id(told))
    told.stack = traceback.StackSummary.from_list([frame for frame in told.stack if not frame.filename.startswith(_HIDDEN)])
    _keep_own(told.__cause__, seen)
    _keep_own(told.__context__, seen)
    for part in told.exceptions or ():
        _keep_own(part, seen)
