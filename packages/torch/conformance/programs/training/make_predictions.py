import random
import torch
from torch import nn

torch.manual_seed(42)
random.seed(42)
class_names = ["T-shirt/top", "Trouser", "Pullover"]
test_data = [(torch.rand(1, 6, 6), i % 3) for i in range(12)]


def make_predictions(model: torch.nn.Module, data: list, device: torch.device = "cpu"):
    pred_probs = []
    model.eval()
    with torch.inference_mode():
        for sample in data:
            sample = torch.unsqueeze(sample, dim=0).to(device)
            pred_logit = model(sample)
            pred_prob = torch.softmax(pred_logit.squeeze(), dim=0)
            pred_probs.append(pred_prob.cpu())
    return torch.stack(pred_probs)


model = nn.Sequential(nn.Flatten(), nn.Linear(36, 10), nn.ReLU(), nn.Linear(10, 3))
test_samples, test_labels = [], []
for sample, label in random.sample(list(test_data), k=5):
    test_samples.append(sample)
    test_labels.append(label)
pred_probs = make_predictions(model, test_samples)
print(pred_probs)
pred_classes = pred_probs.argmax(dim=1)
print(pred_classes, test_labels)
for truth, pred, prob in zip(test_labels, pred_classes, pred_probs):
    print(f"Pred: {class_names[pred]} | Prob: {prob.max():.3f} | Truth: {class_names[truth]} | {'ok' if pred == truth else 'wrong'}")
