"""What stands around the food: table, wall, plates, bowls, boards, pans, and clutter.

All dishes draw from the same surroundings, so that a table or a fork never names the dish.
"""

import math

import shapes
import textures
from scene import blend, linear, number, shade, vector

WOODS = [
    ("#c9a06c", "#8a5a2c"),
    ("#8a5b34", "#4a2a14"),
    ("#e0c79a", "#b58f58"),
    ("#5a4232", "#2c1d15"),
    ("#b07a4c", "#6d3d1d"),
    ("#b9b2a6", "#7d766c"),
    ("#e8e2d6", "#bdb3a2"),
    ("#3a332e", "#1b1715"),
]
WARES = [
    "#f2f0ea",
    "#f2f0ea",
    "#efe6d2",
    "#e8e8e6",
    "#26282b",
    "#2d3f52",
    "#7f9aa8",
    "#a5462f",
    "#6f8064",
    "#c9b79b",
    "#8c8f92",
    "#d8a24a",
    "#5b3a2c",
    "#c98f8b",
    "#39586b",
    "#b7c9b8",
]
STONES = ["#4a4d50", "#8d8a84", "#d8d4cc", "#2c2e31", "#9aa5a8", "#b8a58e", "#6a5d55"]
CLOTHS = [
    "#f0ece2",
    "#b9352c",
    "#2f4f7d",
    "#d8b04a",
    "#4f6e50",
    "#d98f7a",
    "#31343a",
    "#8a6f9a",
    "#7fb0b8",
    "#c9bda6",
]


def _wood(scene):
    pale, dark = scene.pick(*WOODS)
    return textures.wood(scene, scene.colour(pale, 0.1), scene.colour(dark, 0.1), scene.between(0.08, 0.3))


def _cloth(scene):
    ground = scene.colour(scene.pick(*CLOTHS), 0.1) if scene.chance(0.6) else scene.any_colour(0.9, 0.9)
    stripe = scene.colour(scene.pick(*CLOTHS), 0.1)
    return textures.cloth(scene, ground, stripe)


def _paint(scene):
    colour = scene.any_colour(0.9, 0.95)
    return textures.surface(
        scene,
        colour,
        shade(colour, 0.85),
        0.8,
        bump=0.1,
        bump_size=0.1,
        shine=scene.between(0, 0.3),
        roughness=0.08,
        mirror=scene.pick(0, 0, 0.15),
    )


def _stone(scene):
    colour = scene.colour(scene.pick(*STONES), 0.1)
    if scene.chance(0.4):
        vein = shade(colour, scene.pick(0.3, 0.5, 1.8))
        return textures.marble(scene, colour, vein)
    return textures.stone(scene, colour)


def any_ground(scene):
    return scene.pick(_wood, _wood, _cloth, _cloth, _paint, _stone, _stone)(scene)


def table(scene):
    """The table top and, behind it, a wall that is never in focus."""
    kind = scene.pick("planks", "whole", "whole", "whole")
    if kind == "planks":
        width = scene.between(0.7, 1.6)
        boards = "".join(
            f"superellipsoid{{<.02,.02> scale <9,.05,{number(width / 2 - 0.006)}> translate <{number(scene.spread(1))},-.05,{number(i * width)}> "
            f"{_plank(scene, tone)}}}"
            for i, tone in _plank_tones(scene, width)
        )
        scene.add(f"union{{{boards} rotate y*{number(scene.turn())}}}")
    else:
        scene.add(f"plane{{y,0 {any_ground(scene)} rotate y*{number(scene.turn())}}}")
    wall = scene.any_colour(0.6, 0.85)
    other = scene.any_colour(0.6, 0.85)
    pigment = textures.patches(
        scene, [wall, wall, blend(wall, other, 0.6), wall], scene.between(2, 5), "bozo", 0.2
    )
    scene.add(
        f"cylinder{{<0,-1,0>,<0,12,0>,{number(scene.between(8, 13))} open no_shadow no_reflection "
        f"texture{{{pigment} finish{{ambient 0 diffuse .6 emission .05}}}}}}"
    )


def _plank_tones(scene, width):
    pale, dark = scene.pick(*WOODS)
    reach = int(7 / width)
    return [(i, (scene.colour(pale, 0.1), scene.colour(dark, 0.1))) for i in range(-reach, reach + 1)]


def _plank(scene, tone):
    return textures.wood(scene, *tone, grain=scene.between(0.08, 0.25))


# Dishes ------------------------------------------------------------------------------------


def _ware(scene):
    colour = scene.colour(scene.pick(*WARES), 0.1) if scene.chance(0.75) else scene.any_colour(0.8, 0.9)
    return textures.glaze(scene, colour)


def plate(scene, radius):
    """A plate; answers the height of its well."""
    rim = scene.between(0.14, 0.3)
    profile = [
        (0, 0.06),
        (radius * 0.66, 0.06),
        (radius * 0.76, 0.09),
        (radius * 0.95, rim - 0.02),
        (radius, rim),
        (radius * 1.01, rim - 0.02),
        (radius * 0.94, rim - 0.07),
        (radius * 0.7, 0.0),
        (0, 0),
    ]
    scene.place(shapes.turned(scene, profile), _ware(scene))
    return 0.065


def board(scene, radius):
    """A chopping board, slate or tray; answers its top."""
    width, depth = radius * scene.between(0.95, 1.2), radius * scene.between(0.75, 1.05)
    kind = scene.pick("wood", "wood", "stone", "ware", "paper")
    texture = {"wood": _wood, "stone": _stone, "ware": _ware, "paper": _paint}[kind](scene)
    thick = 0.012 if kind == "paper" else scene.between(0.04, 0.09)
    shape = shapes.puck(width, thick, 0.1) if scene.chance(0.25) else shapes.block(width, thick, depth, 0.08)
    scene.add(f"object{{{shape} translate y*{number(thick)} {texture} rotate y*{number(scene.turn())}}}")
    return 2 * thick


def rack(scene, radius):
    """A wire cooling rack; answers its top."""
    steel = textures.metal(linear("#a8a8a6"), 0.02, 0.4)
    bars = "".join(
        f"cylinder{{<{number(-radius)},.16,{number(z)}>,<{number(radius)},.16,{number(z)}>,.022}}"
        for z in (-radius + 0.16 * i for i in range(int(radius * 2 / 0.16) + 1))
    )
    rails = "".join(
        f"cylinder{{<{number(x)},.13,{number(-radius)}>,<{number(x)},.13,{number(radius)}>,.03}}"
        for x in (-radius, 0, radius)
    )
    scene.add(f"union{{{bars}{rails} {steel} rotate y*{number(scene.turn())}}}")
    return 0.185


def serving(scene, radius):
    """Anything flat that food is served on; answers the height to put it at."""
    kind = scene.pick(
        "plate", "plate", "plate", "board", "board", "rack" if scene.chance(0.3) else "plate", "bare"
    )
    if kind == "bare":
        return 0.003
    return {"plate": plate, "board": board, "rack": rack}[kind](scene, radius)


def bowl(scene, radius, depth):
    """A bowl, open at the top."""
    profile = [
        (0, 0.1),
        (radius * 0.45, 0.12),
        (radius * 0.7, depth * 0.35),
        (radius * 0.9, depth * 0.75),
        (radius, depth),
        (radius * 1.02, depth * 1.015),
        (radius * 1.035, depth),
        (radius * 0.97, depth * 0.7),
        (radius * 0.75, depth * 0.2),
        (radius * 0.5, 0.02),
        (radius * 0.48, 0),
        (0, 0),
    ]
    scene.place(shapes.turned(scene, profile), _ware(scene))


def pan(scene, radius):
    """A frying pan of iron, steel, enamel or copper; answers the height of its bottom."""
    profile = [
        (0, 0.08),
        (radius * 0.8, 0.08),
        (radius * 0.9, 0.14),
        (radius, 0.42),
        (radius * 1.03, 0.44),
        (radius * 1.03, 0.41),
        (radius * 0.93, 0.1),
        (radius * 0.82, 0),
        (0, 0),
    ]
    kind = scene.pick("iron", "iron", "steel", "enamel", "copper")
    if kind == "iron":
        coat = textures.surface(
            scene,
            scene.colour("#2a2a2c", 0.1),
            bump=0.06,
            bump_size=0.03,
            shine=0.5,
            roughness=0.03,
            mirror=0.25,
        )
    elif kind == "enamel":
        coat = textures.glaze(scene, scene.any_colour(0.95, 0.9))
    else:
        coat = textures.metal(scene.colour("#b9b9b8" if kind == "steel" else "#b8693c", 0.05), 0.03, 0.35)
    scene.place(shapes.turned(scene, profile), coat)
    grip = _wood(scene) if scene.chance(0.4) else coat
    scene.add(
        f"cone{{<{number(radius * 0.98)},.32,0>,.09,<{number(radius + 2)},.6,0>,.13 {grip} rotate y*{number(scene.turn())}}}"
    )
    return 0.085


# Clutter -----------------------------------------------------------------------------------


def _napkin(scene):
    size = scene.between(0.6, 0.95)
    waves = shapes.Waves(scene, 5, 1.6)
    name = shapes.sheet(scene, size, size * 0.8, lambda x, z: 0.05 + 0.025 * (1 + waves(x, 0, z)), 26, 20)
    scene.place(name, _cloth(scene), turned=f"rotate y*{number(scene.turn())}")


def _cutlery(scene):
    """A fork, a knife or chopsticks."""
    steel = textures.metal(linear(scene.pick("#b8b8b6", "#c0a060", "#3a3a3c")), 0.01, 0.5)
    kind = scene.pick("fork", "knife", "spoon", "chopsticks")
    if kind == "chopsticks":
        stick = textures.surface(
            scene, scene.colour(scene.pick("#7a4a22", "#2a1a16", "#9c2a1c", "#c9a46a"), 0.05), shine=0.5
        )
        scene.add(
            f"union{{cone{{<-1.6,.06,0>,.05,<1.6,.05,.05>,.03}} cone{{<-1.6,.06,.16>,.05,<1.6,.05,.13>,.03}} {stick}}}"
        )
        return
    head = {
        "fork": "".join(f"cylinder{{<.55,.07,{z}>,<1.05,.05,{z}>,.022}}" for z in (-0.09, -0.03, 0.03, 0.09))
        + "superellipsoid{<.6,.4> scale<.2,.025,.12> translate<.45,.07,0>}",
        "knife": "superellipsoid{<.5,.2> scale<.65,.012,.1> translate<.75,.06,0>}",
        "spoon": "sphere{0,1 scale<.3,.05,.2> translate<.8,.07,0>}",
    }[kind]
    scene.add(f"union{{cylinder{{<-1.1,.06,0>,<.4,.06,0>,.05 scale<1,.8,1>}} {head} {steel}}}")


def _cup(scene):
    """A glass of something or a mug."""
    height, radius = scene.between(0.8, 1.4), scene.between(0.35, 0.5)
    drink = scene.colour(
        scene.pick("#3a1c0c", "#c8601c", "#e8d9b0", "#7a1420", "#cfd8d8", "#8a5a2c", "#4a7a3a"), 0.05
    )
    liquid = textures.surface(scene, drink, shine=0.8, roughness=0.006, mirror=0.3)
    profile = [
        (0, 0.05),
        (radius * 0.9, 0.06),
        (radius, height),
        (radius * 1.05, height),
        (radius * 0.97, 0.0),
        (0, 0),
    ]
    if scene.chance(0.5):
        scene.place(shapes.turned(scene, profile), textures.glass())
        scene.add(f"cylinder{{<0,.08,0>,<0,{number(height * 0.8)},0>,{number(radius * 0.9)} {liquid}}}")
    else:
        scene.place(shapes.turned(scene, profile), _ware(scene))
        scene.add(
            f"cylinder{{<0,{number(height * 0.7)},0>,<0,{number(height * 0.85)},0>,{number(radius * 0.95)} {liquid}}}"
        )


def sauce_pot(scene):
    sauce = scene.colour(scene.pick("#3a1a0c", "#a8200f", "#d8a82c", "#f0e8d4", "#5a7a24", "#b0481c"), 0.06)
    profile = [
        (0, 0.05),
        (0.28, 0.06),
        (0.44, 0.25),
        (0.46, 0.38),
        (0.49, 0.38),
        (0.46, 0.2),
        (0.3, 0),
        (0, 0),
    ]
    scene.place(shapes.turned(scene, profile), _ware(scene))
    scene.place(
        shapes.mound(scene, 0.43, 0.08, 0.3, 0.01, 0.02),
        textures.surface(scene, sauce, shine=0.7, roughness=0.01, mirror=0.2),
        at=(0, 0.24, 0),
    )


def _fruit(scene):
    """Tomatoes, lemons, limes, onions, eggs in the shell: round things in any kitchen."""
    colour = scene.pick("#c02a18", "#e8c030", "#7a9a2c", "#6a2a4a", "#d8b28a", "#f0e6d8", "#d8741c")
    for _ in range(scene.whole(1, 3)):
        size = scene.between(0.2, 0.36)
        stretch = scene.between(0.9, 1.25)
        x, z = scene.in_disc(0.6)
        texture = textures.surface(
            scene, scene.colour(colour, 0.08), bump=0.05, shine=0.5, roughness=0.02, mirror=0.1, glow=0.03
        )
        scene.add(
            f"sphere{{0,{number(size)} scale <{number(stretch)},.95,1> rotate y*{number(scene.turn())} translate {vector(x, size * 0.95, z)} {texture}}}"
        )


def _herbs(scene):
    colour = scene.pick("#3f6f22", "#5f8f3a", "#2c5224", "#7a9a5c")
    names = [shapes.leaf(scene, 0.28, 0.03) for _ in range(2)]
    for _ in range(scene.whole(3, 9)):
        x, z = scene.in_disc(0.5)
        texture = textures.surface(scene, scene.colour(colour, 0.1), shine=0.25, glow=0.04)
        scene.place(scene.pick(*names), texture, (x, 0.06, z), scene.tumble(25), scene.between(0.3, 0.6))


def _crumbs(scene):
    colour = scene.pick("#c09050", "#f0e8d8", "#5a3018", "#d8b060", "#902818")
    texture = textures.surface(scene, scene.colour(colour, 0.1), bump=0.5)
    crumbs = shapes.Mesh()
    for _ in range(scene.whole(15, 60)):
        x, z = scene.in_disc(1.3)
        size = scene.between(0.01, 0.035)
        crumbs.grain((x, size, z), (size * 1.3, size, size), scene.between(0, 6), 0)
    scene.place(scene.declare(crumbs.text()), texture)


KINDS = [_napkin, _napkin, _cutlery, _cutlery, _cup, _cup, sauce_pot, _fruit, _herbs, _crumbs]


def clutter(scene, clear_radius):
    """Up to four things beside and behind the dish, none of them in front of it."""
    for _ in range(scene.pick(0, 1, 2, 2, 3, 4)):
        angle = scene.between(-0.35, math.pi + 0.35)
        away = clear_radius + scene.between(0.45, 1.3)
        with scene.group() as item:
            scene.pick(*KINDS)(scene)
            item.moved = f"rotate y*{number(scene.turn())} translate {vector(away * math.cos(angle), 0, away * math.sin(angle))}"
