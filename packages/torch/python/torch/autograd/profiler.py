"""A stopwatch with the profiler's interface."""

import time


class profile:
    """Measures the time between its beginning and its end."""

    def __init__(self, *arguments, **options):
        self.total = 0.0

    def __enter__(self):
        self._start = time.perf_counter()
        return self

    def __exit__(self, *error):
        self.total = time.perf_counter() - self._start

    def key_averages(self, *arguments, **options):
        return self

    def table(self, *arguments, **options):
        return f"Self CPU time total: {self.total * 1000:.3f}ms"

    def step(self):
        return None

    def __str__(self):
        return self.table()


class record_function:
    """A named part of a profile; the name is not kept."""

    def __init__(self, name, args=None):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None
