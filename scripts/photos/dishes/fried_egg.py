"""Fried egg: set white with a crisp lace, a yolk under a thin film, on anything eggs are served on."""

import math

import foods
import shapes
import surroundings
import textures
from scene import Framing, number, rgb, vector

YOLKS = [
    ("#f0a010", "#f8c030"),
    ("#e87808", "#f09a20"),
    ("#f6c23c", "#fad870"),
    ("#d86408", "#e88818"),
    ("#f4cf60", "#f8e09a"),
]


def _white(scene, radius):
    """Thick near the yolk, thin outside, browned at the rim to the cook's taste."""
    name = shapes.mound(
        scene,
        radius,
        scene.between(0.06, 0.12),
        scene.between(0.25, 0.6),
        scene.between(0.06, 0.16),
        scene.between(0.012, 0.03),
        scene.between(3, 6),
        72,
        16,
    )
    milk = scene.colour(scene.pick("#f8f5ee", "#f4efe2", "#faf7f0"), 0.015)
    brown = scene.colour(scene.pick("#b8742c", "#8a4c18", "#d8a860"), 0.06)
    crisp = scene.pick(0.03, 0.06, 0.12, 0.2)
    pigment = (
        f"pigment{{cylindrical turbulence {number(scene.between(0.08, 0.22))} color_map{{[0 {rgb(brown)}][{number(crisp * 0.6)} {rgb(brown)}]"
        f"[{number(crisp + 0.06)} {rgb(milk)}][1 {rgb(milk)}]}} scale {number(radius * 1.12)}}}"
    )
    coat = textures.finish(0.6, 0.012, scene.between(0.1, 0.25), 0.1)
    texture = f"texture{{{pigment} {textures.bumps(scene, 0.2, 0.08)} {coat}}} interior{{ior 1.4}}"
    scene.place(name, texture)


def _yolk(scene, tone):
    x, z = scene.in_disc(0.18)
    size, height = scene.between(0.27, 0.36), scene.between(0.45, 0.75)
    film = scene.chance(0.25)
    skin = foods.glossy(
        scene,
        tone[0],
        tone[1],
        size=0.4,
        turbulence=0.2,
        bump=0.04,
        bump_size=0.1,
        roughness=0.004,
        mirror=0.35,
        shine=0.9,
        glow=0.16,
        amount=0.04,
    )
    scene.add(
        f"sphere{{0,{number(size)} scale <1,{number(height)},{number(scene.between(0.92, 1.06))}> translate {vector(x, 0.09, z)} {skin}}}"
    )
    if film:
        veil = f"texture{{pigment{{bozo color_map{{[0 rgbt <1,.95,.9,.5>][1 rgbt <1,.95,.9,.95>]}} scale .2 {textures.anywhere(scene)}}} {textures.finish(0.7, 0.01)}}}"
        scene.add(
            f"sphere{{0,{number(size * 1.03)} scale <1,{number(height)},1> translate {vector(x, 0.09, z)} {veil}}}"
        )
    return x, z, size


def _egg(scene, tone, seasoning):
    radius = scene.between(0.72, 0.98)
    _white(scene, radius)
    x, z, size = _yolk(scene, tone)
    if seasoning:

        def spot():
            px, pz = scene.in_disc(radius * 0.8)
            off = math.hypot(px - x, pz - z)
            rise = 0.09 + (0.55 * size * math.sqrt(max(0, 1 - (off / size) ** 2)) if off < size else 0.03)
            return (px, rise, pz)

        foods.chopped_herbs(
            scene, seasoning, scene.whole(25, 80), spot, 0.022 if seasoning != "#4f8030" else 0.04
        )


def _toast(scene, y, reach):
    """Slices of toast big enough for the eggs; answers their top."""
    crumb = foods.food(
        scene,
        scene.pick("#d8a860", "#b87e3c", "#8a5a34"),
        "#e6c890",
        size=0.25,
        bump=0.7,
        bump_size=0.04,
        shine=0.1,
    )
    crust = foods.food(scene, "#8a5020", bump=0.4, shine=0.15)
    slab = f"union{{object{{{shapes.block(reach, 0.12, reach * 0.9, 0.12)} {crust}}} object{{{shapes.block(reach * 0.95, 0.125, reach * 0.85, 0.12)} {crumb}}}"
    scene.add(f"{slab} translate y*{number(y + 0.12)} rotate y*{number(scene.turn())}}}")
    return y + 0.245


def _spread(scene, y, reach, code, other):
    """A bed under the egg: avocado, beans, hash, rice, spinach."""
    name = shapes.mound(scene, reach, 0.09, 0.3, 0.1, 0.05, 6)
    scene.place(name, foods.food(scene, code, other, size=0.12, bump=0.7, shine=0.3), at=(0, y, 0))
    return y + 0.1


def _beans(scene, y, spot):
    beans = shapes.Mesh()
    for _ in range(scene.whole(40, 70)):
        x, z = spot()
        beans.grain(
            (x, y + scene.between(0.04, 0.12), z), (0.09, 0.05, 0.055), scene.between(0, 6), scene.spread(0.3)
        )
    scene.place(
        scene.declare(beans.text()),
        foods.glossy(scene, scene.pick("#b8601c", "#a04818", "#4a2418"), "#c87830", size=0.1),
    )
    x, z = spot()
    pool = shapes.mound(scene, 0.55, 0.05, 0.3, 0.12, 0.01)
    scene.place(pool, foods.glossy(scene, "#b0481a"), at=(x, y, z))


def _side(scene, y, reach):
    """Something beside the eggs."""
    angle = scene.between(0, 6.28)

    def spot(width=0.45):
        x, z = scene.in_disc(width)
        return x + reach * math.cos(angle), z + reach * math.sin(angle)

    kind = scene.pick("bacon", "beans", "tomato", "sausage", "mushroom", "greens", "greens", "potato")
    x, z = reach * math.cos(angle), reach * math.sin(angle)
    if kind == "bacon":
        for k in (0, 0.3):
            foods.bacon(
                scene,
                0.8,
                f"rotate y*{number(scene.spread(15) - math.degrees(angle) + 90)} translate {vector(x * (1 + k), y + 0.09, z * (1 + k))}",
            )
    elif kind == "beans":
        _beans(scene, y, spot)
    elif kind == "tomato":
        for _ in range(scene.whole(1, 4)):
            sx, sz = spot()
            foods.tomato_slice(
                scene, scene.between(0.2, 0.32), f"{scene.tumble(8)} translate {vector(sx, y + 0.07, sz)}"
            )
    elif kind == "sausage":
        skin = foods.glossy(
            scene, scene.pick("#8a4420", "#a85a34", "#6a2a1c"), "#b87040", size=0.2, bump=0.15
        )
        for k in (0, 0.32):
            scene.add(
                f"superellipsoid{{<.9,.55> scale <.17,.16,.6> rotate y*{number(scene.spread(10) - math.degrees(angle))} translate {vector(x * (1 + k), y + 0.17, z * (1 + k))} {skin}}}"
            )
    elif kind == "mushroom":
        skin = foods.food(scene, "#8a6040", "#b08a60", size=0.1, shine=0.5)
        for _ in range(scene.whole(4, 9)):
            sx, sz = spot()
            scene.add(
                f"sphere{{0,.17 scale <1,.5,1> {scene.tumble(40)} translate {vector(sx, y + 0.09, sz)} {skin}}}"
            )
    elif kind == "potato":
        foods.fries(scene, 16, foods.lifted(scene, spot, y, 0.06, 0.2))
    else:
        code = scene.pick("#4f8030", "#6f9a3a", "#7a3048", "#2f5a28")
        foods.leaves(scene, code, scene.whole(8, 20), foods.lifted(scene, spot, y, 0.04, 0.2), (0.3, 0.6))


def build(scene):
    count = scene.pick(1, 1, 1, 2, 2, 3)
    spread = {1: 0, 2: 0.72, 3: 0.85}[count]
    if scene.chance(0.42):
        y = surroundings.pan(scene, scene.between(1.35, 1.75) + spread * 0.3)
        reach, clear = 1.0, 2.0
    else:
        y = surroundings.serving(scene, scene.between(1.5, 1.9) + spread * 0.2)
        reach, clear = 1.15, 1.9
        bed = scene.pick("none", "none", "toast", "toast", "avocado", "spinach", "hash", "rice", "sauce")
        if bed in ("toast", "avocado"):
            y = _toast(scene, y, 0.95 + spread * 0.7)
        if bed == "avocado":
            y = _spread(scene, y, 0.9 + spread * 0.6, "#9ab048", "#7a9438")
        elif bed == "sauce":
            y = _spread(scene, y, 1.2 + spread * 0.3, "#a83a18", "#c8602c") - 0.04
        elif bed == "hash":
            y = _spread(scene, y, 1.1 + spread * 0.4, "#b8803c", "#8a4c1c")
        elif bed == "rice":
            y = _spread(scene, y, 1.1 + spread * 0.4, "#f0ece0", "#d8d0bc")
        elif bed == "spinach":
            bed_spot = foods.lifted(scene, lambda: scene.in_disc(1.15 + spread * 0.3), y, 0, 0.1)
            foods.leaves(scene, "#3f6f2c", 40, bed_spot, (0.4, 0.8), 15)
            y += 0.14
    tone = scene.pick(*YOLKS)
    seasoning = scene.pick(None, "#2a221c", "#2a221c", "#a8281c", "#4f8030")
    start = scene.between(0, 6.28)
    for i in range(count):
        angle = start + 2 * math.pi * i / count
        with scene.group() as egg:
            _egg(scene, tone, seasoning)
            egg.moved = f"rotate y*{number(scene.turn())} translate {vector(spread * math.cos(angle), y + i * 0.012, spread * math.sin(angle))}"
    if scene.chance(0.65) or count == 1:
        for _ in range(scene.pick(1, 1, 2)):
            _side(scene, min(y, 0.12), reach + spread * 0.5)
    return Framing((24, 86), (3.3 + spread * 0.6, 4.6 + spread * 0.8), y), clear
