import numpy as np

x = np.array([0.0, 0.5, 1.0, 2.0])
for name in ("exp", "sqrt", "sin", "cos", "tanh", "square", "floor", "ceil", "log1p", "abs", "negative", "cbrt", "arctan", "sinh"):
    print(name, np.round(getattr(np, name)(x), 4))
print(np.log(x[1:]), np.log2(x[2:]), np.log10([1, 10]), np.exp(1), np.pi, np.e)
print(np.round(np.array([1.234, 2.5, 3.5]), 1), np.around(2.5), np.clip(x, 0.2, 1.5), np.rint([0.5, 1.5]), np.trunc([-1.7]))
print(np.isnan([1, np.nan]), np.isinf([np.inf, 1]), np.isclose(0.1 + 0.2, 0.3), np.allclose([1, 2], [1, 2 + 1e-9]))
print(np.hypot(3, 4), np.arctan2(1, 1), np.deg2rad(180), np.degrees(np.pi), np.reciprocal([2.0]), np.power(3, 2))
print(np.nan_to_num([np.nan, 1.0]), np.interp(2.5, [1, 2, 3], [10, 20, 30]), np.gradient(np.array([1.0, 4.0, 9.0])), np.diff([1, 4, 9]))
