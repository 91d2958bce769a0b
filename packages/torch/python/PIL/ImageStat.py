"""Statistics of a picture's channels."""


class Stat:
    def __init__(self, image, mask=None):
        flat = image._pixels.reshape(-1, image._pixels.shape[2]).double()
        self.count = [flat.shape[0]] * flat.shape[1]
        self.sum = flat.sum(0).tolist()
        self.mean = flat.mean(0).tolist()
        self.median = [int(value) for value in flat.median(0).values.tolist()]
        self.var = flat.var(0, unbiased=False).tolist()
        self.stddev = [value**0.5 for value in self.var]
        self.extrema = [(int(low), int(high)) for low, high in zip(flat.amin(0).tolist(), flat.amax(0).tolist())]
