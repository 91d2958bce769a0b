"""Light and camera: a window or lamp, the room around it, and a lens with a shallow focus."""

import math

from scene import number, rgb, shade, vector

# Linear colours of light sources, from a candle to open shade.
WARMTHS = {
    "lamp": (1.0, 0.70, 0.40),
    "bulb": (1.0, 0.82, 0.60),
    "sun": (1.0, 0.94, 0.82),
    "flash": (1.0, 1.0, 1.0),
    "window": (0.88, 0.95, 1.0),
    "shade": (0.74, 0.88, 1.0),
}

# Light levels stay low enough that nothing reaches 1, where POV-Ray would see no edge left to
# smooth; the camera sets the exposure afterwards.
DIM = 0.42


class Camera:
    """Where the lens stands, which way is right, and what it is focused on."""

    def __init__(self, scene, framing):
        low, high = framing.elevation
        self.elevation = math.radians(scene.between(low, high))
        crop = scene.pick(0.78, 0.86, 0.93, 1, 1, 1.08, 1.18)
        self.distance = scene.between(*framing.distance) * crop
        self.target = (
            scene.spread(framing.spread),
            framing.look_height,
            scene.spread(framing.spread),
        )
        back, up = math.cos(self.elevation), math.sin(self.elevation)
        self.position = (
            self.target[0],
            self.target[1] + self.distance * up,
            self.target[2] - self.distance * back,
        )
        # A lens costs seven rays a pixel, so nearly all photos make do with a pinhole.
        self.has_lens = scene.chance(0.04)

    def text(self, scene):
        base = (
            f"camera{{location {vector(*self.position)} right x up y "
            f"angle {number(scene.between(34, 42))} look_at {vector(*self.target)}"
        )
        if not self.has_lens:
            return base + "}"
        aperture = scene.pick(0.15, 0.25, 0.35) * self.distance / 5
        focus = (self.target[0], self.target[1] + 0.1, self.target[2] - 0.35 * math.cos(self.elevation))
        return f"{base} aperture {number(aperture)} focal_point {vector(*focus)} blur_samples 7}}"


def _direction(azimuth, elevation):
    """Azimuth 0 is behind the dish as the camera sees it, where food photographers put the window."""
    return (
        math.cos(elevation) * math.sin(azimuth),
        math.sin(elevation),
        math.cos(elevation) * math.cos(azimuth),
    )


def light_and_camera(scene, framing):
    """The text of camera and lights, and the POV-Ray options that go with this camera."""
    camera = Camera(scene, framing)
    source = scene.pick("lamp", "bulb", "sun", "sun", "flash", "window", "window", "shade")
    colour = WARMTHS[source]
    azimuth = scene.pick(
        scene.spread(0.5),
        scene.pick(-1, 1) * scene.between(0.9, 1.9),
        scene.pick(-1, 1) * scene.between(0.9, 1.9),
        math.pi + scene.spread(0.7),
    )
    elevation = math.radians(scene.between(28, 68))
    direction = _direction(azimuth, elevation)
    position = tuple(12 * d for d in direction)
    size = scene.between(0.6, 2.5) if source in ("sun", "flash") else scene.between(2.5, 8)
    strength = scene.between(0.9, 1.3) * DIM
    contrast = scene.between(0.25, 0.8)
    room = tuple(0.5 * (1 + c) for c in WARMTHS[scene.pick("bulb", "sun", "flash", "window", "shade")])
    room = shade(room, contrast * 0.75 * DIM)
    fill_from = (scene.between(-6, 6), 7, -8)
    # Seven rays through a lens sample the lights seven times over, so that each may sample coarsely.
    if camera.has_lens:
        key_rays, room_rays = "2, 1 jitter", "2, 1 jitter"
    else:
        key_rays, room_rays = "3, 3 adaptive 0 jitter circular orient", "2, 2 jitter"
    lines = [
        camera.text(scene),
        f"sky_sphere{{pigment{{gradient y color_map{{[0 {rgb(shade(room, 0.5))}][0.5 {rgb(shade(room, 0.8))}]"
        f"[1 {rgb(room)}]}} scale 2 translate -y}}}}",
        f"light_source{{{vector(*position)} rgb {vector(*shade(colour, strength))} "
        f"area_light x*{number(size)}, z*{number(size)}, {key_rays}}}",
        # The ceiling and walls: wide, weak, and the reason why contact shadows look real.
        f"light_source{{<0,11,0> rgb {vector(*shade(room, 0.6))} area_light x*10, z*10, {room_rays}}}",
        f"light_source{{{vector(*fill_from)} rgb {vector(*shade(room, 0.5))} shadowless}}",
        _softbox(position, size, colour),
    ]
    # The lens already averages several rays; a pinhole needs anti-aliasing.
    return "\n".join(lines), ["-A"] if camera.has_lens else ["+A0.22", "+AM1", "+R2"]


def _softbox(position, size, colour):
    """What glossy surfaces mirror: the bright pane itself, seen in reflections only."""
    half = number(max(size, 1.5) * 0.6)
    x, y, z = (round(-p / 12, 4) for p in position)
    yaw = math.degrees(math.atan2(x, z))
    pitch = -math.degrees(math.atan2(y, math.hypot(x, z)))
    return (
        f"box{{<-{half},-{half},0>,<{half},{half},0.01> "
        f"texture{{pigment{{rgb {vector(*colour)}}} finish{{ambient 0 diffuse 0 emission 2}}}} "
        f"rotate x*{number(pitch)} rotate y*{number(yaw)} translate {vector(*position)} no_shadow no_image}}"
    )
