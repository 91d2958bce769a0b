import torch

RANDOM_SEED = 42
torch.manual_seed(seed=RANDOM_SEED)
random_tensor_C = torch.rand(3, 4)
torch.random.manual_seed(seed=RANDOM_SEED)
random_tensor_D = torch.rand(3, 4)
print(f"Tensor C:\n{random_tensor_C}\n")
print(f"Tensor D:\n{random_tensor_D}\n")
print(random_tensor_C == random_tensor_D)
print(torch.rand(2) == torch.rand(2))
print(torch.initial_seed())
for seed in (0, 1, 2):
    torch.manual_seed(seed)
    print(seed, torch.rand(2), torch.randn(2), torch.randint(0, 10, (2,)))
with torch.random.fork_rng():
    torch.manual_seed(99)
    print(torch.rand(1))
print(torch.rand(1))
