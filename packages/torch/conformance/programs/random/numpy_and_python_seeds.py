import random
import numpy as np
import torch

def set_seed(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)

set_seed(42)
print(round(random.random(), 6), random.randint(0, 10), np.round(np.random.rand(), 6), torch.rand(1))
set_seed(42)
print(round(random.random(), 6), random.randint(0, 10), np.round(np.random.rand(), 6), torch.rand(1))
random.seed(1)
items = list(range(5))
random.shuffle(items)
print(items, random.choice("abcde"), random.sample(range(10), 3), round(random.gauss(0, 1), 4), round(random.uniform(1, 2), 4))
indices = list(range(10))
random.Random(0).shuffle(indices)
print(torch.tensor(indices))
print(random.choices([1, 2, 3], k=4), random.randrange(100))
