import matplotlib.pyplot as plt
import numpy as np

fig, ax = plt.subplots()
x = np.linspace(0, 1, 5)
(line,) = ax.plot(x, x ** 2, label="square")
ax.plot(x, x, "r--", label="line")
ax.set_xlabel("x")
ax.set_ylabel("y")
ax.set_title("Curves")
ax.legend()
print(len(ax.lines), ax.get_title(), ax.get_xlabel(), ax.get_ylabel(), line.get_label())
print(line.get_xdata(), line.get_ydata())
print([t.get_text() for t in ax.get_legend().get_texts()])
ax.set_xlim(0, 2)
ax.set_ylim(-1, 1)
print([float(v) for v in ax.get_xlim()], [float(v) for v in ax.get_ylim()])
plt.show()
plt.close(fig)
