import torch

data = torch.tensor([[1.0, float("nan")], [3.0, 4.0], [float("nan"), 6.0]])
missing = torch.isnan(data)
print(missing, missing.sum(), missing.any(dim=1))
print(data[~missing.any(dim=1)])
means = torch.nanmean(data, dim=0)
print(means, data.nansum(), data.nanmean())
filled = torch.where(missing, means, data)
print(filled)
data[missing] = 0
print(data, data.mean(dim=0))
standard = (filled - filled.mean(0)) / filled.std(0)
print(standard)
low, high = filled.min(0).values, filled.max(0).values
print((filled - low) / (high - low))
outliers = (filled - filled.mean(0)).abs() > filled.std(0)
print(outliers, outliers.nonzero().tolist())
print(filled.quantile(0.5, dim=0), torch.quantile(filled[:, 0], torch.tensor([0.25, 0.75])))
