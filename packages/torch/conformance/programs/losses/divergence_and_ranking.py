import torch
from torch import nn
import torch.nn.functional as F

p = torch.tensor([[0.36, 0.48, 0.16]])
q = torch.tensor([[1 / 3, 1 / 3, 1 / 3]])
print(nn.KLDivLoss(reduction="batchmean")(q.log(), p), F.kl_div(q.log(), p.log(), reduction="sum", log_target=True))
print(nn.KLDivLoss(reduction="none")(q.log(), p))
a = torch.tensor([[1.0, 0.0], [0.0, 1.0]])
b = torch.tensor([[1.0, 1.0], [0.0, -1.0]])
print(nn.CosineEmbeddingLoss()(a, b, torch.tensor([1, -1])), nn.CosineSimilarity(dim=1)(a, b))
print(nn.MarginRankingLoss(margin=0.5)(torch.tensor([1.0, 2.0]), torch.tensor([1.2, 1.0]), torch.tensor([1.0, 1.0])))
print(nn.HingeEmbeddingLoss()(torch.tensor([0.5, 1.5]), torch.tensor([1.0, -1.0])))
print(nn.TripletMarginLoss(margin=1.0)(a, a + 0.1, b), nn.MultiMarginLoss()(torch.tensor([[0.1, 0.2, 0.4, 0.8]]), torch.tensor([3])))
print(nn.PoissonNLLLoss()(torch.tensor([0.5, 1.0]), torch.tensor([1.0, 2.0])))
print(nn.GaussianNLLLoss()(torch.tensor([1.0, 2.0]), torch.tensor([1.5, 1.0]), torch.tensor([1.0, 0.5])))
print(nn.PairwiseDistance()(a, b), F.pairwise_distance(a, b, p=1))
temperature = 2.0
teacher, student = torch.tensor([[2.0, 1.0, 0.0]]), torch.tensor([[1.0, 1.0, 0.5]])
print(F.kl_div(F.log_softmax(student / temperature, 1), F.softmax(teacher / temperature, 1), reduction="batchmean") * temperature ** 2)
