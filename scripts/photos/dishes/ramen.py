"""Ramen: broth with drops of oil, combed noodles, and toppings in their own quarters."""

import math

import foods
import shapes
import surroundings
import textures
from scene import Framing, number, rgb, vector

BROTHS = [
    ("#e6d2a8", "#f2e6cc"),
    ("#d8b070", "#e6c890"),
    ("#5a2e14", "#7a4420"),
    ("#8a4a1c", "#a8662c"),
    ("#b8401c", "#d8642c"),
    ("#8a2010", "#b03818"),
    ("#c8a030", "#e0bc50"),
    ("#7a9050", "#98a868"),
    ("#2e2420", "#4a3a30"),
    ("#f0e8d8", "#e0d4bc"),
    ("#c88a4c", "#dca868"),
]
NOODLES = ["#f0d890", "#f4e6b8", "#e8c468", "#f6eed8", "#b8a48a", "#8a7a68", "#a8b070", "#e8b090", "#d8a850"]


def _bowl(scene):
    radius, depth = 1.5, scene.between(0.65, 1.0)
    surroundings.bowl(scene, radius, depth)
    level = depth * scene.between(0.72, 0.84)
    return radius * (0.62 + 0.36 * level / depth), level, depth


def _broth(scene, reach, level):
    main, other = scene.pick(*BROTHS)
    base = scene.colour(main, 0.05)
    skin = textures.surface(
        scene,
        base,
        scene.colour(other, 0.05),
        scene.between(0.2, 0.6),
        bump=0.05,
        bump_size=0.15,
        shine=0.8,
        roughness=0.006,
        mirror=0.35,
        glow=0.05,
    )
    scene.add(f"cylinder{{<0,{number(level - 0.1)},0>,<0,{number(level)},0>,{number(reach)} {skin}}}")
    oil = foods.glossy(scene, scene.pick("#e0a040", "#c8501c", "#e8c070", main), mirror=0.4, amount=0.06)
    for _ in range(scene.whole(10, 60)):
        x, z = scene.in_disc(reach * 0.97)
        size = abs(scene.spread(0.05)) + 0.015
        scene.add(f"sphere{{0,{number(size)} scale <1,.12,1> translate {vector(x, level, z)} {oil}}}")


def _noodles(scene, reach, level):
    """Strands that share a direction and wander: combed, not spilled."""
    strands = shapes.Mesh()
    comb, curl = scene.between(0, 6.28), scene.between(0.4, 1.6)
    drift, rise = shapes.Waves(scene, 4, 0.9), shapes.Waves(scene, 5, 1.8)
    thick = scene.between(0.024, 0.038)
    centre = scene.in_disc(0.25)
    for _ in range(scene.whole(48, 70)):
        x, z = scene.in_disc(reach * 0.85)
        heading = comb + scene.spread(0.35) + math.pi * scene.whole(0, 1)
        layer = scene.between(-0.05, 0.09)
        path = []
        for _ in range(34):
            off = math.hypot(x - centre[0], z - centre[1])
            swell = 0.10 * max(0, 1 - (off / (reach * 0.9)) ** 2)
            path.append((x, level + layer + swell + 0.05 * rise(x * 1.5, layer * 30, z * 1.5), z))
            heading += curl * 0.2 * drift(x * 1.3, layer * 12, z * 1.3)
            # Near the wall of the bowl a strand turns back along it.
            out = math.hypot(x, z) / (reach * 0.93)
            if out > 0.72:
                inward = math.atan2(-z, -x)
                off_course = (inward - heading + math.pi) % (2 * math.pi) - math.pi
                heading += off_course * min(1, (out - 0.72) * 2.2) * 0.5
            x, z = x + 0.11 * math.cos(heading), z + 0.11 * math.sin(heading)
        strands.tube(path, thick, 5)
    skin = foods.food(scene, scene.pick(*NOODLES), shine=0.6, roughness=0.02, glow=0.1)
    scene.place(scene.declare(strands.text()), skin)


def _chashu(scene, at, angle):
    lean, meat, fat, edge = (scene.colour(c, 0.06) for c in ("#b07a58", "#8f5838", "#e6c8a8", "#5a2c18"))
    pigment = (
        f"pigment{{wood turbulence .25 color_map{{[0 {rgb(lean)}][.35 {rgb(meat)}][.5 {rgb(fat)}][.62 {rgb(lean)}][.8 {rgb(fat)}][.92 {rgb(meat)}]"
        f"[1 {rgb(edge)}]}} rotate x*90 scale {number(scene.between(0.35, 0.48))}}}"
    )
    for k in range(scene.whole(1, 3)):
        name = shapes.mound(scene, scene.between(0.4, 0.5), 0.07, 0.15, 0.05, 0.015)
        step = 0.2 * k
        moved = (at[0] + step * math.cos(angle + 1.5), at[1] + 0.05 * k, at[2] + step * math.sin(angle + 1.5))
        scene.place(
            name,
            f"texture{{{pigment} {textures.bumps(scene, 0.3, 0.06)} {textures.finish(0.5, 0.02, 0, 0.05)}}}",
            moved,
            scene.tumble(9),
        )


def _eggs(scene, at, angle):
    for k in range(scene.pick(1, 2)):
        x, z = at[0] - 0.46 * k * math.sin(angle), at[2] + 0.46 * k * math.cos(angle)
        foods.egg_half(
            scene, scene.between(0.26, 0.32), f"{scene.tumble(12)} translate {vector(x, at[1] + 0.1, z)}"
        )


def _nori(scene, at, angle):
    skin = foods.food(scene, "#141c16", "#26352a", size=0.05, bump=0.4, bump_size=0.02, glow=0, amount=0.1)
    for k in range(scene.pick(1, 1, 2)):
        turn = 90 - math.degrees(angle) + scene.spread(10) + 16 * k
        scene.add(
            f"box{{<-.3,-.2,-.008>,<.3,.45,.008> rotate x*{number(scene.between(20, 50))} rotate y*{number(turn)} "
            f"translate {vector(1.12 * math.cos(angle), at[1], 1.12 * math.sin(angle))} {skin}}}"
        )


def _naruto(scene, at, angle):
    white, pink = scene.colour("#f6f2ea", 0.02), scene.colour("#e07090", 0.05)
    pigment = f"pigment{{spiral1 1 color_map{{[0 {rgb(white)}][.6 {rgb(white)}][.66 {rgb(pink)}][.9 {rgb(pink)}][1 {rgb(white)}]}} rotate x*90 scale .2}}"
    for k in range(scene.pick(1, 1, 2)):
        scene.add(
            f"cylinder{{<0,-.03,0>,<0,.03,0>,.24 {scene.tumble(14)} translate {vector(at[0] + 0.3 * k, at[1] + 0.05, at[2] + 0.1 * k)} texture{{{pigment} {textures.finish(0.35, 0.03, 0, 0.08)}}}}}"
        )


def _kernels(scene, at, angle, code="#f0c030", size=0.06, count=34):
    grains = shapes.Mesh()
    for _ in range(count):
        grains.grain(
            (at[0] + scene.spread(0.15), at[1] + scene.between(0, 0.08), at[2] + scene.spread(0.15)),
            (size, size * 0.8, size * 0.8),
            scene.between(0, 6),
            0,
        )
    scene.place(scene.declare(grains.text()), foods.glossy(scene, code))


def _greens(scene, at, angle):
    code = scene.pick("#3f7028", "#5f8f3a", "#2c5224", "#8fae5a")
    foods.leaves(
        scene,
        code,
        14,
        lambda: (at[0] + scene.spread(0.16), at[1] + scene.between(0, 0.09), at[2] + scene.spread(0.16)),
        (0.3, 0.55),
        35,
    )


def _menma(scene, at, angle):
    skin = foods.glossy(scene, "#b88a48", "#d8b070", size=0.1)
    for _ in range(8):
        moved = f"rotate y*{number(scene.spread(12) - math.degrees(angle))} translate {vector(at[0] + scene.spread(0.1), at[1] + scene.between(0, 0.09), at[2] + scene.spread(0.1))}"
        scene.add(f"object{{{shapes.block(0.28, 0.03, 0.06)} {moved} {skin}}}")


def _shrimp(scene, at, angle):
    skin = foods.glossy(scene, "#e8845c", "#f6d8c4", size=0.12, pattern="gradient x", turbulence=0.2)
    for k in range(scene.whole(1, 3)):
        body = "".join(
            f"sphere{{<{number(0.2 * math.cos(t))},0,{number(0.2 * math.sin(t))}>,{number(0.1 - 0.012 * i)}}}"
            for i, t in enumerate(0.5 * j for j in range(8))
        )
        scene.add(
            f"union{{{body} {skin} {scene.tumble(12)} translate {vector(at[0] + scene.spread(0.2), at[1] + 0.09, at[2] + scene.spread(0.2))}}}"
        )


def _kimchi(scene, at, angle):
    foods.leaves(
        scene,
        "#c04a20",
        12,
        lambda: (at[0] + scene.spread(0.14), at[1] + scene.between(0, 0.1), at[2] + scene.spread(0.14)),
        (0.3, 0.5),
        45,
    )


def _tofu(scene, at, angle):
    skin = foods.food(scene, "#f4eedc", bump=0.1)
    for _ in range(5):
        scene.add(
            f"object{{{shapes.block(0.13, 0.1, 0.13, 0.15)} rotate y*{number(scene.turn())} translate {vector(at[0] + scene.spread(0.17), at[1] + 0.05, at[2] + scene.spread(0.17))} {skin}}}"
        )


def _mushrooms(scene, at, angle):
    skin = foods.glossy(scene, scene.pick("#5a3a24", "#2a2220", "#c8a070"), bump=0.3)
    for _ in range(6):
        scene.add(
            f"sphere{{0,.16 scale <1,.4,1> {scene.tumble(40)} translate {vector(at[0] + scene.spread(0.16), at[1] + 0.06, at[2] + scene.spread(0.16))} {skin}}}"
        )


TOPPINGS = [
    _eggs,
    _eggs,
    _chashu,
    _chashu,
    _nori,
    _nori,
    _naruto,
    _kernels,
    _greens,
    _menma,
    _shrimp,
    _kimchi,
    _tofu,
    _mushrooms,
]


def build(scene):
    reach, level, depth = _bowl(scene)
    _broth(scene, reach, level)
    _noodles(scene, reach, level)
    toppings = scene.some(TOPPINGS, 2, 5)
    start = scene.between(0, 6.28)
    for i, topping in enumerate(toppings):
        angle = start + 2 * math.pi * i / len(toppings) + scene.spread(0.15)
        away = scene.between(0.55, 0.82) * reach / 1.35
        topping(scene, (away * math.cos(angle), level + 0.11, away * math.sin(angle)), angle)
    if scene.chance(0.7):
        foods.scallions(
            scene,
            scene.whole(9, 45),
            lambda: (scene.spread(0.4), level + scene.between(0.13, 0.2), scene.spread(0.4)),
        )
    if scene.chance(0.35):
        foods.chopped_herbs(
            scene,
            scene.pick("#f0e4c0", "#b03018", "#2a2420"),
            60,
            lambda: (scene.spread(0.45), level + scene.between(0.12, 0.2), scene.spread(0.45)),
            0.025,
        )
    if scene.chance(0.4):
        stick = foods.glossy(scene, scene.pick("#7a4a22", "#2a1a16", "#9c2a1c", "#c9a46a"))
        turn = number(scene.turn())
        for k in (0, 0.17):
            scene.add(
                f"cone{{<-2.2,{number(depth + 0.06)},{number(1.0 + k)}>,.06,<1.7,{number(depth + 0.05)},{number(1.0 + 1.3 * k)}>,.04 rotate y*{turn} {stick}}}"
            )
    return Framing((34, 86), (3.7, 5.0), depth * 0.75), 1.75
