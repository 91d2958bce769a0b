"""Tracebacks as a learner needs them: their own lines only, with places that an editor can jump to."""

import traceback

MOST_FRAMES = 40


def describe(error, files):
    """The type, message, frames in `files` and printed text of an exception, as plain values."""
    told = traceback.TracebackException.from_exception(error, compact=True)
    _keep_own(told, files, set())
    frames = [_frame(summary) for summary in told.stack]
    if isinstance(error, SyntaxError) and error.filename in files and error.lineno is not None:
        frames.append(
            {
                "file": error.filename,
                "line": error.lineno,
                "column": max((error.offset or 1) - 1, 0),
                "endColumn": max(error.end_offset - 1, 0) if error.end_offset and error.end_offset > 0 else None,
                "functionName": "",
                "text": (error.text or "").rstrip("\n"),
            }
        )
    if len(frames) > MOST_FRAMES:
        frames = frames[: MOST_FRAMES // 2] + frames[-MOST_FRAMES // 2 :]
    return {
        "type": _name(type(error)),
        "message": _message(error),
        "frames": frames,
        "text": "".join(told.format())[:100_000],
    }


def _keep_own(told, files, seen):
    if told is None or id(told) in seen:
        return
    seen.add(id(told))
    told.stack = traceback.StackSummary.from_list([one for one in told.stack if one.filename in files])
    _keep_own(told.__cause__, files, seen)
    _keep_own(told.__context__, files, seen)
    for one in getattr(told, "exceptions", None) or []:
        _keep_own(one, files, seen)


def _frame(summary):
    line = summary.line or ""
    # Python counts bytes of the line as it stands, editors count characters.
    raw = (summary._original_lines or line).split("\n")[0] if hasattr(summary, "_original_lines") else line
    return {
        "file": summary.filename,
        "line": summary.lineno or 1,
        "column": _units(raw, summary.colno),
        "endColumn": _units(raw, summary.end_colno) if summary.end_lineno in (None, summary.lineno) else None,
        "functionName": "" if summary.name == "<module>" else summary.name,
        "text": line,
    }


def _units(line, byte_offset):
    """UTF-16 units before a place that is counted in UTF-8 bytes."""
    if byte_offset is None:
        return None
    before = line.encode("utf-8")[:byte_offset].decode("utf-8", "replace")
    return len(before.encode("utf-16-le")) // 2


def _name(kind):
    return kind.__qualname__ if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}.{kind.__qualname__}"


def _message(error):
    try:
        return str(error)[:10_000]
    except Exception:
        return "<the message can't be printed>"
