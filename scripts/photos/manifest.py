"""Writes `manifest.json` beside the photos: path, class, split, hash, size in bytes and seed of each.

    python3 scripts/photos/manifest.py [--images DIR] [--check]

`--check` compares the photos with the manifest that is there and writes nothing; it fails when
photos are missing, which writing allows, since a set grows class by class.
"""

import argparse
import hashlib
import json
import pathlib
import sys

from render import CLASSES, ROOT, SIZE, photo_list


def describe(images):
    """The manifest of the photos that are there, as a plain value, and how many are missing."""
    files, missing = [], 0
    for split, dish, index, seed in photo_list():
        path = f"{split}/{dish}/{index:03d}.jpg"
        if not (images / path).exists():
            missing += 1
            continue
        content = (images / path).read_bytes()
        files.append(
            {
                "path": path,
                "class": dish,
                "split": split,
                "sha256": hashlib.sha256(content).hexdigest(),
                "bytes": len(content),
                "seed": seed,
            }
        )
    return {"version": 1, "size": SIZE, "classes": CLASSES, "files": files}, missing


def as_text(manifest):
    """One photo a line, so that a changed photo is a changed line."""
    lines = ",\n".join("    " + json.dumps(entry) for entry in manifest["files"])
    head = json.dumps({key: manifest[key] for key in ("version", "size", "classes")})
    return f'{head[:-1]}, "files": [\n{lines}\n]}}\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--images", type=pathlib.Path, default=ROOT / "courses/foodvision/images")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    args = parser.parse_args()
    manifest, missing = describe(args.images)
    text = as_text(manifest)
    path = args.images / "manifest.json"
    if args.check:
        if missing or path.read_text() != text:
            sys.exit(f"{path} does not match the photos; {missing} of them are missing")
        return
    path.write_text(text)
    print(f"{path}: {len(manifest['files'])} photos, {missing} missing")


if __name__ == "__main__":
    main()
