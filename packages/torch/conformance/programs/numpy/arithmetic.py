import numpy as np

a, b = np.array([1, 2, 3]), np.array([4.0, 5.0, 6.0])
print(a + b, a * 2, b / a, a ** 2, a // 2, a % 2, -a, a @ a, b - 1, 10 / a)
print(a > 1, a == np.array([1, 0, 3]), (a > 1) & (a < 3), ~(a > 1), np.logical_or(a > 2, a < 2))
m = np.array([[1, 2], [3, 4]])
print(m @ m, m * m, np.dot(m, [1, 1]), m.T, np.matmul(m, m), m + np.array([10, 20]), m + np.array([[100], [200]]))
a += 5
print(a, a.dtype, (a / 1).dtype, (a + 0.5).dtype, (a + True).dtype)
print(np.add(a, 1), np.multiply(a, a), np.power(2, a), np.abs(-a), np.maximum(a, 7), np.minimum(a, 7))
print(np.array([1.0, -1.0]) / np.array([2, 4]), np.outer(a, [1, 2]), np.inner(a, a), np.sign([-2, 0, 2]))
x = np.array([7, -7])
print(x // 2, x % 3, np.mod(x, 3), np.floor_divide(x, 2), np.bitwise_and(6, 3))
try:
    np.ones(2) + np.ones(3)
except ValueError as error:
    print(error)
