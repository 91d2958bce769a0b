import torch
from torch import nn
a=torch.ones(3,2,4).transpose(0,1)
torch.manual_seed(3); print(a.stride(), nn.functional.dropout(a,0.5))
torch.manual_seed(3); print(nn.functional.dropout(torch.ones(3,2,4),0.5))
torch.manual_seed(1)
m=nn.MultiheadAttention(8,2,dropout=0.0,batch_first=True)
x=torch.randn(2,3,8)
o,w=m(x,x,x,need_weights=False); print(o.stride())
