import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
T, C, N, S = 10, 5, 3, 4
logits = torch.randn(T, N, C, requires_grad=True); target = torch.randint(1, C, (N, S)); il = torch.tensor([10, 8, 6]); tl = torch.tensor([4, 3, 2])
loss = nn.CTCLoss()(logits.log_softmax(2), target, il, tl); print(loss); loss.backward(); print(logits.grad[0], logits.grad.abs().sum())
print(F.ctc_loss(logits.detach().log_softmax(2), target, il, tl, reduction="none"), nn.CTCLoss(reduction="sum", zero_infinity=True)(logits.detach().log_softmax(2), torch.cat([t[:l] for t, l in zip(target, tl)]), il, tl))
x, y = torch.randn(3, 4), torch.randn(3, 4)
print(nn.HingeEmbeddingLoss()(x, torch.tensor([1, -1, 1, -1]).expand(3, 4)), nn.MultiMarginLoss()(x, torch.tensor([0, 1, 2])), nn.MultiLabelMarginLoss()(torch.tensor([[0.1, 0.2, 0.4, 0.8]]), torch.tensor([[3, 0, -1, 1]])), nn.SoftMarginLoss()(x, y.sign()), nn.MultiLabelSoftMarginLoss()(x, (y > 0).float()))
print(nn.CosineEmbeddingLoss(margin=0.1)(x, y, torch.tensor([1, -1, 1])), nn.MarginRankingLoss(0.2)(x[0], y[0], torch.ones(4)), nn.TripletMarginLoss(margin=1.0, p=2)(x, y, -x), nn.TripletMarginWithDistanceLoss(distance_function=lambda a, b: 1 - F.cosine_similarity(a, b))(x, y, -x), nn.PoissonNLLLoss()(x, y.abs()), nn.GaussianNLLLoss()(x, y, torch.ones(3, 4)), nn.KLDivLoss(reduction="batchmean")(x.log_softmax(1), y.softmax(1)), nn.HuberLoss(delta=0.5)(x, y), nn.SmoothL1Loss(beta=2.0)(x, y))
print(F.margin_ranking_loss(x[0], y[0], torch.ones(4)), F.triplet_margin_loss(x, y, -x), F.cosine_embedding_loss(x, y, torch.ones(3)), F.multilabel_margin_loss(torch.tensor([[0.1, 0.2, 0.4, 0.8]]), torch.tensor([[3, 0, -1, 1]])))
