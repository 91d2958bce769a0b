"""Random numbers: numpy's older generator (MT19937 and its own order of draws), and `default_rng`."""

from numpy.random._generator import Generator, default_rng
from numpy.random._legacy import RandomState

_state = RandomState()

for _name in (
    "seed rand randn randint random random_sample uniform normal standard_normal choice shuffle permutation exponential binomial multinomial poisson beta gamma "
    "get_state set_state"
).split():
    globals()[_name] = getattr(_state, _name)
ranf = sample = random_sample = _state.random_sample
del _name
