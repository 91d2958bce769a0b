"""Renders the FoodVision photo set.

    python3 scripts/photos/render.py [--class ramen] [--only N] [--out DIR] [--jobs 2]

Each photo takes two passes of POV-Ray: one traces the scene into linear light (a Radiance
picture), `develop` does what a camera does with light, and the second writes the JPEG. A photo's
seed is its number within its class, from 1 to 80; its split follows from it.
"""

import argparse
import concurrent.futures
import importlib
import pathlib
import subprocess
import sys
import tempfile

import develop
import light
import surroundings
from scene import Scene

CLASSES = ["burger", "donut", "fried_egg", "pizza", "ramen", "salad", "sushi"]
SPLITS = [("train", 40), ("test", 20), ("server", 20)]
SIZE = 320
# POV-Ray keeps colour at full resolution, so that 70 looks as good as a usual 80 and stays near 25 KB.
QUALITY = 70
ROOT = pathlib.Path(__file__).resolve().parents[2]


def photo_list():
    """Every photo as (split, class, number in the split, seed)."""
    photos = []
    for dish in CLASSES:
        seed = 0
        for split, count in SPLITS:
            for index in range(1, count + 1):
                seed += 1
                photos.append((split, dish, index, seed))
    return photos


def scene_text(dish, seed):
    """The scene file, POV-Ray's options and the camera settings of one photo."""
    scene = Scene(dish, seed)
    framing, clear_radius = importlib.import_module(f"dishes.{dish}").build(scene)
    surroundings.table(scene)
    surroundings.clutter(scene, clear_radius)
    head = "#version 3.7;\nglobal_settings{assumed_gamma 1 max_trace_level 3 adc_bailout 1/15}\n"
    setting, options = light.light_and_camera(scene, framing)
    text = head + setting + "\n" + "\n".join(scene.declarations + scene.objects) + "\n"
    return text, options, develop.Look(scene)


def _povray(source, target, size, *options):
    command = [
        "povray",
        f"+I{source}",
        f"+O{target}",
        f"+W{size}",
        f"+H{size}",
        "-D",
        "-GA",
        "+WT1",
        *options,
    ]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        raise RuntimeError(f"povray failed on {source}:\n{done.stdout.decode(errors='replace')[-600:]}")


def _write_jpeg(folder, pixels, target, size):
    """POV-Ray is also the JPEG writer: it photographs the finished picture head on."""
    (folder / "photo.ppm").write_bytes(b"P6\n%d %d\n255\n" % (size, size) + pixels)
    (folder / "photo.pov").write_text(
        "#version 3.7;\nglobal_settings{assumed_gamma 1}\n"
        "camera{orthographic location z*-1 direction z right x up y}\n"
        f'box{{0,<1,1,.1> texture{{pigment{{image_map{{ppm "{folder}/photo.ppm" gamma srgb}}}} '
        "finish{ambient 0 diffuse 0 emission 1}} translate -.5}\n"
    )
    _povray(folder / "photo.pov", target, size, "-A", "+FJ", f"Compression={QUALITY}")


def render(dish, seed, target, size=SIZE):
    """Renders one photo to the path `target`."""
    text, options, look = scene_text(dish, seed)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="photo-") as name:
        folder = pathlib.Path(name)
        (folder / "scene.pov").write_text(text)
        _povray(folder / "scene.pov", folder / "light.hdr", size, "+FH", "+SU", *options)
        pixels = develop.develop(develop.read_radiance(folder / "light.hdr"), look)
        _write_jpeg(folder, pixels, target, size)
    return target


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--class", dest="dish", choices=CLASSES, help="only this class")
    parser.add_argument("--only", type=int, help="only the photo with this seed (1 to 80)")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "courses/foodvision/images")
    parser.add_argument("--jobs", type=int, default=2, help="photos rendered at once")
    parser.add_argument("--size", type=int, default=SIZE, help="width and height, for drafts")
    parser.add_argument("--missing", action="store_true", help="leave photos that exist alone")
    args = parser.parse_args()
    wanted = [
        (dish, seed, args.out / split / dish / f"{index:03d}.jpg")
        for split, dish, index, seed in photo_list()
        if args.dish in (None, dish) and args.only in (None, seed)
    ]
    if args.missing:
        wanted = [photo for photo in wanted if not photo[2].exists()]
    with concurrent.futures.ProcessPoolExecutor(args.jobs) as pool:
        for path in pool.map(render, *zip(*((*photo, args.size) for photo in wanted))):
            print(path, flush=True)


if __name__ == "__main__":
    sys.exit(main())
