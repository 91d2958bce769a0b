"""Batches of a dataset."""

import torch
from torch.utils.data.collate import default_collate, default_convert
from torch.utils.data.dataset import IterableDataset, can_take_rows
from torch.utils.data.sampler import BatchSampler, RandomSampler, SequentialSampler


class _EndlessSampler:
    def __iter__(self):
        while True:
            yield None


class DataLoader:
    """Goes through a dataset in batches.

    `num_workers` is accepted and changes nothing but speed elsewhere: samples are read in this process.
    """

    def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0, collate_fn=None,
                 pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None, multiprocessing_context=None,
                 generator=None, *, prefetch_factor=None, persistent_workers=False, pin_memory_device="", in_order=True):
        if num_workers < 0:
            raise ValueError("num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.")
        if timeout < 0:
            raise ValueError("timeout option should be non-negative")
        self._is_iterable = isinstance(dataset, IterableDataset)
        if self._is_iterable and shuffle:
            raise ValueError(
                f"DataLoader with IterableDataset: expected unspecified shuffle option, but got shuffle={shuffle}"
            )
        if sampler is not None and shuffle:
            raise ValueError("sampler option is mutually exclusive with shuffle")
        if batch_sampler is not None:
            if batch_size != 1 or shuffle or sampler is not None or drop_last:
                raise ValueError(
                    "batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last"
                )
            batch_size, drop_last = None, False
        elif batch_size is None and drop_last:
            raise ValueError(
                "batch_size=None option disables auto-batching and is mutually exclusive with drop_last"
            )
        self.dataset = dataset
        self.num_workers, self.prefetch_factor = num_workers, prefetch_factor
        self.pin_memory, self.timeout, self.worker_init_fn = pin_memory, timeout, worker_init_fn
        self.persistent_workers = persistent_workers
        if sampler is None:
            if self._is_iterable:
                sampler = _EndlessSampler()
            elif shuffle:
                sampler = RandomSampler(dataset, generator=generator)
            else:
                sampler = SequentialSampler(dataset)
        if batch_size is not None and batch_sampler is None:
            batch_sampler = BatchSampler(sampler, batch_size, drop_last)
        self.batch_size, self.drop_last = batch_size, drop_last
        self.sampler, self.batch_sampler, self.generator = sampler, batch_sampler, generator
        if collate_fn is None:
            collate_fn = default_collate if batch_sampler is not None else default_convert
        self.collate_fn = collate_fn

    def __class_getitem__(cls, item):
        return cls

    def __iter__(self):
        return _Iterator(self)

    def __len__(self):
        if self._is_iterable:
            count = len(self.dataset)
            if self.batch_size is None:
                return count
            return count // self.batch_size if self.drop_last else -(-count // self.batch_size)
        return len(self.batch_sampler if self.batch_sampler is not None else self.sampler)


class _Iterator:
    """One pass over the data. A seed for workers is drawn when it begins, whether there are workers or not."""

    def __init__(self, loader):
        self._loader = loader
        torch.empty((), dtype=torch.int64).random_(generator=loader.generator)
        self._takes_rows = (
            loader.collate_fn is default_collate
            and loader.batch_sampler is not None
            and not loader._is_iterable
            and can_take_rows(loader.dataset)
        )
        self._batches = self._iterate()

    def _iterate(self):
        loader = self._loader
        if loader._is_iterable:
            yield from self._from_stream(loader)
            return
        dataset, collate = loader.dataset, loader.collate_fn
        if loader.batch_sampler is None:
            for index in loader.sampler:
                yield collate(dataset[index])
            return
        fetch_many = getattr(dataset, "__getitems__", None)
        for indices in loader.batch_sampler:
            if self._takes_rows:
                yield dataset._rows(indices)
            elif fetch_many is not None:
                yield collate(fetch_many(indices))
            else:
                yield collate([dataset[index] for index in indices])

    @staticmethod
    def _from_stream(loader):
        if loader.batch_sampler is None:
            for sample in loader.dataset:
                yield loader.collate_fn(sample)
            return
        batch = []
        for sample in loader.dataset:
            batch.append(sample)
            if len(batch) == loader.batch_size:
                yield loader.collate_fn(batch)
                batch = []
        if batch and not loader.drop_last:
            yield loader.collate_fn(batch)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._batches)

    def __len__(self):
        return len(self._loader)


def get_worker_info():
    """There are no workers: always None."""
    return None
