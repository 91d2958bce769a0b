"""One progress bar: a line on stderr that is written over as the loop goes on."""

import sys
import time


def _clock(seconds):
    minutes, seconds = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"


class tqdm:
    """Wraps what is looped over, or counts up to `total` by hand."""

    monitor_interval = 0

    def __init__(
        self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1, maxinterval=10.0,
        miniters=None, ascii=None, disable=False, unit="it", unit_scale=False, dynamic_ncols=False, smoothing=0.3,
        bar_format=None, initial=0, position=None, postfix=None, **others,
    ):
        if total is None and iterable is not None:
            try:
                total = len(iterable)
            except (TypeError, AttributeError):
                total = None
        self.iterable, self.total, self.leave, self.disable = iterable, total, leave, bool(disable)
        self.desc, self.unit, self.n, self.initial = desc or "", unit, initial, initial
        self.fp = file if file is not None else sys.stderr
        self.mininterval, self.postfix = mininterval, ""
        self.start_t = time.time()
        self._shown_at, self._closed, self._length = 0.0, False, 0
        if postfix:
            self.set_postfix(postfix, refresh=False)
        if not self.disable:
            self.refresh()

    def __len__(self):
        return self.total if self.iterable is None else len(self.iterable)

    def __bool__(self):
        return self.total is None or self.total > 0

    def __iter__(self):
        try:
            for value in self.iterable:
                yield value
                self.update()
        finally:
            self.close()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def update(self, n=1):
        """Counts on; the line is written again when the last time is long enough ago."""
        self.n += n
        if not self.disable and time.time() - self._shown_at >= self.mininterval:
            self.refresh()

    def refresh(self, *arguments, **options):
        if self.disable:
            return
        self._shown_at = time.time()
        line = str(self)
        self.fp.write("\r" + line + " " * max(self._length - len(line), 0))
        self.fp.flush()
        self._length = len(line)

    display = refresh

    def clear(self, *arguments, **options):
        if not self.disable:
            self.fp.write("\r" + " " * self._length + "\r")

    def close(self):
        """Writes the last state, and leaves the line or takes it away."""
        if self._closed or self.disable:
            return
        self._closed = True
        if self.leave:
            self.refresh()
            self.fp.write("\n")
        else:
            self.clear()
        self.fp.flush()

    def reset(self, total=None):
        self.n, self.start_t, self._closed = 0, time.time(), False
        self.total = self.total if total is None else total

    def unpause(self):
        self.start_t = time.time()

    def set_description(self, desc=None, refresh=True):
        self.desc = f"{desc}: " if desc else ""
        if refresh:
            self.refresh()

    def set_description_str(self, desc=None, refresh=True):
        self.desc = desc or ""
        if refresh:
            self.refresh()

    def set_postfix(self, ordered_dict=None, refresh=True, **named):
        held = {**(ordered_dict or {}), **named}
        shown = {key: f"{value:.3g}" if isinstance(value, float) else str(value).strip() for key, value in held.items()}
        self.set_postfix_str(", ".join(f"{key}={value}" for key, value in shown.items()), refresh)

    def set_postfix_str(self, s="", refresh=True):
        self.postfix = str(s)
        if refresh:
            self.refresh()

    @property
    def format_dict(self):
        return {"n": self.n, "total": self.total, "elapsed": time.time() - self.start_t, "unit": self.unit, "prefix": self.desc}

    def __str__(self):
        seconds = time.time() - self.start_t
        done = self.n - self.initial
        rate = done / seconds if seconds > 0 and done else 0
        pace = f"{rate:5.2f}{self.unit}/s" if rate >= 1 else (f"{1 / rate:5.2f}s/{self.unit}" if rate else f"?{self.unit}/s")
        tail = f", {self.postfix}" if self.postfix else ""
        head = self.desc if not self.desc or self.desc.endswith(": ") else f"{self.desc}: "
        if not self.total:
            return f"{head}{self.n}{self.unit} [{_clock(seconds)}, {pace}{tail}]"
        share = min(self.n / self.total, 1)
        rest = _clock((self.total - self.n) / rate) if rate else "?"
        filled = int(share * 10)
        bar = "█" * filled + " " * (10 - filled)
        return f"{head}{share:4.0%}|{bar}| {self.n}/{self.total} [{_clock(seconds)}<{rest}, {pace}{tail}]"

    __repr__ = __str__

    @classmethod
    def write(cls, s, file=None, end="\n", nolock=False):
        """Prints beside a bar, on stdout."""
        print(s, file=file if file is not None else sys.stdout, end=end)

    @classmethod
    def pandas(cls, *arguments, **options):
        raise ModuleNotFoundError("No module named 'pandas'")


def trange(*arguments, **options):
    """`tqdm(range(…))`."""
    return tqdm(range(*arguments), **options)
