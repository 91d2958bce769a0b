"""Salad: a heap of leaves, shreds, grains or cut vegetables, with pieces on top; seldom all green."""

import math

import foods
import shapes
import surroundings
from scene import Framing, number, vector

LEAVES = ["#5f8f30", "#8fb850", "#3f6f2c", "#b8cc78", "#7a3048", "#6a2a50", "#a8b860", "#d8dca8"]
SHREDS = ["#7a2c62", "#d8742c", "#e6e2c4", "#a8c070", "#b84a70"]
GRAINS = ["#d8b878", "#e8dcc0", "#a85a3c", "#4a3428", "#c8a860", "#f0ece0"]


class Heap:
    """A mound of salad: answers places inside it or on it."""

    def __init__(self, scene, reach, base, height):
        self.scene, self.reach, self.base, self.height = scene, reach, base, height

    def inside(self):
        x, z = self.scene.in_disc(self.reach)
        return (x, self._level(x, z, self.scene.between(0.15, 1)), z)

    def on_top(self):
        x, z = self.scene.in_disc(self.reach * 0.9)
        return (x, self._level(x, z, self.scene.between(0.9, 1.05)) + 0.07, z)

    def _level(self, x, z, share):
        off = math.hypot(x, z) / self.reach
        return self.base + self.height * (1 - off * off * 0.85) * share


def _mixed_leaves(scene, heap):
    codes = [scene.pick(*LEAVES[:4]), *scene.some(LEAVES, 0, 2)]
    total = scene.whole(70, 100)
    for code in codes:
        foods.leaves(
            scene, code, total // len(codes), heap.inside, (0.45, 0.85), 45, scene.pick(0.2, 0.35, 0.45)
        )


def _shreds(scene, heap):
    # A heap of shreds is dense inside; a mound of their colour stands in for what nobody sees.
    bed = foods.food(scene, scene.pick(*SHREDS), "#8fb850", size=0.12, bump=1.0)
    scene.place(
        shapes.mound(scene, heap.reach * 0.92, heap.height * 0.62, 0.8, 0.06, 0.06), bed, at=(0, heap.base, 0)
    )
    for code in scene.some(SHREDS, 1, 3):
        strands = shapes.Mesh()
        for _ in range(120):
            x, y, z = heap.inside()
            heading, bend, climb = scene.between(0, 6.28), scene.spread(1.2), scene.spread(0.25)
            path = []
            for i in range(7):
                path.append((x, y + climb * 0.08 * i - 0.012 * i * i * 0.4, z))
                x, z = x + 0.1 * math.cos(heading), z + 0.1 * math.sin(heading)
                heading += bend * 0.18
            strands.tube(path, scene.between(0.018, 0.032), 5)
        scene.place(scene.declare(strands.text()), foods.glossy(scene, code, mirror=0.1, size=0.2))
    if scene.chance(0.6):
        foods.leaves(scene, scene.pick(*LEAVES), 22, heap.inside, (0.35, 0.6), 45)


def _grains(scene, heap):
    code = scene.pick(*GRAINS)
    skin = foods.food(scene, code, shine=0.4)
    bed = shapes.mound(scene, heap.reach, heap.height * 0.85, 0.8, 0.04, 0.03)
    scene.place(bed, foods.food(scene, code, bump=1.2, bump_size=0.03), at=(0, heap.base, 0))
    size = scene.between(0.022, 0.036)
    for _ in range(2):
        grains = shapes.Mesh()
        for _ in range(520):
            x, z = scene.in_disc(heap.reach * 0.98)
            off = math.hypot(x, z) / heap.reach
            y = (
                heap.base
                + heap.height * 0.85 * math.sqrt(max(0, 1 - (1 - min((1 - off) / 0.8, 1)) ** 2))
                + 0.01
            )
            grains.grain(
                (x, y, z), (size * 1.4, size * 0.85, size * 0.85), scene.between(0, 6), scene.spread(0.5)
            )
        scene.place(scene.declare(grains.text()), skin)
    heap.height *= 0.8
    if scene.chance(0.7):
        foods.leaves(scene, scene.pick(*LEAVES), 16, heap.on_top, (0.3, 0.55), 35)


def _chunks(scene, heap):
    """Cut vegetables and fruit with few leaves: Greek, beetroot, fruit salad."""
    kinds = scene.some([_tomatoes, _cucumbers, _beets, _melon, _citrus, _berries, _avocado, _chickpeas], 2, 4)
    filler = foods.food(scene, scene.pick(*LEAVES), "#8fb850", size=0.2, bump=0.8)
    scene.place(
        shapes.mound(scene, heap.reach * 0.95, heap.height * 0.6, 0.8, 0.05, 0.06),
        filler,
        at=(0, heap.base, 0),
    )
    for kind in kinds:
        for _ in range(44 // len(kinds)):
            kind(scene, heap.on_top if scene.chance(0.5) else heap.inside)
    if scene.chance(0.7):
        foods.leaves(scene, scene.pick(*LEAVES), 14, heap.on_top, (0.3, 0.55), 40)


# Pieces: each takes a `spot` and puts one thing there ---------------------------------------


def _moved(scene, spot, tilt=40):
    return f"{scene.tumble(tilt)} translate {vector(*spot())}"


def _tomatoes(scene, spot):
    code = scene.pick("#c0301c", "#c0301c", "#e0902a", "#7a2820")
    if scene.chance(0.5):
        skin = foods.glossy(scene, code)
        scene.add(f"sphere{{0,.17 {_moved(scene, spot)} {skin}}}")
    else:
        skin, flesh = foods.glossy(scene, code), foods.glossy(scene, code, "#e89068", size=0.07)
        scene.add(
            f"union{{difference{{sphere{{0,.19}} plane{{-y,0}} {skin}}} "
            f"cylinder{{<0,-.006,0>,<0,.003,0>,.18 {flesh}}} {_moved(scene, spot)}}}"
        )


def _cucumbers(scene, spot):
    foods.cucumber_slice(scene, scene.between(0.17, 0.23), _moved(scene, spot))


def _onions(scene, spot):
    foods.onion_ring(scene, scene.between(0.12, 0.26), _moved(scene, spot), scene.pick("#a8527c", "#f0e8e0"))


def _cube(scene, spot, skin, size, roundness=0.2):
    scene.add(
        f"object{{{shapes.block(size, size * 0.85, size * 0.9, roundness)} {_moved(scene, spot)} {skin}}}"
    )


def _feta(scene, spot):
    _cube(
        scene,
        spot,
        foods.food(scene, "#f6f2e8", bump=0.5, bump_size=0.03, amount=0.02),
        scene.between(0.08, 0.14),
    )


def _beets(scene, spot):
    _cube(
        scene,
        spot,
        foods.glossy(scene, scene.pick("#6a1434", "#7a1c3c", "#d89a2c")),
        scene.between(0.1, 0.16),
        0.25,
    )


def _melon(scene, spot):
    _cube(
        scene,
        spot,
        foods.glossy(scene, scene.pick("#d84a44", "#f0a050", "#d8e0a0", "#ecc84c")),
        scene.between(0.12, 0.17),
        0.2,
    )


def _croutons(scene, spot):
    _cube(
        scene,
        spot,
        foods.food(scene, "#c08a48", "#e0bc80", size=0.1, bump=0.8),
        scene.between(0.1, 0.14),
        0.25,
    )


def _avocado(scene, spot):
    skin = foods.food(scene, "#c8cc70", "#8fa848", size=0.2, shine=0.5)
    scene.add(
        f"difference{{cylinder{{<0,0,-.045>,<0,0,.045>,.24}} cylinder{{<0,-.13,-.1>,<0,-.13,.1>,.2}} {_moved(scene, spot, 30)} {skin}}}"
    )


def _olives(scene, spot):
    skin = foods.glossy(scene, scene.pick("#221c22", "#5a6428", "#4a2838"))
    scene.add(f"sphere{{0,.1 scale <1.25,1,1> {_moved(scene, spot)} {skin}}}")


def _berries(scene, spot):
    skin = foods.glossy(scene, scene.pick("#2a3058", "#b01c2c", "#f0d8d0"), bump=0.2)
    scene.add(f"sphere{{0,{number(scene.between(0.09, 0.13))} {_moved(scene, spot)} {skin}}}")


def _citrus(scene, spot):
    skin = foods.glossy(scene, scene.pick("#e8902c", "#e06a4c", "#f0d060"), "#f6c070", size=0.05, glow=0.12)
    scene.add(f"difference{{sphere{{0,.22 scale <1.2,1,.55>}} plane{{y,0}} {_moved(scene, spot)} {skin}}}")


def _chickpeas(scene, spot):
    skin = foods.food(scene, scene.pick("#d8b070", "#d8b070", "#6a2a20"))
    for _ in range(3):
        scene.add(f"sphere{{0,.085 scale <1.1,.95,1> {_moved(scene, spot)} {skin}}}")


def _radishes(scene, spot):
    rind, flesh = foods.food(scene, "#c02c54"), foods.food(scene, "#f8f2ee")
    scene.add(
        f"union{{object{{{shapes.puck(0.16, 0.015)} {rind}}} cylinder{{<0,-.017,0>,<0,.017,0>,.147 {flesh}}} {_moved(scene, spot)}}}"
    )


def _carrots(scene, spot):
    skin = foods.food(scene, "#e07828", shine=0.5)
    for _ in range(2):
        scene.add(f"object{{{shapes.block(0.24, 0.018, 0.032)} {_moved(scene, spot)} {skin}}}")


def _chicken(scene, spot):
    skin = foods.food(scene, "#e0c098", "#a8703c", size=0.14, bump=0.4)
    scene.add(f"object{{{shapes.block(0.3, 0.06, 0.1, 0.45)} {_moved(scene, spot, 20)} {skin}}}")


def _nuts(scene, spot):
    skin = foods.food(scene, "#8a5a34", "#b88450", size=0.08, bump=0.9)
    scene.add(f"sphere{{0,.11 scale <1.2,.7,.8> {_moved(scene, spot)} {skin}}}")


def _eggs(scene, spot):
    foods.egg_half(scene, 0.22, f"{scene.tumble(18)} translate {vector(*spot())}")


PIECES = [
    _tomatoes,
    _tomatoes,
    _cucumbers,
    _onions,
    _feta,
    _beets,
    _melon,
    _croutons,
    _avocado,
    _olives,
    _berries,
    _citrus,
    _chickpeas,
    _radishes,
    _carrots,
    _chicken,
    _nuts,
]


def build(scene):
    if scene.chance(0.62):
        depth = scene.between(0.55, 0.85)
        surroundings.bowl(scene, 1.5, depth)
        heap = Heap(scene, 1.3, depth * 0.5, scene.between(0.5, 0.7))
        # Something must hide the bottom between the leaves.
        heap_floor = foods.food(scene, "#4a6028", "#2c3c1c", size=0.2, bump=0.8)
        scene.add(f"cylinder{{<0,.12,0>,<0,{number(depth * 0.5)},0>,1.1 {heap_floor}}}")
    else:
        base = surroundings.serving(scene, 1.75)
        heap = Heap(scene, 1.3, base, scene.between(0.4, 0.65))
    scene.pick(_mixed_leaves, _mixed_leaves, _mixed_leaves, _mixed_leaves, _shreds, _grains, _chunks)(
        scene, heap
    )
    for piece in scene.some(PIECES, 2, 5):
        for _ in range(scene.whole(5, 12)):
            piece(scene, heap.on_top)
    if scene.chance(0.2):
        for _ in range(2):
            _eggs(scene, heap.on_top)
    if scene.chance(0.35):
        foods.chopped_herbs(scene, scene.pick("#e8d8a8", "#2a2420", "#f6f0e0"), 60, heap.on_top, 0.03)
    return Framing((26, 85), (3.6, 5.0), heap.base + 0.15), 1.75
