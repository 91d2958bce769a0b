"""Named tuples of results, printed as PyTorch prints them."""


def _named(name, fields):
    def construct(cls, values=(), **_):
        return tuple.__new__(cls, values)

    def describe(self):
        parts = ",\n".join(f"{field}={value!r}" for field, value in zip(fields, self))
        return f"torch.return_types.{self._shown}(\n{parts})"

    members = {"__slots__": (), "__module__": "torch.return_types", "__new__": construct, "__repr__": describe}
    members["_shown"] = name
    members["_fields"] = fields
    members["__reduce__"] = lambda self: (type(self), (tuple(self),))
    for position, field in enumerate(fields):
        members[field] = property(lambda self, position=position: self[position])
    return type(name, (tuple,), members)


_values = ("values", "indices")
max = _named("max", _values)
min = _named("min", _values)
sort = _named("sort", _values)
topk = _named("topk", _values)
median = _named("median", _values)
nanmedian = _named("nanmedian", _values)
mode = _named("mode", _values)
kthvalue = _named("kthvalue", _values)
frexp = _named("frexp", ("mantissa", "exponent"))
cummax = _named("cummax", _values)
cummin = _named("cummin", _values)
aminmax = _named("aminmax", ("min", "max"))
qr = _named("qr", ("Q", "R"))
svd = _named("svd", ("U", "S", "V"))
slogdet = _named("slogdet", ("sign", "logabsdet"))
histogram = _named("histogram", ("hist", "bin_edges"))
linalg_qr = _named("linalg_qr", ("Q", "R"))
linalg_svd = _named("linalg_svd", ("U", "S", "Vh"))
linalg_eigh = _named("linalg_eigh", ("eigenvalues", "eigenvectors"))
linalg_eig = _named("linalg_eig", ("eigenvalues", "eigenvectors"))
linalg_slogdet = _named("linalg_slogdet", ("sign", "logabsdet"))
linalg_lstsq = _named("linalg_lstsq", ("solution", "residuals", "rank", "singular_values"))
