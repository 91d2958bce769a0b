"""Checks of arrays."""

from numpy._functions import allclose, array_equal
from numpy._ndarray import asarray


def assert_allclose(actual, desired, rtol=1e-07, atol=0, err_msg=""):
    if not allclose(actual, desired, rtol, atol):
        raise AssertionError(f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}\n{err_msg}")


def assert_array_equal(x, y, err_msg=""):
    if not array_equal(x, y):
        raise AssertionError(f"Arrays are not equal\n{err_msg}")


def assert_almost_equal(actual, desired, decimal=7):
    if abs(asarray(actual) - desired).max() >= 1.5 * 10.0 ** (-decimal):
        raise AssertionError(f"Arrays are not almost equal to {decimal} decimals")


assert_array_almost_equal = assert_almost_equal
