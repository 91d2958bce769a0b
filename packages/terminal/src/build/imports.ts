/**
 * What a lesson's code imports first: compiled ahead, and in the snapshot's memory. A package that can't be imported is left out and
 * named, so that a site still starts; `packages.test.ts` then fails.
 */
export const IMPORTS = `
import ast, builtins, codeop, collections, copy, dataclasses, enum, functools, gc, inspect, io, itertools, json, linecache, math, operator
import os, pathlib, pickle, random, re, signal, string, struct, sys, time, traceback, types, typing, warnings, zipfile
import pyodide.ffi
import thaw_cell
import importlib.util
for name in (
    "torch", "torch.nn", "torch.nn.functional", "torch.optim", "torch.utils.data", "numpy", "torchvision", "torchvision.models",
    "torchvision.transforms", "torchvision.datasets", "PIL.Image", "matplotlib.pyplot", "torchinfo", "thaw",
):
    try:
        importlib.import_module(name)
    except ImportError as error:
        print(f"{name} is left out: {error}", file=sys.stderr)
gc.collect()
`;
