"""Arrays in files: npy for one, npz for several by name, and tables of text."""

import ast
import io

from numpy._making import frombuffer
from numpy._ndarray import array, asarray
from numpy._numbers import ascontiguousarray

_MAGIC = b"\x93NUMPY"


def _npy(arr):
    """The npy format, version 1.0."""
    held = ascontiguousarray(arr)
    header = f"{{'descr': '{held.dtype.str}', 'fortran_order': False, 'shape': {held.shape}, }}".encode()
    header += b" " * (-(len(header) + 11) % 64) + b"\n"
    return _MAGIC + b"\x01\x00" + len(header).to_bytes(2, "little") + header + held.tobytes()


def _from_npy(data):
    width = 2 if data[6] == 1 else 4
    start = 8 + width
    length = int.from_bytes(data[8:start], "little")
    header = ast.literal_eval(data[start : start + length].decode("latin1").strip())
    values = frombuffer(data[start + length :], header["descr"])
    if header["fortran_order"]:
        return values.reshape(header["shape"][::-1]).transpose()
    return values.reshape(header["shape"])


def _write(file, data, ending):
    if hasattr(file, "write"):
        file.write(data)
        return
    with open(file if str(file).endswith(ending) else f"{file}{ending}", "wb") as out:
        out.write(data)


def save(file, arr):
    """Writes one array in the npy format."""
    _write(file, _npy(arr), ".npy")


def savez(file, *arrays, **named):
    """Writes several arrays in one npz file: by their names, or as arr_0, arr_1, …"""
    _write_npz(file, arrays, named, 0)


def savez_compressed(file, *arrays, **named):
    """As `savez`, in fewer bytes."""
    _write_npz(file, arrays, named, 8)


def _write_npz(file, arrays, named, method):
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as out:
        for name, arr in {**{f"arr_{i}": arr for i, arr in enumerate(arrays)}, **named}.items():
            out.writestr(f"{name}.npy", _npy(arr))
    _write(file, buffer.getvalue(), ".npz")


class NpzFile:
    """The arrays of an npz file by their names, read when they are asked for."""

    def __init__(self, data):
        import zipfile

        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.files = [name.removesuffix(".npy") for name in self._zip.namelist()]

    def __getitem__(self, name):
        if name not in self.files:
            raise KeyError(f"{name} is not a file in the archive")
        return _from_npy(self._zip.read(f"{name}.npy"))

    def __contains__(self, name):
        return name in self.files

    def __iter__(self):
        return iter(self.files)

    def __len__(self):
        return len(self.files)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def keys(self):
        return list(self.files)

    def values(self):
        return [self[name] for name in self.files]

    def items(self):
        return [(name, self[name]) for name in self.files]

    def close(self):
        self._zip.close()


def load(file, mmap_mode=None, allow_pickle=False):
    """Reads an npy file's array, or an npz file's arrays."""
    if hasattr(file, "read"):
        data = file.read()
    else:
        with open(file, "rb") as held:
            data = held.read()
    if data[:4] == b"PK\x03\x04":
        return NpzFile(data)
    if data[:6] != _MAGIC:
        raise ValueError("Cannot load file containing pickled data when allow_pickle=False")
    return _from_npy(data)


def savetxt(file, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# "):
    """Writes a table as text, a row a line."""
    held = asarray(X)
    rows = held.reshape(-1, 1).tolist() if held.ndim < 2 else held.tolist()
    formats = [fmt] * len(rows[0]) if isinstance(fmt, str) else fmt
    lines = [delimiter.join([form % value for form, value in zip(formats, row)]) for row in rows]
    lines = ([comments + header] if header else []) + lines + ([comments + footer] if footer else [])
    text = "".join([line + newline for line in lines])
    if hasattr(file, "write"):
        file.write(text)
        return
    with open(file, "w", encoding="utf-8") as out:
        out.write(text)


def _rows(file, delimiter, comments, skip, usecols):
    if hasattr(file, "read"):
        lines = file.read().splitlines()
    elif isinstance(file, (list, tuple)):
        lines = list(file)
    else:
        with open(file, encoding="utf-8") as held:
            lines = held.read().splitlines()
    for line in lines[skip:]:
        line = line.split(comments)[0].strip() if comments else line.strip()
        if line:
            cells = line.split(delimiter)
            yield cells if usecols is None else [cells[i] for i in ((usecols,) if isinstance(usecols, int) else usecols)]


def loadtxt(fname, dtype=float, comments="#", delimiter=None, skiprows=0, usecols=None, unpack=False, ndmin=0):
    """Reads a table of numbers from text."""
    table = [[dtype(cell) if dtype is str else float(cell) for cell in row]
             for row in _rows(fname, delimiter, comments, skiprows, usecols)]
    return _shaped(array(table, dtype=None if dtype is str else dtype), unpack, ndmin)


def genfromtxt(fname, dtype=float, comments="#", delimiter=None, skip_header=0, usecols=None, unpack=False, filling_values=None):
    """As `loadtxt`; a cell that is no number becomes NaN."""
    missing = float("nan") if filling_values is None else filling_values

    def read(cell):
        try:
            return float(cell)
        except ValueError:
            return missing

    table = [[read(cell) for cell in row] for row in _rows(fname, delimiter, comments, skip_header, usecols)]
    return _shaped(array(table, dtype=dtype), unpack, 0)


def _shaped(table, unpack, ndmin):
    if ndmin < 2 and table.ndim == 2 and 1 in table.shape:
        table = table.reshape(-1) if max(table.shape) > 1 or ndmin == 1 else table.reshape(())
    return table.T if unpack else table
