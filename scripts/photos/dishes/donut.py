"""Donut: a fried ring with a pale waist, under any glaze and topping."""

import math

import foods
import shapes
import surroundings
import textures
from scene import Framing, number, rgb, shade, vector

DOUGHS = [
    ("#b87a3a", "#8a4e1e"),
    ("#c98f4c", "#a0642c"),
    ("#8f5526", "#6a3814"),
    ("#4a2a1a", "#33190e"),
    ("#d8a868", "#b87e3e"),
]
GLAZES = [
    "#e88aa4",
    "#d45a7c",
    "#e88aa4",
    "#3a1c10",
    "#4a2414",
    "#2a140c",
    "#f4efe6",
    "#f6f0dc",
    "#8a4a20",
    "#c07a30",
    "#b8243a",
    "#8fae5a",
    "#6a8f3a",
    "#eac84a",
    "#e8a040",
    "#7aa8c8",
    "#8a6ab0",
    "#c8a8d8",
    "#3c3a40",
    "#d8c0a0",
]


class Ring:
    """The torus that dough and glaze share, with the same lumps under both."""

    def __init__(self, scene):
        self.big, self.small = scene.between(0.52, 0.66), scene.between(0.26, 0.35)
        self.squash = scene.between(0.75, 0.95)
        self.lumps = shapes.Waves(scene, 5, 1.6)
        self.twist = scene.pick(0, 0, 0, 0, 0, 0.09)
        self.turns = scene.whole(7, 10)

    def point(self, angle, around, swell=1.0):
        """`around` runs from the outer rim (0) over the top (pi / 2) to the hole (pi)."""
        small = self.small * swell * (1 + self.twist * math.sin(self.turns * angle + 2 * around))
        r = self.big + small * math.cos(around)
        x, y, z = r * math.cos(angle), small * self.squash * math.sin(around), r * math.sin(angle)
        grow = 1 + 0.03 * self.lumps(x, y, z)
        return (x * grow, y * grow, z * grow)

    def normal(self, angle, around):
        return (math.cos(around) * math.cos(angle), math.sin(around), math.cos(around) * math.sin(angle))


def _dough(scene, ring, tone, sugared):
    rows = [[ring.point(a, 2 * math.pi * j / 22) for j in range(23)] for a in shapes.ring_angles(56)]
    main, other = (scene.colour(c, 0.05) for c in tone)
    # Fat reaches the waist last: donuts keep a pale line there.
    waist = shade(main, 1.35)
    lift = ring.small * 0.5
    pigment = (
        f"pigment{{gradient y turbulence .05 color_map{{[0 {rgb(other)}][.38 {rgb(main)}][.47 {rgb(waist)}][.53 {rgb(waist)}]"
        f"[.62 {rgb(main)}][1 {rgb(other)}]}} scale {number(4 * lift)} translate y*{number(-2 * lift)}}}"
    )
    coat = textures.finish(0.2, 0.05, 0, 0.05)
    texture = f"texture{{{pigment} {textures.bumps(scene, 0.3, 0.05)} {coat}}}"
    if sugared:
        sugar = (
            rgb(scene.colour(scene.pick("#f8f4ec", "#f8f4ec", "#c8905c"), 0.03))
            .removeprefix("rgb ")
            .strip("<>")
        )
        cover = scene.between(0.35, 0.6)
        texture += (
            f"texture{{pigment{{granite color_map{{[0 rgbt <{sugar},0.05>][{number(cover)} rgbt <{sugar},0.25>]"
            f"[{number(cover + 0.12)} rgbt <{sugar},1>][1 rgbt <{sugar},1>]}} scale .25}} {textures.bumps(scene, 0.6, 0.015)} {coat}}}"
        )
    scene.place(scene.declare(shapes.Mesh().grid(rows, closed=True).text()), texture)


def _glaze(scene, ring, code):
    outer, inner = shapes.Waves(scene, 7, 2.4), shapes.Waves(scene, 5, 2)
    low = scene.between(0.0, 0.35)
    rows = []
    for angle in shapes.ring_angles(64):
        c, s = math.cos(angle), math.sin(angle)
        start = low + 0.3 * outer(1.7 * c, 0, 1.7 * s)
        stop = math.pi - 0.05 + 0.25 * inner(1.7 * c, 0, 1.7 * s)
        row = []
        for j in range(18):
            t = j / 17
            thick = 0.99 + 0.055 * min(1, 6 * t, 6 * (1 - t)) ** 0.6
            row.append(ring.point(angle, start + (stop - start) * t, thick))
        rows.append(row)
    matt = scene.chance(0.3)
    texture = foods.glossy(
        scene,
        code,
        bump=0.05,
        bump_size=0.25,
        mirror=0 if matt else scene.between(0.15, 0.4),
        shine=0.25 if matt else 0.7,
        roughness=0.05 if matt else 0.008,
        glow=0.06,
    )
    scene.place(scene.declare(shapes.Mesh().grid(rows, closed=True).text()), texture)


def _spot(scene, ring, swell=1.05, low=0.5, high=2.7):
    angle, around = scene.between(0, 2 * math.pi), scene.between(low, high)
    return ring.point(angle, around, swell), ring.normal(angle, around)


def _sprinkles(scene, ring):
    colours = [scene.any_colour(1.0, 1.0) for _ in range(scene.whole(1, 6))]
    skins = [textures.surface(scene, c, shine=0.5, glow=0.1) for c in colours]
    length = scene.between(0.03, 0.06)
    for _ in range(scene.whole(40, 110)):
        p, n = _spot(scene, ring)
        e = [scene.spread(1) for _ in range(3)]
        along = sum(a * b for a, b in zip(e, n))
        e = [a - along * b for a, b in zip(e, n)]
        size = length / math.sqrt(sum(a * a for a in e))
        a, b = ([q + sign * size * d for q, d in zip(p, e)] for sign in (-1, 1))
        scene.add(f"cylinder{{{vector(*a)},{vector(*b)},.017 {scene.pick(*skins)}}}")


def _drizzle(scene, ring):
    threads = shapes.Mesh()
    rows = scene.whole(8, 14)
    reach = ring.big + ring.small
    for i in range(rows):
        z = reach * 0.9 * (-1 + 2 * i / (rows - 1))
        path = []
        for k in range(41):
            x = reach * (-1 + k / 20)
            off = (math.hypot(x, z) - ring.big) / ring.small
            if abs(off) < 0.93:
                angle, around = math.atan2(z, x), math.acos(max(-1, min(1, off)))
                path.append(ring.point(angle, around, 1.06))
            elif len(path) > 2:
                threads.tube(path, 0.026)
                path = []
            else:
                path = []
        if len(path) > 2:
            threads.tube(path, 0.026)
    scene.place(scene.declare(threads.text()), foods.glossy(scene, scene.pick(*GLAZES)), turned="")


def _crumbs(scene, ring, code, count, size):
    bits = shapes.Mesh()
    for _ in range(count):
        p, _ = _spot(scene, ring, 1.05, 0.3, 2.9)
        s = size * scene.between(0.4, 1.2)
        bits.grain(p, (s * 1.4, s * 0.8, s), scene.between(0, 6), scene.spread(0.8))
    scene.place(scene.declare(bits.text()), foods.food(scene, code, shine=0.3, amount=0.08))


def _topping(scene, ring):
    kind = scene.pick("sprinkles", "sprinkles", "drizzle", "nuts", "coconut", "cocoa", "none", "none")
    if kind == "sprinkles":
        _sprinkles(scene, ring)
    elif kind == "drizzle":
        _drizzle(scene, ring)
    elif kind == "nuts":
        _crumbs(scene, ring, scene.pick("#c8965a", "#7fa040", "#8a5a30"), 130, 0.035)
    elif kind == "coconut":
        _crumbs(scene, ring, "#f6f2e8", 260, 0.03)
    elif kind == "cocoa":
        _crumbs(scene, ring, scene.pick("#3a1c10", "#a8283c", "#d8b060"), 180, 0.02)


def _one(scene, glazed, tone, code):
    ring = Ring(scene)
    _dough(scene, ring, tone, not glazed and scene.chance(0.8))
    if glazed:
        _glaze(scene, ring, code)
        _topping(scene, ring)
    return ring.small * ring.squash


def build(scene):
    count = scene.pick(1, 1, 1, 2, 3, 3, 4, 6)
    y = surroundings.serving(scene, {1: 1.3, 2: 1.9, 3: 2.0, 4: 2.1, 6: 2.4}[count])
    family = scene.some(GLAZES, 1, 3)
    tone = scene.pick(*DOUGHS)
    stacked = count in (2, 3) and scene.chance(0.35)
    height = y
    for i in range(count):
        with scene.group() as donut:
            half = _one(scene, scene.chance(0.85), tone, scene.pick(*family))
            if count == 1 or stacked:
                x, z = scene.spread(0.06), scene.spread(0.06)
            elif count == 6:
                x, z = (i % 3 - 1) * 1.75, (i // 3 - 0.5) * 1.75
            else:
                angle = 2 * math.pi * i / count + scene.spread(0.15)
                away = {2: 0.92, 3: 1.08, 4: 1.3}[count]
                x, z = away * math.cos(angle), away * math.sin(angle)
            lean = scene.tumble(4)
            donut.moved = f"{lean} translate {vector(x, height + half, z)}"
            if stacked:
                height += 2 * half * 0.97
    wide = 0 if stacked else {1: 0, 2: 0.8, 3: 1.2, 4: 1.5, 6: 2.2}[count]
    return (
        Framing(
            (20, 85), (3.5 + wide, 4.8 + wide), (height if stacked else y + 0.3) * (0.5 if stacked else 1)
        ),
        1.5 + wide * 0.4,
    )
