"""Foods that several dishes share: half an egg, a tomato slice, a few leaves, fries."""

import math

import shapes
import textures
from scene import blend, number, rgb, shade, vector


def lifted(scene, spot, y, low, high):
    """Turns a `spot()` on the ground, (x, z), into one between `low` and `high` above y."""

    def place():
        x, z = spot()
        return (x, y + scene.between(low, high), z)

    return place


def food(scene, code, second=None, amount=0.07, **options):
    """A food surface: colour varied about `code`, patches of `second`, slightly translucent."""
    base = scene.colour(code, amount)
    other = scene.colour(second, amount) if second else None
    return textures.surface(scene, base, other, **{"glow": 0.05, "shine": 0.35, **options})


def glossy(scene, code, second=None, **options):
    """Wet, oiled or glazed food."""
    return food(scene, code, second, **{"shine": 0.7, "roughness": 0.008, "mirror": 0.25, **options})


def leaf_texture(scene, colour):
    """A leaf: pale midrib, mottled blade."""
    rib, dark = blend(colour, (0.6, 0.65, 0.4), 0.45), shade(colour, 0.65)
    blade = (
        f"gradient x triangle_wave color_map{{[0 {rgb(rib)}][.05 {rgb(blend(rib, colour, 0.6))}][.14 {rgb(colour)}]"
        f"[.5 {rgb(dark)}][1 {rgb(colour)}]}} scale 2"
    )
    return (
        f"texture{{pigment{{{blade}}} normal{{wrinkles .35 scale .12}} "
        f"{textures.finish(scene.between(0.2, 0.5), 0.03, 0, 0.07)}}}"
    )


def leaves(scene, code, count, spot, size, tilt=35, width=0.4, amount=0.1):
    """Strews leaves; `spot()` answers where each one lies."""
    names = [shapes.leaf(scene, width * scene.between(0.8, 1.2), scene.between(0.03, 0.09)) for _ in range(3)]
    skins = [leaf_texture(scene, scene.colour(code, amount)) for _ in range(4)]
    for _ in range(count):
        scene.place(scene.pick(*names), scene.pick(*skins), spot(), scene.tumble(tilt), scene.between(*size))


def chopped_herbs(scene, code, count, spot, size=0.05):
    """Tiny flakes: parsley, chives, chilli, pepper."""
    flakes = shapes.Mesh()
    for _ in range(count):
        s = size * scene.between(0.5, 1.3)
        flakes.grain(spot(), (s, s * 0.25, s * 0.7), scene.between(0, 6), scene.spread(0.4))
    scene.place(scene.declare(flakes.text()), food(scene, code, shine=0.3))


def scallions(scene, count, spot, size=0.06):
    for code in ("#8fb04a", "#4f8030", "#cfdc9a"):
        skin = food(scene, code, shine=0.4)
        for _ in range(count // 3):
            r = size * scene.between(0.6, 1.2)
            scene.add(
                f"torus{{{number(r)},{number(r * 0.28)} scale <1,1.6,1> {scene.tumble(35)} translate {vector(*spot())} {skin}}}"
            )


def egg_half(scene, size, moved):
    """A boiled egg, cut: from jammy to hard, white or soy-brown outside."""
    white = food(scene, scene.pick("#f6f1e6", "#f6f1e6", "#c89a68"), shine=0.45, amount=0.02)
    yolk = glossy(scene, scene.pick("#f0a01c", "#e8780c", "#f2c24a", "#f5d670"), "#f6b840", size=0.2)
    inner = food(scene, "#f8f4ea", amount=0.02)
    scene.add(
        f"union{{difference{{sphere{{0,1 scale <1.25,1,1>}} plane{{-y,0}} {white}}} "
        f"sphere{{0,.97 scale <1.25,.02,1> {inner}}} sphere{{0,.56 scale <1.08,.22,1> translate x*.08 {yolk}}} "
        f"scale {number(size)} {moved}}}"
    )


def tomato_slice(scene, radius, moved, code="#c0301c"):
    skin = glossy(scene, code)
    flesh = glossy(scene, code, "#e8805a", size=radius * 0.35, turbulence=0.8)
    scene.add(
        f"union{{object{{{shapes.puck(radius, 0.035)} {skin}}} cylinder{{<0,-.037,0>,<0,.037,0>,{number(radius * 0.9)} {flesh}}} {moved}}}"
    )


def cucumber_slice(scene, radius, moved):
    skin = food(scene, "#3c6a2c", shine=0.4)
    flesh = glossy(scene, "#d4e2a8", "#b8cf86", size=radius * 0.4)
    scene.add(
        f"union{{object{{{shapes.puck(radius, 0.025)} {skin}}} cylinder{{<0,-.028,0>,<0,.028,0>,{number(radius * 0.92)} {flesh}}} {moved}}}"
    )


def onion_ring(scene, radius, moved, code="#a8527c"):
    skin = food(scene, code, "#e8d4e0", size=0.1, shine=0.6, glow=0.1)
    scene.add(f"torus{{{number(radius)},.022 scale <1,1.6,1> {moved} {skin}}}")


def bacon(scene, length, moved):
    """A wavy rasher, streaked lengthwise."""
    waves = scene.between(4, 7)
    phase = scene.between(0, 6)
    name = shapes.sheet(scene, length, 0.17, lambda x, z: 0.06 * math.sin(waves * x + phase + z), 30, 6)
    meat, fat, crisp = scene.colour("#8f3020"), scene.colour("#e0a880"), scene.colour("#5f1a10")
    streaks = f"pigment{{gradient z turbulence .12 color_map{{[0 {rgb(meat)}][.3 {rgb(crisp)}][.4 {rgb(fat)}][.55 {rgb(fat)}][.65 {rgb(meat)}][1 {rgb(crisp)}]}} scale .16}}"
    scene.add(
        f"object{{{name} texture{{{streaks} {textures.bumps(scene, 0.4, 0.05)} {textures.finish(0.5, 0.02, 0, 0.04)}}} {moved}}}"
    )


def fries(scene, count, spot, code=None):
    code = code or scene.pick("#e0ac50", "#e0ac50", "#c8762c", "#d8913c")
    skins = [food(scene, code, "#b8752c", size=0.25, bump=0.3) for _ in range(3)]
    for _ in range(count):
        fry = shapes.block(scene.between(0.3, 0.55), 0.055, 0.055, 0.25)
        scene.add(f"object{{{fry} {scene.pick(*skins)} {scene.tumble(22)} translate {vector(*spot())}}}")
