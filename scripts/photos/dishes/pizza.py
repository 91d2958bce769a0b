"""Pizza: a blistered rim, any sauce, melted cheese with browned spots, and toppings; whole or cut."""

import math

import foods
import shapes
import surroundings
import textures
from scene import Framing, number, rgb, shade, vector

RADIUS = 1.5
CRUSTS = [
    ("#d8a860", "#a8682c"),
    ("#e0b878", "#b87a3c"),
    ("#c08a4a", "#80481c"),
    ("#e8cfa0", "#c09458"),
    ("#b8844c", "#8a5a2c"),
    ("#d0a05c", "#9a5c28"),
    ("#5a4638", "#38281e"),
]
SAUCES = [
    "#a82c14",
    "#b8401c",
    "#b83414",
    "#a82c14",
    "#b8401c",
    "#8a1c0e",
    "#f0e6cc",
    "#5f7a28",
    "#4a2416",
    "#d88a30",
    "#d8743c",
]
CHEESES = [
    ("#f4ead0", "#e8cf98"),
    ("#f0d890", "#e0b050"),
    ("#e8b850", "#d8943c"),
    ("#faf4e4", "#f0e4c4"),
    ("#f0c878", "#c8823c"),
]


class Pie:
    """A pizza cut into arcs. Every layer gives each arc its share, with one relief across the cuts."""

    def __init__(self, scene, arcs):
        self.scene = scene
        self.arcs = arcs
        self.pieces = [[] for _ in arcs]

    def layer(self, names, texture, y):
        for piece, name in zip(self.pieces, names):
            piece.append(f"object{{{name} {texture} translate y*{number(y)}}}")

    def mound(self, texture, y, radius, height, edge, wobble, lumps, fineness, sides=64, steps=14):
        names = shapes.arc_mounds(
            self.scene, self.arcs, radius, height, edge, wobble, lumps, fineness, sides, steps
        )
        self.layer(names, texture, y)

    def put(self, x, z, objects):
        """Whatever lies at (x, z) goes with the arc under it."""
        angle = math.atan2(z, x) % (2 * math.pi)
        for piece, (first, last) in zip(self.pieces, self.arcs):
            if first <= angle <= last:
                piece.extend(objects)
                return


def _crust(scene, pie):
    """A puffed rim round a flat base, scorched here and there."""
    lumps, char = shapes.Waves(scene, 7, 3.2), scene.pick(0.06, 0.14, 0.24)
    puff = scene.between(0.1, 0.19)

    def spoke(angle):
        c, s = math.cos(angle), math.sin(angle)
        fat = puff * (1 + 0.3 * lumps(c * 1.5, 0, s * 1.5))
        row = [(0.01 * c, 0.05, 0.01 * s), (RADIUS * 0.82 * c, 0.05, RADIUS * 0.82 * s)]
        for j in range(11):
            around = math.pi * (1.05 - 1.5 * j / 10)
            r = RADIUS * (0.91 + 0.012 * lumps(3 * c, 1, 3 * s)) + fat * math.cos(around)
            row.append((r * c, 0.06 + fat * max(math.sin(around), -0.35) * 1.05, r * s))
        return row

    main, dark = (scene.colour(c, 0.05) for c in scene.pick(*CRUSTS))
    burnt = scene.colour("#2c1a10", 0.1)
    pigment = (
        f"pigment{{bozo turbulence .6 octaves 4 color_map{{[0 {rgb(burnt)}][{number(char)} {rgb(shade(dark, 0.6))}][{number(char + 0.14)} {rgb(dark)}]"
        f"[.55 {rgb(main)}][1 {rgb(shade(main, 1.15))}]}} scale {number(scene.between(0.16, 0.3))} {textures.anywhere(scene)}}}"
    )
    texture = (
        f"texture{{{pigment} {textures.bumps(scene, 0.6, 0.06)} {textures.finish(0.15, 0.06, 0, 0.04)}}}"
    )
    pie.layer(shapes.arc_meshes(scene, pie.arcs, spoke, 84), texture, 0)


def _sauce(scene, pie):
    texture = foods.glossy(scene, scene.pick(*SAUCES), bump=0.3, bump_size=0.06, mirror=0.12, roughness=0.02)
    pie.mound(texture, 0.045, RADIUS * 0.84, 0.06, 0.15, 0.015, 0.012, 6)


def _cheese(scene, pie):
    """One melted sheet, or dabs of fresh cheese; browned where it bubbled."""
    main, other = (scene.colour(c, 0.03) for c in scene.pick(*CHEESES))
    brown = scene.colour(scene.pick("#b8702c", "#8a4a1c"), 0.06)
    spot = scene.pick(0.1, 0.2, 0.3)
    pigment = (
        f"pigment{{bozo turbulence .4 color_map{{[0 {rgb(brown)}][{number(spot)} {rgb(brown)}][{number(spot + 0.14)} {rgb(other)}]"
        f"[.6 {rgb(main)}][1 {rgb(main)}]}} scale {number(scene.between(0.14, 0.26))} {textures.anywhere(scene)}}}"
    )
    coat = textures.finish(0.6, 0.02, 0.15, 0.1)
    texture = f"texture{{{pigment} {textures.bumps(scene, 0.35, 0.09)} {coat}}} interior{{ior 1.4}}"
    style = scene.pick("sheet", "sheet", "dabs", "mixed")
    if style != "dabs":
        pie.mound(texture, 0.07, RADIUS * scene.between(0.7, 0.83), 0.05, 0.12, 0.06, 0.025, 5, 72, 18)
    if style != "sheet":
        for _ in range(scene.whole(9, 18)):
            x, z = scene.in_disc(RADIUS * 0.66)
            name = shapes.mound(
                scene, scene.between(0.14, 0.3), scene.between(0.04, 0.08), 0.6, 0.16, 0.012, 5, 32, 8
            )
            pie.put(x, z, [f"object{{{name} {texture} translate {vector(x, 0.1, z)}}}"])


# Toppings: each lies at (x, z) on the cheese ------------------------------------------------

TOP = 0.135


def _salami(scene, x, z):
    code = scene.pick("#a83020", "#8f2418", "#b84a2c")
    size = scene.between(0.17, 0.22)
    name = shapes.mound(scene, size, 0.035, 0.15, 0.03, 0.01, 6, 32, 8)
    scene.place(
        name,
        foods.glossy(scene, code, "#c8603c", size=0.06, mirror=0.15, roughness=0.02),
        (x, TOP, z),
        scene.tumble(7),
    )


def _basil(scene, x, z):
    foods.leaves(
        scene,
        "#3f7a28",
        2,
        lambda: (x + scene.spread(0.06), TOP + 0.06, z + scene.spread(0.06)),
        (0.3, 0.5),
        18,
        0.32,
    )


def _olive(scene, x, z):
    skin = foods.glossy(scene, scene.pick("#221c22", "#5a6428"))
    scene.add(f"torus{{.07,.036 {scene.tumble(14)} translate {vector(x, TOP + 0.035, z)} {skin}}}")


def _mushroom(scene, x, z):
    skin = foods.food(scene, "#d8c4a4", "#a8866a", size=0.08)
    cap = "superellipsoid{<.8,.3> scale <.17,.1,.022> rotate x*90} superellipsoid{<.5,.3> scale <.05,.11,.02> rotate x*90 translate z*-.12}"
    scene.add(f"union{{{cap} {skin} {scene.tumble(12)} translate {vector(x, TOP + 0.03, z)}}}")


def _pepper(scene, x, z):
    skin = foods.glossy(scene, scene.pick("#4f8a30", "#c8301c", "#e8b02c"))
    strip = shapes.Mesh().tube(
        [
            (0.24 * math.cos(t), 0.02 * math.sin(3 * t), 0.24 * math.sin(t))
            for t in (0.35 * i for i in range(8))
        ],
        0.035,
        6,
    )
    scene.place(scene.declare(strip.text()), skin, (x, TOP + 0.03, z), scene.tumble(8))


def _onion(scene, x, z):
    foods.onion_ring(
        scene,
        scene.between(0.12, 0.24),
        f"{scene.tumble(8)} translate {vector(x, TOP + 0.03, z)}",
        scene.pick("#a8527c", "#f0e8d8"),
    )


def _tomato(scene, x, z):
    foods.tomato_slice(
        scene,
        scene.between(0.16, 0.24),
        f"{scene.tumble(6)} translate {vector(x, TOP + 0.02, z)}",
        scene.pick("#c0301c", "#d8902a"),
    )


def _ham(scene, x, z):
    name = shapes.mound(scene, scene.between(0.18, 0.32), 0.03, 0.3, 0.25, 0.03, 5, 28, 8)
    scene.place(
        name, foods.food(scene, "#d88a80", "#e8b0a4", size=0.2, shine=0.5), (x, TOP, z), scene.tumble(8)
    )


def _pieces(scene, x, z):
    """Pineapple, squash, aubergine or chicken in chunks."""
    skin = foods.glossy(scene, scene.pick("#ecc84c", "#d8782c", "#4a2c44", "#e0bc88"), bump=0.3)
    scene.add(
        f"object{{{shapes.block(0.11, 0.06, 0.08, 0.35)} {scene.tumble(12)} translate {vector(x, TOP + 0.05, z)} {skin}}}"
    )


def _rocket(scene, x, z):
    foods.leaves(
        scene,
        scene.pick("#4f8030", "#2f5a28", "#6a3050"),
        3,
        lambda: (x + scene.spread(0.1), TOP + scene.between(0.05, 0.14), z + scene.spread(0.1)),
        (0.35, 0.6),
        30,
        0.16,
    )


def _corn(scene, x, z):
    grains = shapes.Mesh()
    for _ in range(7):
        grains.grain(
            (x + scene.spread(0.1), TOP + 0.03, z + scene.spread(0.1)),
            (0.045, 0.035, 0.035),
            scene.between(0, 6),
            0,
        )
    scene.place(scene.declare(grains.text()), foods.glossy(scene, "#f0c030"))


TOPPINGS = [
    _salami,
    _salami,
    _salami,
    _basil,
    _basil,
    _olive,
    _mushroom,
    _mushroom,
    _pepper,
    _onion,
    _tomato,
    _ham,
    _pieces,
    _rocket,
    _corn,
]


def _strew(scene, pie):
    """Toppings keep their distance from one another, as a cook lays them."""
    taken = []
    for topping in scene.some(TOPPINGS, 1, 4):
        wanted = scene.whole(7, 14)
        for _ in range(wanted * 4):
            x, z = scene.in_disc(RADIUS * 0.74)
            if wanted and all((x - a) ** 2 + (z - b) ** 2 > 0.055 for a, b in taken):
                taken.append((x, z))
                with scene.group() as one:
                    topping(scene, x, z)
                    one.keep = False
                pie.put(x, z, one.objects)
                wanted -= 1


def _specks(scene, pie):
    """Dried herbs, chilli or pepper over every piece."""
    code = scene.pick("#4f7a30", "#a8281c", "#3a2c20")
    for piece, (first, last) in zip(pie.pieces, pie.arcs):

        def spot():
            angle, r = scene.between(first, last), RADIUS * 0.8 * math.sqrt(scene.rng.random())
            return (r * math.cos(angle), TOP + 0.03, r * math.sin(angle))

        with scene.group() as flakes:
            foods.chopped_herbs(scene, code, int(14 * (last - first)), spot, 0.03)
            flakes.keep = False
        piece.extend(flakes.objects)


def _cut_faces(angles, texture):
    """Dough shows where the knife went: one thin wall for each cut."""
    profile = "<0.02,0>,<0.02,.09>,<1.22,.1>,<1.28,.18>,<1.4,.21>,<1.5,.12>,<1.46,0>,<0.02,0>"
    return [
        f"prism{{-.004,.004,8,{profile} rotate x*-90 rotate y*{number(-math.degrees(angle))} {texture}}}"
        for angle in angles
    ]


def build(scene):
    style = scene.pick("whole", "whole", "whole", "gap", "gap", "pulled", "slice", "slice")
    wide = math.radians(scene.pick(45, 60))
    arcs = [(0, 2 * math.pi)] if style == "whole" else [(0, wide), (wide, 2 * math.pi)]
    pie = Pie(scene, arcs)
    _crust(scene, pie)
    _sauce(scene, pie)
    _cheese(scene, pie)
    _strew(scene, pie)
    if scene.chance(0.4):
        _specks(scene, pie)
    if style != "whole":
        crumb = foods.food(scene, "#e8d0a0", "#c8a060", size=0.08, bump=0.8, bump_size=0.03)
        for piece in pie.pieces:
            piece.extend(_cut_faces((0, wide), crumb))
    y = surroundings.serving(scene, 1.75 if style != "slice" else 1.45)
    out = (math.cos(wide / 2), math.sin(wide / 2))
    pull = {"pulled": scene.between(0.15, 0.4), "slice": -0.85}.get(style, 0)
    size = 1.45 if style == "slice" else 1
    shown = {"gap": [1], "slice": [0]}.get(style, range(len(arcs)))
    with scene.group() as served:
        for index in shown:
            with scene.group() as piece:
                scene.objects.extend(pie.pieces[index])
                away = pull if index == 0 and style != "whole" else 0
                piece.moved = f"translate {vector(away * out[0], 0, away * out[1])}"
        served.moved = f"scale {size} rotate y*{number(scene.turn())} translate {vector(scene.spread(0.05), y, scene.spread(0.05))}"
    if style == "slice":
        return Framing((26, 80), (3.4, 4.6), 0.15), 1.5
    return Framing((28, 88), (3.5, 4.8), 0.1), 1.9
