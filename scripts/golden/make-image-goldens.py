"""Draws small pictures of many kinds and writes what real Pillow and PyTorch make of them.

Usage: python3 make-image-goldens.py     (Debian: python3-torch, python3-torchvision, python3-pil)
Writes packages/images/test/golden/pictures/* and pictures.json: for each picture its mode and the sha256 of its samples as
Pillow opens it, of its upright RGB pixels, and of its 224 x 224 crop; and packages/tl-engine/test/golden/picture-features.json:
its 576 features as base64 of little-endian float32.
"""

import base64
import hashlib
import json
import struct
import zlib

import numpy as np
from PIL import Image

from backbone import GOLDEN, IMAGES_GOLDEN, crop, features, load_backbone, open_upright

FOLDER = IMAGES_GOLDEN / "pictures"


def scene(width, height, seed):
    """A smooth picture with a disc, an edge and a little noise; float64 [height, width, 3] in 0..255."""
    random = np.random.RandomState(seed)
    y, x = np.mgrid[0:height, 0:width].astype(float)
    phase = random.rand(3, 2) * 6
    waves = [127 + 90 * np.sin(x / (9 + 5 * c) + phase[c, 0]) * np.cos(y / (13 - 3 * c) + phase[c, 1]) for c in range(3)]
    picture = np.stack(waves, -1)
    disc = (x - width * 0.6) ** 2 + (y - height * 0.4) ** 2 < (min(width, height) * 0.3) ** 2
    picture[disc] = picture[disc] * 0.3 + np.array([200, 120, 40])
    picture[y > height * 0.8] *= 0.4
    return np.clip(picture + random.randn(height, width, 1) * 4, 0, 255)


def picture(width, height, seed):
    return Image.fromarray(scene(width, height, seed).round().astype(np.uint8))


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def write_png(path, samples, depth, color_type, interlaced=False, palette=None, extra=b""):
    """PNG kinds that Pillow reads but does not write. samples: int [height, width, channels]. Filters 0 to 4 take turns."""
    height, width, channels = samples.shape
    back = max(1, depth * channels // 8)
    passes = [(0, 0, 1, 1)]
    if interlaced:
        passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    stream = b""
    for x0, y0, dx, dy in passes:
        part = samples[y0::dy, x0::dx]
        if part.size == 0:
            continue
        if depth == 16:
            rows = part.astype(">u2").reshape(part.shape[0], -1).view(np.uint8)
        elif depth == 8:
            rows = part.astype(np.uint8).reshape(part.shape[0], -1)
        else:
            bits = (part.reshape(part.shape[0], -1)[:, :, None] >> np.arange(depth - 1, -1, -1)) & 1
            rows = np.packbits(bits.reshape(part.shape[0], -1).astype(np.uint8), axis=1)
        above = np.zeros(rows.shape[1], int)
        for j, row in enumerate(rows.astype(int)):
            left = np.concatenate([np.zeros(back, int), row[:-back]])[: len(row)]
            corner = np.concatenate([np.zeros(back, int), above[:-back]])[: len(row)]
            p = left + above - corner
            near = np.stack([abs(p - left), abs(p - above), abs(p - corner)])
            paeth = np.choose(near.argmin(0), [left, above, corner])
            kind = j % 5
            guess = [0, left, above, (left + above) // 2, paeth][kind]
            stream += bytes([kind]) + ((row - guess) % 256).astype(np.uint8).tobytes()
            above = row
    head = struct.pack(">IIBBBBB", width, height, depth, color_type, 0, 0, int(interlaced))
    body = chunk(b"IHDR", head) + (chunk(b"PLTE", palette) if palette else b"") + extra
    data = zlib.compress(stream, 9)
    half = len(data) // 2
    body += chunk(b"IDAT", data[:half]) + chunk(b"IDAT", data[half:]) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)


def exif(orientation):
    return b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01" + struct.pack(">H", orientation) + b"\0\0\0\0\0\0"


def draw():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()

    def path(name):
        return FOLDER / name

    picture(90, 67, 1).save(path("rgb.png"))
    picture(61, 97, 2).convert("L").save(path("grey.png"))
    picture(80, 60, 3).quantize(37).save(path("palette.png"))
    picture(70, 70, 4).quantize(16).save(path("palette-transparent.png"), transparency=3, bits=4)
    rgba = picture(75, 64, 5)
    rgba.putalpha(Image.fromarray((np.mgrid[0:64, 0:75][1] * 3).astype(np.uint8)))
    rgba.save(path("alpha.png"))
    rgba.convert("LA").save(path("grey-alpha.png"))
    picture(66, 50, 6).convert("1").save(path("bilevel.png"))
    picture(20, 300, 7).save(path("tall.png"))
    picture(300, 20, 8).save(path("wide.png"))
    picture(1, 1, 9).save(path("one-pixel.png"))
    picture(256, 259, 10).convert("P", palette=Image.ADAPTIVE, colors=8).save(path("nearly-256.png"))
    deep = (scene(50, 41, 11) * 257).round().astype(int)
    write_png(path("rgb-16.png"), deep, 16, 2)
    write_png(path("grey-16.png"), deep[:, :, :1], 16, 0)
    write_png(path("grey-alpha-16.png"), deep[:, :, :2], 16, 4)
    write_png(path("alpha-16-interlaced.png"), np.concatenate([deep, deep[:, :, :1]], 2), 16, 6, True)
    small = scene(53, 47, 12)
    write_png(path("rgb-interlaced.png"), small.round().astype(int), 8, 2, True)
    write_png(path("grey-2-interlaced.png"), (small[:, :, :1] // 64).astype(int), 2, 0, True)
    write_png(path("grey-4.png"), (small[:, :, :1] // 16).astype(int), 4, 0)
    short = bytes(range(9, 39))
    write_png(path("palette-short.png"), (small[:, :, :1] // 16).astype(int), 4, 3, True, palette=short)
    write_png(path("upright-by-exif.png"), small.round().astype(int), 8, 2, extra=chunk(b"eXIf", exif(6)))

    for name, subsampling in (("444", 0), ("422", 1), ("420", 2)):
        picture(93, 71, 13).save(path(f"jpeg-{name}.jpg"), quality=85, subsampling=subsampling)
    picture(101, 55, 14).save(path("progressive-420.jpg"), quality=70, subsampling=2, progressive=True)
    picture(64, 83, 15).convert("L").save(path("grey.jpg"), quality=80)
    picture(72, 58, 16).convert("CMYK").save(path("cmyk.jpg"), quality=90)
    cmyk = bytearray(path("cmyk.jpg").read_bytes())
    # The last byte of Adobe's marker says how its colours are coded: 2 makes the same bytes a YCCK picture.
    cmyk[cmyk.index(b"Adobe") + 11] = 2
    path("ycck.jpg").write_bytes(cmyk)
    for orientation in range(1, 9):
        block = b"Exif\0\0" + exif(orientation)
        picture(40, 30, 17).save(path(f"orientation-{orientation}.jpg"), quality=80, exif=block)
    picture(900, 700, 18).save(path("large.jpg"), quality=35, subsampling=2)
    picture(85, 64, 19).save(path("lossy.webp"), quality=60)
    rgba.save(path("lossless-alpha.webp"), lossless=True, exact=True)


def main():
    draw()
    model = load_backbone()
    expected = {}
    found = {}
    for path in sorted(FOLDER.iterdir()):
        with Image.open(path) as stored:
            opened = {"mode": stored.mode, "sha256": sha256(samples(stored))}
        image = open_upright(path)
        cut = crop(image)
        expected[path.name] = {
            **opened,
            "width": image.width,
            "height": image.height,
            "rgbSha256": sha256(image.tobytes()),
            "cropSha256": sha256(cut.tobytes()),
        }
        found[path.name] = base64.b64encode(features(model, cut).astype("<f4").tobytes()).decode()
    (IMAGES_GOLDEN / "pictures.json").write_text(json.dumps(expected, indent=1) + "\n")
    (GOLDEN / "picture-features.json").write_text(json.dumps(found, indent=1) + "\n")


def samples(image):
    """One byte a pixel in mode "1", where Pillow would pack eight into a byte."""
    return image.convert("L").tobytes() if image.mode == "1" else image.tobytes()


def sha256(data):
    return hashlib.sha256(data).hexdigest()


main()
