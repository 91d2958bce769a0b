"""Arrays of text: each element is held as its place in a sorted list of words, so that places compare as words do."""

import torch
from numpy._dtypes import generic, scalar
from numpy._ndarray import _from_tensor, _index, ndarray


class str_(str):
    """One text of an array."""

    __slots__ = ()
    __module__ = "numpy"

    shape, ndim, size = (), 0, 1

    def item(self):
        return str(self)

    tolist = item

    @property
    def dtype(self):
        return text_dtype(len(self))


class text_dtype:
    """`dtype('<U4')`: texts of at most so many characters."""

    kind, type = "U", str_

    def __init__(self, width):
        self.itemsize = 4 * max(width, 1)
        self.str = self.name = f"<U{max(width, 1)}"

    def __repr__(self):
        return f"dtype('{self.str}')"

    def __str__(self):
        return self.str

    def __eq__(self, other):
        return other is str or other is str_ or getattr(other, "str", other) == self.str

    def __hash__(self):
        return hash(self.str)


class text_array(ndarray):
    """An array of text."""

    __slots__ = ("_words", "_width")
    __module__ = "numpy"
    __hash__ = None

    @property
    def dtype(self):
        return text_dtype(self._width)

    def _like(self, places):
        """The words of other places."""
        return _made(places, self._words, self._width)

    def item(self, *index):
        return self._words[int(ndarray.item(self, *index))]

    def tolist(self):
        def words(part):
            return [words(each) for each in part] if isinstance(part, list) else self._words[part]

        return words(self._t.tolist())

    def astype(self, kind, copy=True):
        from numpy._ndarray import array

        if kind in (str, object) or isinstance(kind, (text_dtype, str)) and str(kind).lstrip("<")[:1] == "U":
            return self._like(self._t.clone())
        convert = int if kind is int else float
        return array([convert(word) for word in self.ravel().tolist()]).reshape(self.shape).astype(kind)

    def copy(self, order="C"):
        return self._like(self._t.clone())

    def __reduce__(self):
        return array_of_text, (self.tolist(),)

    def __getitem__(self, key):
        picked = ndarray.__getitem__(self, key)
        return self._like(picked._t) if isinstance(picked, ndarray) else str_(self._words[int(picked)])

    def __setitem__(self, key, value):
        joined = merge([self, value if isinstance(value, ndarray) else array_of_text(value)])
        self._t.copy_(joined[0]._t)
        # A text that is too long is cut, as fixed widths have it.
        self._words = [word[: self._width] for word in joined[0]._words]
        self._t[_index(key)] = joined[1]._t
        packed = array_of_text(self.tolist(), self._width)
        self._words = packed._words
        self._t.copy_(packed._t)

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __contains__(self, value):
        return value in self._words and bool((self._t == self._words.index(value)).any())

    def _compare(self, other, function):
        if not isinstance(other, (str, list, tuple, text_array)):
            return NotImplemented
        left, right = merge([self, other if isinstance(other, text_array) else array_of_text(other)])
        result = function(left._t, right._t)
        return scalar(result) if result.dim() == 0 else _from_tensor(result)

    def __eq__(self, other):
        return self._compare(other, torch.eq)

    def __ne__(self, other):
        return self._compare(other, torch.ne)

    def __lt__(self, other):
        return self._compare(other, torch.lt)

    def __le__(self, other):
        return self._compare(other, torch.le)

    def __gt__(self, other):
        return self._compare(other, torch.gt)

    def __ge__(self, other):
        return self._compare(other, torch.ge)


def _keeping(name):
    def method(self, *arguments, **options):
        return self._like(getattr(ndarray, name)(self, *arguments, **options)._t)

    method.__name__ = name
    return method


for _name in "reshape ravel flatten transpose swapaxes squeeze repeat".split():
    setattr(text_array, _name, _keeping(_name))


def _made(places, words, width):
    made = object.__new__(text_array)
    made._t, made._words, made._width = places, words, width
    return made


def _shape_of(value):
    shape = []
    while isinstance(value, (list, tuple)):
        shape.append(len(value))
        value = value[0] if value else ""
    return tuple(shape)


def has_text(value):
    """Whether a nested sequence begins with a text."""
    while isinstance(value, (list, tuple)) and value:
        value = value[0]
    return isinstance(value, (str, text_array))


def array_of_text(value, width=None):
    """An array of nested sequences of texts; numbers among them become texts."""

    def plain(part):
        if isinstance(part, ndarray):
            return part.tolist()
        return [plain(each) for each in part] if isinstance(part, (list, tuple)) else part

    value = plain(value)
    flat = []

    def walk(part):
        if isinstance(part, (list, tuple)):
            for each in part:
                walk(each)
        else:
            flat.append(str(part.item() if isinstance(part, generic) else part))

    walk(value)
    words = sorted(set(flat))
    places = {word: place for place, word in enumerate(words)}
    tensor = torch.tensor([places[word] for word in flat], dtype=torch.int64).reshape(_shape_of(value))
    return _made(tensor, words, width or max(map(len, words), default=1))


def merge(arrays):
    """The same arrays over one common list of words."""
    arrays = [each if isinstance(each, text_array) else array_of_text(each) for each in arrays]
    words = sorted({word for each in arrays for word in each._words})
    places = {word: place for place, word in enumerate(words)}
    width = max(each._width for each in arrays)
    merged = []
    for each in arrays:
        move = torch.tensor([places[word] for word in each._words], dtype=torch.int64)
        merged.append(_made(move[each._t] if each._words else each._t, words, width))
    return merged


def _is_text(value):
    return isinstance(value, (text_array, str)) or isinstance(value, (list, tuple)) and has_text(value)


def for_text(name, function):
    """numpy's function, for text too: it works on the places and the answer gets the words back."""
    keeps = {
        "sort", "concatenate", "stack", "hstack", "vstack", "append", "where", "unique", "repeat", "tile", "flip", "roll",
        "delete", "insert", "take", "array_split", "split", "expand_dims", "squeeze", "ravel", "reshape", "full", "random.choice",
        "random.permutation", "random.shuffle",
    }

    def words_back(result, like):
        if isinstance(result, list):
            return [words_back(each, like) for each in result]
        if isinstance(result, ndarray):
            return like._like(result._t)
        return str_(like._words[int(result)])

    def apply(*arguments, **options):
        if not any(_is_text(each) for each in arguments):
            return function(*arguments, **options)
        if name in ("concatenate", "stack", "hstack", "vstack"):
            texts = merge(list(arguments[0]))
            return words_back(function([each_plain(each) for each in texts], *arguments[1:], **options), texts[0])
        texts = merge([each for each in arguments if _is_text(each)])
        fresh = iter(texts)
        held = [each_plain(next(fresh)) if _is_text(each) else each for each in arguments]
        result = function(*held, **options)
        if name not in keeps:
            return result
        if isinstance(result, tuple):
            return (words_back(result[0], texts[0]), *result[1:])
        return words_back(result, texts[0])

    apply.__name__, apply.__doc__ = name, function.__doc__
    return apply


def each_plain(text):
    """The places as an ordinary array, or number."""
    return _from_tensor(text._t)


TEXT_FUNCTIONS = (
    "sort argsort concatenate stack hstack vstack append where unique repeat tile flip roll delete insert take array_split "
    "split expand_dims squeeze ravel reshape isin array_equal equal not_equal searchsorted intersect1d setdiff1d"
)


class char:
    """`np.char`: functions over every text."""

    @staticmethod
    def _map(function, values):
        held = values if isinstance(values, text_array) else array_of_text(values)
        return array_of_text([function(word) for word in held.ravel().tolist()]).reshape(held.shape)

    upper = staticmethod(lambda values: char._map(str.upper, values))
    lower = staticmethod(lambda values: char._map(str.lower, values))
    title = staticmethod(lambda values: char._map(str.title, values))
    capitalize = staticmethod(lambda values: char._map(str.capitalize, values))
    strip = staticmethod(lambda values, chars=None: char._map(lambda word: word.strip(chars), values))
    add = staticmethod(lambda first, second: _joined(first, second))
    replace = staticmethod(lambda values, old, new: char._map(lambda word: word.replace(old, new), values))


def _joined(first, second):
    left, right = merge([first, second])
    shaped = torch.broadcast_tensors(left._t, right._t)
    pairs = zip(*(each.reshape(-1).tolist() for each in shaped))
    words = left._words
    return array_of_text([words[a] + words[b] for a, b in pairs]).reshape(tuple(shaped[0].shape))
