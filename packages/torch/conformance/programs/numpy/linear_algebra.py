import numpy as np

A = np.array([[3.0, 1.0], [1.0, 2.0]])
b = np.array([9.0, 8.0])
print(np.linalg.solve(A, b), np.linalg.inv(A), np.linalg.det(A).round(6), A @ np.linalg.inv(A))
print(np.linalg.norm(b), np.linalg.norm(A, axis=1), np.trace(A), np.linalg.matrix_rank(A))
w, v = np.linalg.eigh(A)
print(w.round(4), np.abs(v).round(4))
u, s, vt = np.linalg.svd(A)
print(s.round(4), np.allclose(u * s @ vt, A))
x = np.array([0.0, 1.0, 2.0, 3.0])
y = 2 * x + 1
X = np.column_stack([x, np.ones_like(x)])
print(np.linalg.lstsq(X, y, rcond=None)[0].round(6), np.polyfit(x, y, 1).round(6), np.polyval([2, 1], 3))
print(np.dot(A, b), np.vdot(b, b), np.einsum("ij,j->i", A, b), np.kron(np.eye(2), [1, 2]), np.cross([1, 0, 0], [0, 1, 0]))
print(np.linalg.pinv(np.array([[1.0, 0.0], [0.0, 0.5], [0.0, 0.0]])), np.matmul(A, A), np.linalg.matrix_power(A, 2))
