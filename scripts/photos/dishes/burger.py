"""Burger: a bun, whatever lies between its halves, and what comes beside it."""

import math

import foods
import shapes
import surroundings
import textures
from scene import Framing, number, vector

# Most buns are brown; the last four keep colour from giving the dish away.
BUNS = {
    "#c98a45": "#8a4a1c",
    "#d8a860": "#a8652a",
    "#b56a2a": "#713a14",
    "#e6c890": "#c08c4a",
    "#8a5630": "#4f2a14",
    "#f0e2c8": "#d4b88c",
    "#2b2826": "#161413",
    "#7d9450": "#566c30",
    "#a8485c": "#7c2c40",
}
PATTIES = [
    ("#4a2818", "#5c3420"),
    ("#3a1e14", "#4a2a1a"),
    ("#5a3420", "#6a4028"),
    ("#b8772c", "#c88c40"),
    ("#9a5a24", "#b07030"),
    ("#7a7038", "#8c8244"),
    ("#7a2c38", "#883c44"),
]
CHEESES = ["#eeb02a", "#eeb02a", "#f4e6b8", "#f8f2e2", "#d8862a", "#b8c4c8"]
SAUCES = ["#a8200f", "#e0b42c", "#f3ecd8", "#3a160c", "#d8743c", "#6f8a30"]
LETTUCES = [
    ("#7fae3a", "#a9cc66"),
    ("#5d8f30", "#86b048"),
    ("#cfe09a", "#a9cc66"),
    ("#7a3048", "#8fae4a"),
    ("#6d2a5c", "#8f4a80"),
]


def _bun_skin(scene, crust):
    pale = scene.colour(crust, 0.06)
    return textures.surface(
        scene,
        pale,
        scene.colour(BUNS[crust], 0.06),
        0.9,
        "bozo",
        0.3,
        bump=0.08,
        bump_size=0.09,
        shine=scene.between(0.2, 0.6),
        roughness=scene.between(0.02, 0.06),
        mirror=scene.pick(0, 0.1, 0.2),
        glow=0.04,
    )


def _collar(scene, width, y, skin, height=0.07, reach=1.15):
    name = shapes.ruffle(scene, width * 0.5, width * reach, height, scene.whole(6, 12))
    scene.place(name, skin, (0, y + 0.08, 0))
    return 0.1


def _lettuce(scene, width, y):
    main, other = scene.pick(*LETTUCES)
    skin = foods.food(scene, main, other, size=0.25, bump=0.5, bump_size=0.05, shine=0.4, glow=0.1)
    return _collar(scene, width, y, skin, scene.between(0.05, 0.09), scene.between(1.06, 1.22))


def _patty(scene, width, y):
    half = scene.between(0.11, 0.18)
    main, other = scene.pick(*PATTIES)
    name = shapes.mound(scene, width * scene.between(0.98, 1.08), half * 2, 0.16, 0.03, 0.03, 5)
    skin = foods.food(
        scene, main, other, size=0.05, bump=1.0, bump_size=0.05, shine=0.4, roughness=0.03, glow=0
    )
    scene.place(name, skin, (0, y, 0))
    # The underside curls in, so the mound stands on a flat disc.
    scene.add(
        f"object{{{shapes.puck(width * 0.98, half * 0.5)} translate y*{number(y + half * 0.5)} {skin}}}"
    )
    return half * 2


def _cheese(scene, width, y):
    droop, reach = scene.between(0.6, 1.2), width * scene.between(0.92, 1.04)
    waves = shapes.Waves(scene, 4, 2)

    def lie(x, z):
        over = max(0, math.hypot(x, z) * reach - width * 0.97)
        return 0.03 - droop * over**1.1 + 0.01 * waves(x, 0, z)

    skin = foods.glossy(scene, scene.pick(*CHEESES), mirror=0.15, glow=0.12, roughness=0.02)
    scene.place(
        shapes.sheet(scene, reach, reach, lie, 24, 24), skin, (0, y, 0), f"rotate y*{number(scene.turn())}"
    )
    return 0.03


def _tomato(scene, width, y):
    for _ in range(3):
        x, z = scene.in_disc(width * 0.5)
        foods.tomato_slice(
            scene,
            width * 0.55,
            f"translate {vector(x, y + 0.04, z)}",
            scene.pick("#c0301c", "#c0301c", "#d8902a"),
        )
    return 0.075


def _onion(scene, width, y):
    code = scene.pick("#a8527c", "#f0e8d8", "#8a4a20")
    for _ in range(5):
        x, z = scene.in_disc(width * 0.45)
        foods.onion_ring(scene, width * scene.between(0.3, 0.52), f"translate {vector(x, y + 0.03, z)}", code)
    return 0.05


def _pickles(scene, width, y):
    for _ in range(7):
        x, z = scene.in_disc(width * 0.85)
        foods.cucumber_slice(scene, width * 0.25, f"{scene.tumble(6)} translate {vector(x, y + 0.03, z)}")
    return 0.055


def _bacon(scene, width, y):
    for k in (-0.3, 0.3):
        foods.bacon(
            scene,
            width * 1.25,
            f"rotate y*{number(scene.spread(12))} translate {vector(0, y + 0.06, k * width)}",
        )
    return 0.1


def _slaw(scene, width, y):
    shreds = shapes.Mesh()
    for _ in range(70):
        angle = scene.between(0, 6.28)
        r = width * scene.between(0.6, 1.08)
        x, z, bend = r * math.cos(angle), r * math.sin(angle), scene.spread(0.2)
        across = angle + math.pi / 2 + scene.spread(0.6)
        h = y + scene.between(0.02, 0.16)
        shreds.tube(
            [
                (x + t * math.cos(across), h + bend * t * t * 2, z + t * math.sin(across))
                for t in (-0.2, -0.1, 0, 0.1, 0.2)
            ],
            0.022,
            5,
        )
    scene.place(
        scene.declare(shreds.text()),
        foods.food(scene, scene.pick("#7a2c62", "#e6e2c4", "#d8742c"), "#c8a8b8", size=0.2, shine=0.5),
    )
    return 0.15


def _sauce(scene, width, y):
    name = shapes.mound(scene, width * scene.between(0.95, 1.06), 0.06, 0.2, 0.08, 0.01)
    skin = foods.glossy(scene, scene.pick(*SAUCES))
    scene.place(name, skin, (0, y - 0.01, 0))
    for _ in range(scene.whole(2, 6)):
        angle = scene.between(0, 6.28)
        x, z = width * 1.02 * math.cos(angle), width * 1.02 * math.sin(angle)
        scene.add(
            f"sphere{{0,.07 scale <1,{number(scene.between(1, 2.2))},1> translate {vector(x, y - 0.06, z)} {skin}}}"
        )
    return 0.045


LAYERS = [_lettuce, _cheese, _tomato, _onion, _pickles, _bacon, _slaw, _sauce]


def _order(scene):
    """From the bottom up: always a patty, often cheese on it, the rest as the cook likes."""
    rest = scene.some(LAYERS, 1, 4)
    layers = [_patty] + ([_cheese] if scene.chance(0.6) else [])
    if scene.chance(0.3):
        layers += [_patty, _cheese]
    split = scene.whole(0, len(rest))
    return rest[:split] + layers + rest[split:]


def _one(scene, crust, order):
    """One burger standing on y = 0."""
    width = scene.between(0.86, 1.04)
    skin = _bun_skin(scene, crust)
    half = scene.between(0.12, 0.19)
    heel = shapes.turned(
        scene, [(0, 0), (width * 0.86, 0), (width, half), (width * 0.95, half * 1.9), (0, half * 1.9)], 0.015
    )
    scene.place(heel, skin)
    crumb = foods.food(scene, "#e6cfa0", "#d0a868", size=0.15, bump=0.8, bump_size=0.03)
    scene.add(f"cylinder{{<0,{number(half)},0>,<0,{number(half * 1.93)},0>,{number(width * 0.95)} {crumb}}}")
    y = half * 1.9
    for layer in order:
        y += layer(scene, width, y)
    height = width * scene.between(0.42, 0.62)
    profile = [
        (0, height),
        (width * 0.45, height * 0.92),
        (width * 0.82, height * 0.62),
        (width * 1.02, height * 0.2),
        (width * 0.98, -0.02),
        (width * 0.8, -0.06),
        (0, -0.06),
    ]
    lean = f"rotate {vector(scene.spread(2.5), 0, scene.spread(2.5))}"
    with scene.group() as top:
        scene.place(shapes.turned(scene, profile, 0.02), skin)
        if scene.chance(0.65):
            _seeds(scene, width, height)
        top.moved = f"{lean} translate y*{number(y + 0.06)}"


def _seeds(scene, width, height):
    seeds = shapes.Mesh()
    for _ in range(scene.whole(30, 90)):
        angle, share = scene.between(0, 6.28), math.sqrt(scene.between(0, 0.72))
        r = width * share
        y = height * (1 - 0.12 * share - 0.42 * share**3 + 0.02)
        seeds.grain(
            (r * math.cos(angle), y, r * math.sin(angle)),
            (0.045, 0.02, 0.026),
            scene.between(0, 6),
            scene.spread(0.2),
        )
    scene.place(
        scene.declare(seeds.text()), foods.food(scene, scene.pick("#ead9b0", "#ead9b0", "#2a2420"), shine=0.4)
    )


def build(scene):
    y = surroundings.serving(scene, scene.between(1.35, 1.9))
    crusts = list(BUNS)
    crust = scene.pick(*(crusts[:5] if scene.chance(0.75) else crusts[5:]))
    order = _order(scene)
    count = scene.pick(1, 1, 1, 1, 2, 3)
    size = {1: 1, 2: 0.8, 3: 0.68}[count]
    for i in range(count):
        x = (i - (count - 1) / 2) * 1.75
        with scene.group() as burger:
            _one(scene, crust, order)
            burger.moved = f"rotate y*{number(scene.turn())} scale {size} translate {vector(x * size + scene.spread(0.05), y, abs(i - 0.5) * 0.5 * (count > 1) + scene.spread(0.1))}"
    if scene.chance(0.45) and count == 1:
        side = scene.pick(-1, 1)
        foods.fries(
            scene,
            scene.whole(12, 30),
            lambda: (side * scene.between(0.9, 1.7), y + scene.between(0.05, 0.4), scene.between(-0.5, 0.7)),
        )
    elif scene.chance(0.25):
        foods.leaves(
            scene,
            "#5f8f3a",
            14,
            lambda: (scene.between(0.9, 1.5), y + scene.between(0.03, 0.2), scene.between(-0.4, 0.9)),
            (0.3, 0.6),
        )
    return Framing((5, 42), (3.9, 5.6), 0.55), 1.7
