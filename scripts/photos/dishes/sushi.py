"""Sushi: nigiri, rolls inside and outside the seaweed, gunkan with roe, on any board or plate."""

import math

import foods
import shapes
import surroundings
import textures
from scene import Framing, blend, number, rgb, vector

FISH = {
    "salmon": ("#ec8248", "#f8d0b0"),
    "tuna": ("#a82c34", "#c85a5c"),
    "yellowtail": ("#f0d0b8", "#d88a80"),
    "seared": ("#e8a878", "#7a4a2c"),
    "squid": ("#f4eee6", "#e8ddd0"),
    "mackerel": ("#b8b4b8", "#5a6470"),
    "eel": ("#6a3418", "#3a1c0e"),
    "shrimp": ("#f4dccc", "#e07848"),
    "omelette": ("#f0c850", "#e8b840"),
    "avocado": ("#c8cc70", "#8fa848"),
}
CORES = ["#ec8248", "#a8304c", "#7a9a48", "#f0d060", "#c8d8a0", "#d8742c", "#f6f0e4", "#e8b0a0", "#6a3a24"]
ROE = ["#e8601c", "#e8601c", "#f0902c", "#2a2422", "#c83020", "#d8c040"]
COATS = ["#f2e4c0", "#2a2622", "#e8742c", "#7a9a48", "#c8a060"]


def _rice_skin(scene):
    # White it is, save for a few servings of brown or black rice.
    tint = scene.pick("#fbf9f4", "#f8f4ea") if scene.chance(0.92) else scene.pick("#c8a888", "#4a3440")
    return foods.food(scene, tint, shine=0.45, roughness=0.02, glow=0.16, diffuse=0.85, amount=0.015)


def _seaweed(scene):
    return foods.food(
        scene, "#1a2a20", "#2c4030", size=0.06, bump=0.4, bump_size=0.03, shine=0.4, glow=0, amount=0.1
    )


def _grain_cloud(scene, count, place):
    grains = shapes.Mesh()
    for _ in range(count):
        grains.grain(place(), (0.075, 0.036, 0.038), scene.between(0, 6), scene.spread(0.7))
    return scene.declare(grains.text())


class Kitchen:
    """The shapes and surfaces that the pieces of one serving share."""

    def __init__(self, scene):
        self.scene = scene
        self.rice = _rice_skin(scene)
        self.nori = _seaweed(scene)
        self.block = _grain_cloud(scene, 130, self._on_block)
        self.disc = _grain_cloud(scene, 75, self._on_disc)
        self.shell = _grain_cloud(scene, 150, self._on_shell)
        self.fish = [scene.pick("salmon", "salmon", "tuna", "shrimp"), *scene.some(list(FISH), 0, 3)]
        self.cores = scene.some(CORES, 1, 4)
        self.roe = scene.pick(*ROE)
        self.coat = scene.pick(None, None, None, *COATS)

    def _on_block(self):
        """Over the surface of a rice ball 0.5 x 0.32 x 1.0, rounder than a box."""
        d = [self.scene.spread(1) for _ in range(3)]
        length = math.sqrt(sum(c * c for c in d)) or 1

        def swollen(c):
            return math.copysign(abs(c / length) ** 0.6, c)

        return (0.225 * swollen(d[0]), 0.12 * swollen(d[1]), 0.47 * swollen(d[2]))

    def _on_disc(self):
        """Over the cut face of a roll of radius 1 and height 0."""
        angle, r = self.scene.between(0, 6.28), math.sqrt(self.scene.between(0.3, 1)) * 0.28
        return (r * math.cos(angle), self.scene.spread(0.008), r * math.sin(angle))

    def _on_shell(self):
        angle = self.scene.between(0, 6.28)
        return (0.32 * math.cos(angle), self.scene.between(-0.23, 0.23), 0.32 * math.sin(angle))


def _slice_texture(scene, name):
    main, line = (scene.colour(c, 0.05) for c in FISH[name])
    if name in ("squid", "avocado", "omelette"):
        pigment = textures.patches(scene, [main, line], 0.3)
    elif name in ("eel", "seared", "mackerel"):
        pigment = textures.patches(scene, [main, line, main], 0.16)
    else:
        width = scene.between(0.1, 0.17)
        pigment = (
            f"pigment{{gradient z+x*.4 color_map{{[0 {rgb(main)}][.55 {rgb(main)}][.7 {rgb(line)}][.8 {rgb(blend(main, line, 0.4))}][1 {rgb(main)}]}} "
            f"scale {number(width)} warp{{turbulence .14}}}}"
        )
    glaze = textures.finish(0.7, 0.01, 0.25, 0.1)
    return f"texture{{{pigment} {textures.bumps(scene, 0.15, 0.1)} {glaze}}} interior{{ior 1.4}}"


def _nigiri(scene, kitchen, name):
    scene.add(f"object{{{shapes.block(0.215, 0.14, 0.46, 0.5)} {kitchen.rice}}}")
    scene.place(kitchen.block, kitchen.rice)
    waves = shapes.Waves(scene, 4, 2.2)
    thick = 0.1 if name == "omelette" else scene.between(0.05, 0.075)

    def lie(x, z):
        return 0.2 - 0.15 * x * x - 0.15 * z**4 + 0.014 * waves(x, 0, 2 * z)

    texture = _slice_texture(scene, name)
    taper = scene.between(0.05, 0.2)
    rows = []
    for i in range(15):
        # Around the cross-section: over the top and back underneath, so that the slice has an edge.
        angle = math.pi * (-0.1 + 1.2 * i / 14)
        x = math.cos(angle)
        up = thick * max(0, math.sin(angle)) ** 0.5
        row = []
        for j in range(18):
            z = -1 + 2 * j / 17
            row.append((x * 0.262 * (1 - taper * z * z), lie(x, z) + up * (1 - z**10), z * 0.58))
        rows.append(row)
    scene.place(scene.declare(shapes.Mesh().grid(rows).text()), texture)
    if name == "omelette" or scene.chance(0.1):
        scene.add(f"cylinder{{<0,0,-.08>,<0,0,.08>,.268 scale <1,1.02,1> {kitchen.nori}}}")
    if name == "eel":
        foods.chopped_herbs(
            scene, "#f0e0b8", 14, lambda: (scene.spread(0.1), 0.27, scene.spread(0.25)), 0.025
        )
    return 0.15


def _fill(scene, kitchen, reach, height):
    """What shows in the middle of a roll."""
    count = scene.whole(1, 3)
    for i in range(count):
        away = 0 if count == 1 else reach * 0.26
        angle = 2 * math.pi * i / count + 0.4
        core = scene.pick(*kitchen.cores)
        skin = foods.glossy(scene, core, "#f6e8d0" if scene.chance(0.3) else None, size=0.06, mirror=0.15)
        size = reach * (0.42 if count == 1 else 0.28)
        shape = shapes.block(size, height * 1.04, size * scene.between(0.75, 1.1), 0.35)
        scene.add(
            f"object{{{shape} translate {vector(away * math.cos(angle), 0, away * math.sin(angle))} {skin}}}"
        )


def _roll(scene, kitchen, inside_out):
    height = 0.23
    if inside_out:
        scene.add(f"cylinder{{<0,{-height},0>,<0,{height},0>,.31 {kitchen.rice}}}")
        scene.place(kitchen.shell, kitchen.rice)
        scene.add(
            f"difference{{cylinder{{<0,-.235,0>,<0,.235,0>,.17}} cylinder{{<0,-.3,0>,<0,.3,0>,.155}} {kitchen.nori}}}"
        )
        if kitchen.coat:
            beads = shapes.Mesh()
            for _ in range(90):
                angle = scene.between(0, 6.28)
                beads.grain(
                    (0.35 * math.cos(angle), scene.between(-height, height), 0.35 * math.sin(angle)),
                    (0.026, 0.022, 0.024),
                    angle,
                    0,
                )
            scene.place(scene.declare(beads.text()), foods.glossy(scene, kitchen.coat, mirror=0.1))
    else:
        scene.add(
            f"difference{{cylinder{{<0,{-height},0>,<0,{height},0>,.33}} cylinder{{<0,-.3,0>,<0,.3,0>,.312}} {kitchen.nori}}}"
        )
        scene.add(f"cylinder{{<0,-.21,0>,<0,.21,0>,.312 {kitchen.rice}}}")
    for side in (-1, 1):
        scene.place(
            kitchen.disc,
            kitchen.rice,
            (0, side * 0.215, 0),
            f"rotate y*{number(scene.turn())}",
            (0.98, 1, 0.98),
        )
    _fill(scene, kitchen, 0.31, height)
    return height


def _gunkan(scene, kitchen):
    wall = "difference{cylinder{<0,-.2,0>,<0,.2,0>,.3 scale <1,1,1.5>} cylinder{<0,-.3,0>,<0,.3,0>,.285 scale <1,1,1.5>}"
    scene.add(f"{wall} {kitchen.nori}}}")
    scene.add(f"cylinder{{<0,-.18,0>,<0,.08,0>,.285 scale <1,1,1.5> {kitchen.rice}}}")
    beads = shapes.Mesh()
    size = scene.pick(0.035, 0.06)
    for _ in range(150 if size < 0.05 else 60):
        x, z = scene.in_disc(0.26)
        beads.grain(
            (x, 0.13 + scene.between(0, 0.1) * (1 - (x * x + z * z) / 0.08), z * 1.5),
            (size, size, size),
            0,
            0,
        )
    scene.place(scene.declare(beads.text()), foods.glossy(scene, kitchen.roe, glow=0.15))
    return 0.2


def _piece(scene, kitchen, kind):
    """One piece at the origin; answers how high its middle stands."""
    if kind == "nigiri":
        return _nigiri(scene, kitchen, scene.pick(*kitchen.fish))
    if kind == "gunkan":
        return _gunkan(scene, kitchen)
    return _roll(scene, kitchen, kind == "inside-out")


def _beside(scene, y, reach):
    """Wasabi, ginger, a leaf."""
    for garnish in scene.some(["wasabi", "ginger", "leaf"], 0, 3):
        angle = scene.between(0, 6.28)
        x, z = reach * math.cos(angle), reach * math.sin(angle)
        if garnish == "wasabi":
            name = shapes.mound(scene, 0.2, 0.15, 0.9, 0.12, 0.03, 6, 30, 9)
            scene.place(name, foods.food(scene, "#a8c070", bump=0.5), at=(x, y, z))
        elif garnish == "ginger":
            skin = foods.food(scene, scene.pick("#f4cfc0", "#f0dcc0"), glow=0.12, shine=0.5)
            petal = shapes.leaf(scene, 0.5, 0.1)
            for _ in range(9):
                scene.place(
                    petal,
                    skin,
                    (x + scene.spread(0.1), y + scene.between(0.04, 0.16), z + scene.spread(0.1)),
                    scene.tumble(45),
                    0.4,
                )
        else:
            foods.leaves(scene, "#3f7a38", 2, lambda: (x, y + 0.04, z), (0.6, 0.9), 8, 0.45)


def build(scene):
    kitchen = Kitchen(scene)
    count = scene.whole(3, 9)
    kinds = scene.pick(
        ["nigiri"],
        ["nigiri"],
        ["roll"],
        ["inside-out"],
        ["inside-out"],
        ["nigiri", "roll"],
        ["nigiri", "inside-out", "gunkan"],
        ["gunkan", "nigiri"],
        ["roll", "inside-out"],
    )
    rows = 1 if count < 4 else scene.pick(2, 2, 3)
    columns = math.ceil(count / rows)
    reach = max(columns * 0.42, rows * 0.62)
    y = surroundings.serving(scene, reach + 0.75)
    slant, lying = scene.between(-30, 30), scene.chance(0.25)
    with scene.group() as serving:
        for i in range(count):
            row, column = i % rows, i // rows
            kind = kinds[row % len(kinds)]
            with scene.group() as piece:
                lift = _piece(scene, kitchen, kind)
                turn = slant + scene.spread(6) if kind in ("nigiri", "gunkan") else scene.turn()
                roll = ""
                if lying and kind in ("roll", "inside-out"):
                    roll, lift, turn = "rotate x*90", 0.33, slant + scene.spread(10)
                x = (column - (columns - 1) / 2) * 0.78 + scene.spread(0.03)
                z = (row - (rows - 1) / 2) * (
                    1.12 if "nigiri" in kinds or "gunkan" in kinds else 0.84
                ) + scene.spread(0.03)
                piece.moved = f"{roll} rotate y*{number(turn)} translate {vector(x, y + lift, z)}"
        serving.moved = f"rotate y*{number(scene.turn())}"
    _beside(scene, y, reach + 0.3)
    wide = max(columns * 0.8, rows * 1.1)
    return Framing((20, 80), (2.3 + wide * 0.45, 3.1 + wide * 0.6), y + 0.15), reach + 0.9
