"""Surfaces, written from POV-Ray's built-in patterns alone; nothing is included from elsewhere."""

from scene import blend, number, rgb, shade, vector


def anywhere(scene):
    """A random offset into a pattern, so that no two objects show the same patch of it."""
    return f"translate {vector(*(scene.between(-20, 20) for _ in range(3)))}"


def finish(shine=0.3, roughness=0.02, mirror=0.0, glow=0.0, diffuse=0.75):
    """`mirror` is the reflection at a grazing angle; `glow` stands in for light scattered inside."""
    reflection = (
        f"reflection{{{number(mirror * 0.08)},{number(mirror)} fresnel on}} conserve_energy" if mirror else ""
    )
    emission = f"emission {number(glow * 0.5)}" if glow else ""
    return (
        f"finish{{ambient 0 diffuse {number(diffuse)} specular {number(shine)} "
        f"roughness {number(roughness)} {emission} {reflection}}}"
    )


def bumps(scene, depth, size, pattern="bumps"):
    return f"normal{{{pattern} {number(depth)} scale {number(size)} {anywhere(scene)}}}" if depth else ""


def patches(scene, colours, size, pattern="bozo", turbulence=0.5):
    """A pigment that runs through the colours in patches of about `size`."""
    last = len(colours) - 1
    stops = "".join(f"[{number(0.15 + 0.7 * i / last)} {rgb(c)}]" for i, c in enumerate(colours))
    return (
        f"pigment{{{pattern} turbulence {number(turbulence)} color_map{{{stops}}} "
        f"scale {number(size)} {anywhere(scene)}}}"
    )


def surface(
    scene,
    colour,
    second=None,
    size=0.3,
    pattern="bozo",
    turbulence=0.5,
    bump=0.0,
    bump_size=0.05,
    bump_pattern="bumps",
    shine=0.3,
    roughness=0.02,
    mirror=0.0,
    glow=0.0,
    diffuse=0.75,
):
    """The workhorse: one colour or two in patches, a relief and a finish."""
    if second is None:
        pigment = f"pigment{{{rgb(colour)}}}"
    else:
        pigment = patches(scene, [colour, blend(colour, second, 0.5), second], size, pattern, turbulence)
    relief = bumps(scene, bump, bump_size, bump_pattern)
    return f"texture{{{pigment} {relief} {finish(shine, roughness, mirror, glow, diffuse)}}}{ior(mirror)}"


def ior(mirror):
    """Fresnel reflection needs a refractive index."""
    return " interior{ior 1.45}" if mirror else ""


def wood(scene, pale, dark, grain=0.12):
    """Planks along x: stretched rings, fine fibres and a satin finish."""
    mid = blend(pale, dark, 0.5)
    rings = (
        f"pigment{{wood turbulence <{number(scene.between(0.03, 0.12))},0.05,0.05> octaves 4 color_map{{"
        f"[0 {rgb(pale)}][0.35 {rgb(mid)}][0.75 {rgb(dark)}][0.82 {rgb(dark)}][0.9 {rgb(pale)}][1 {rgb(pale)}]}} "
        f"scale {vector(0.1, grain, grain)} rotate y*90 rotate {vector(scene.between(-4, 4), 0, scene.between(-4, 4))} "
        f"scale <4,1,1> {anywhere(scene)}}}"
    )
    fibres = (
        f"pigment{{granite color_map{{[0 rgbt <0,0,0,0.72>][0.45 rgbt <0,0,0,1>][1 rgbt <1,1,1,0.93>]}} "
        f"scale <1.6,0.05,0.05> {anywhere(scene)}}}"
    )
    gloss = finish(scene.between(0.05, 0.4), scene.between(0.02, 0.12), scene.pick(0, 0, 0.15))
    relief = f"normal{{granite {number(scene.between(0.03, 0.15))} scale <0.8,0.04,0.04>}}"
    return f"texture{{{rings} {relief} {gloss}}} texture{{{fibres} {gloss}}}"


def marble(scene, ground, vein):
    """Polished stone: veins folded by turbulence over cloudy ground."""
    soft = blend(ground, vein, 0.18)
    return (
        f"texture{{pigment{{marble turbulence {number(scene.between(0.6, 1.2))} octaves 6 lambda 2.2 color_map{{"
        f"[0 {rgb(ground)}][0.55 {rgb(soft)}][0.8 {rgb(ground)}][0.94 {rgb(vein)}][1 {rgb(ground)}]}} "
        f"scale {number(scene.between(0.7, 2))} rotate y*{number(scene.turn())} {anywhere(scene)}}} "
        f"{finish(0.5, 0.01, scene.pick(0, 0.15, 0.3))}}} interior{{ior 1.45}}"
    )


def stone(scene, colour):
    """Slate, concrete or terrazzo: speckles over clouds, dull."""
    dark, pale = shade(colour, scene.between(0.5, 0.85)), shade(colour, scene.between(1.1, 1.6))
    pattern = scene.pick("granite", "bozo", "crackle", "agate")
    return surface(
        scene,
        dark,
        pale,
        scene.between(0.15, 1.2),
        pattern,
        0.4,
        bump=scene.between(0.1, 0.5),
        bump_size=0.08,
        bump_pattern="granite",
        shine=scene.between(0.05, 0.3),
        roughness=0.06,
    )


def weave(depth=0.35, thread=0.035):
    """Over-and-under threads, as a relief."""
    return (
        "normal{average normal_map{"
        f"[1 gradient x {number(depth)} sine_wave scale {number(thread)}]"
        f"[1 gradient z {number(depth)} sine_wave scale {number(thread)}]"
        "[1 bumps 0.25 scale 0.9]}}"
    )


def cloth(scene, ground, stripe):
    """Plain linen, stripes, a check of half tones (gingham), or printed dots."""
    width = scene.between(0.15, 0.7)
    half = blend(ground, stripe, 0.5)
    kind = scene.pick("plain", "plain", "stripes", "gingham", "dots", "lines")
    if kind == "plain":
        pigment = patches(scene, [ground, shade(ground, 0.9)], 0.7).removeprefix("pigment")
    elif kind == "stripes":
        pigment = f"{{gradient x color_map{{[0 {rgb(ground)}][.5 {rgb(ground)}][.5 {rgb(stripe)}][1 {rgb(stripe)}]}} scale {number(width)}}}"
    elif kind == "lines":
        pigment = (
            f"{{gradient x color_map{{[0 {rgb(ground)}][.78 {rgb(ground)}][.78 {rgb(stripe)}][.82 {rgb(stripe)}]"
            f"[.82 {rgb(ground)}][.88 {rgb(ground)}][.88 {rgb(stripe)}][.98 {rgb(stripe)}][.98 {rgb(ground)}]}} scale {number(width * 2)}}}"
        )
    elif kind == "gingham":

        def bands(a, b):
            return f"gradient z color_map{{[0 {rgb(a)}][.5 {rgb(a)}][.5 {rgb(b)}][1 {rgb(b)}]}}"

        pigment = f"{{gradient x pigment_map{{[0 {bands(ground, half)}][.5 {bands(ground, half)}][.5 {bands(half, stripe)}][1 {bands(half, stripe)}]}} scale {number(width)}}}"
    else:
        pigment = f"{{leopard color_map{{[0 {rgb(ground)}][.72 {rgb(ground)}][.76 {rgb(stripe)}][1 {rgb(stripe)}]}} scale {number(width * 0.12)} scale <1,10,1>}}"
    return f"texture{{pigment{pigment} {weave()} finish{{ambient 0 diffuse .8}} rotate y*{number(scene.turn())}}}"


def glaze(scene, colour):
    """Fired clay: a clear shine over colour that is sometimes speckled or drawn in rings."""
    kind = scene.pick("plain", "plain", "speckled", "cloudy", "ringed")
    mirror, shine = scene.between(0.05, 0.3), scene.between(0.2, 0.8)
    coat = finish(shine, scene.between(0.006, 0.03), mirror)
    if kind == "speckled":
        pigment = f"pigment{{granite color_map{{[0 {rgb(shade(colour, 0.35))}][.22 {rgb(shade(colour, 0.6))}][.27 {rgb(colour)}][1 {rgb(colour)}]}} scale .35 {anywhere(scene)}}}"
    elif kind == "cloudy":
        pigment = patches(scene, [colour, shade(colour, 0.72)], 0.4)
    elif kind == "ringed":
        ring = scene.any_colour(0.8)
        pigment = f"pigment{{cylindrical color_map{{[0 {rgb(colour)}][.07 {rgb(colour)}][.075 {rgb(ring)}][.11 {rgb(ring)}][.115 {rgb(colour)}][1 {rgb(colour)}]}} scale 1.9}}"
    else:
        pigment = f"pigment{{{rgb(colour)}}}"
    return f"texture{{{pigment} normal{{bumps .02 scale .3}} {coat}}}{ior(mirror)}"


def metal(colour, roughness=0.02, mirror=0.5):
    return (
        f"texture{{pigment{{{rgb(colour)}}} normal{{bumps .03 scale .2}} finish{{ambient 0 diffuse .3 specular .6 "
        f"roughness {number(roughness)} metallic reflection{{{number(mirror)} metallic}}}}}}"
    )


def glass():
    return (
        "texture{pigment{rgbt<.95,.97,.97,.88>} finish{ambient 0 diffuse .1 specular .9 roughness .003 "
        "reflection{.02,.6 fresnel on} conserve_energy}} interior{ior 1.2}"
    )
