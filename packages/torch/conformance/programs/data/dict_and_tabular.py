import torch
from torch.utils.data import DataLoader, Dataset, random_split

rows = [{"age": 20 + 3 * i, "income": 1000.0 * (i % 4), "city": ["A", "B", "C"][i % 3], "bought": int(i % 2 == 0)} for i in range(10)]
cities = sorted({r["city"] for r in rows})


class Tabular(Dataset):
    def __init__(self, rows):
        numeric = torch.tensor([[r["age"], r["income"]] for r in rows])
        self.mean, self.std = numeric.mean(0), numeric.std(0)
        numeric = (numeric - self.mean) / self.std
        one_hot = torch.nn.functional.one_hot(torch.tensor([cities.index(r["city"]) for r in rows]), len(cities)).float()
        self.X = torch.cat([numeric, one_hot], dim=1)
        self.y = torch.tensor([r["bought"] for r in rows])

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return {"features": self.X[i], "target": self.y[i]}


data = Tabular(rows)
print(data.mean, data.std, data.X.shape, data[0])
train, test = random_split(data, [8, 2], torch.Generator().manual_seed(1))
for batch in DataLoader(train, batch_size=4):
    print(batch["features"].shape, batch["target"])
print(test[0]["features"], len(test))
by_city = {c: data.y[data.X[:, 2 + k] == 1].float().mean().item() for k, c in enumerate(cities)}
print({c: round(v, 3) for c, v in by_city.items()})
