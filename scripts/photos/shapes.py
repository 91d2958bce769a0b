"""Meshes: organic forms that POV-Ray's own primitives are too perfect for.

Smooth meshes also trace much faster than the quartics (tori, sweeps) they stand in for.
"""

import math

from scene import number, vector


class Waves:
    """Smooth noise: a sum of a few sine waves with random directions, about -1 to 1."""

    def __init__(self, scene, count=6, frequency=1.0):
        self.terms = []
        for i in range(count):
            growth = 1 + 0.5 * i
            direction = [scene.spread(frequency * growth) for _ in range(3)]
            self.terms.append((*direction, scene.between(0, 2 * math.pi), 1 / growth))
        power = math.sqrt(sum(term[4] ** 2 for term in self.terms) / 2)
        self.scale = 0.7 / power

    def __call__(self, x, y=0.0, z=0.0):
        total = 0.0
        for a, b, c, phase, weight in self.terms:
            total += weight * math.sin(a * x + b * y + c * z + phase)
        return total * self.scale


class Mesh:
    """Vertices, normals and faces that grow grid by grid into one `mesh2`."""

    def __init__(self):
        self.vertices = []
        self.normals = []
        self.faces = []

    def grid(self, points, closed=False):
        """Adds a sheet given as rows of points; `closed` joins the last row to the first."""
        rows, columns = len(points), len(points[0])
        start = len(self.vertices)
        for i in range(rows):
            before = points[i - 1] if i or closed else points[i]
            after = points[(i + 1) % rows] if i + 1 < rows or closed else points[i]
            for j in range(columns):
                left, right = points[i][max(j - 1, 0)], points[i][min(j + 1, columns - 1)]
                self.vertices.append(points[i][j])
                self.normals.append(_cross(_minus(right, left), _minus(after[j], before[j])))
        for i in range(rows if closed else rows - 1):
            upper, lower = start + i * columns, start + (i + 1) % rows * columns
            for j in range(columns - 1):
                a, b, c, d = upper + j, upper + j + 1, lower + j + 1, lower + j
                self.faces += [(a, d, c), (a, c, b)]
        return self

    def tube(self, path, radius, sides=6):
        """Adds a round string along a path that mostly lies flat (a noodle, a shred, a drizzle)."""
        rings = []
        last = len(path) - 1
        for i, point in enumerate(path):
            ahead = _minus(path[min(i + 1, last)], path[max(i - 1, 0)])
            side = _unit(_cross(ahead, (0, 1, 0)))
            up = _unit(_cross(side, ahead))
            width = radius * (0.35 if i in (0, last) else 1)
            ring = []
            for k in range(sides):
                angle = 2 * math.pi * k / sides
                c, s = width * math.cos(angle), width * math.sin(angle)
                ring.append(tuple(p + c * a + s * b for p, a, b in zip(point, side, up)))
            rings.append(ring)
        columns = [[ring[k] for ring in rings] for k in range(sides)]
        return self.grid(columns, closed=True)

    def grain(self, centre, half_axes, turn, lean):
        """Adds a small ellipsoid (a rice grain, a bead of roe), turned about y after leaning."""
        ct, st, cl, sl = math.cos(turn), math.sin(turn), math.cos(lean), math.sin(lean)
        rows = []
        for i in range(6):
            angle = math.pi * i / 3
            row = []
            for j in range(5):
                polar = math.pi * (0.001 + 0.998 * j / 4)
                x = half_axes[0] * math.cos(polar)
                y = half_axes[1] * math.sin(polar) * math.cos(angle)
                z = half_axes[2] * math.sin(polar) * math.sin(angle)
                x, y = x * cl - y * sl, x * sl + y * cl
                x, z = x * ct - z * st, x * st + z * ct
                row.append((centre[0] + x, centre[1] + y, centre[2] + z))
            rows.append(row)
        return self.grid(rows, closed=True)

    def text(self):
        def listing(name, items, digits):
            body = ",".join("<" + ",".join(f"{c:{digits}}" for c in item) + ">" for item in items)
            return f"{name}{{{len(items)},{body}}}"

        normals = [_unit(normal) for normal in self.normals]
        return (
            "mesh2{"
            + listing("vertex_vectors", self.vertices, ".4f")
            + listing("normal_vectors", normals, ".3f")
            + listing("face_indices", self.faces, "d")
            + "}"
        )


def _minus(a, b):
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def _cross(a, b):
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def _unit(v):
    length = math.sqrt(v[0] ** 2 + v[1] ** 2 + v[2] ** 2)
    return (v[0] / length, v[1] / length, v[2] / length) if length > 1e-12 else (0.0, 1.0, 0.0)


def ring_angles(count):
    return [2 * math.pi * i / count for i in range(count)]


def smooth_profile(corners, steps=3):
    """Catmull-Rom through the corners of a profile: thrown clay has no sharp bends."""
    points = []
    last = len(corners) - 1
    for i in range(last):
        p0, p1 = corners[max(i - 1, 0)], corners[i]
        p2, p3 = corners[i + 1], corners[min(i + 2, last)]
        for k in range(steps):
            t = k / steps
            points.append(
                tuple(
                    0.5
                    * (
                        2 * b
                        + (c - a) * t
                        + (2 * a - 5 * b + 4 * c - d) * t * t
                        + (3 * b - a - 3 * c + d) * t**3
                    )
                    for a, b, c, d in zip(p0, p1, p2, p3)
                )
            )
    points.append(corners[-1])
    return points


def turned(scene, corners, wobble=0.0, sides=44):
    """A turned form (plate, bowl, bun) from its profile of (radius, height) corners."""
    profile = smooth_profile(corners)
    waves = Waves(scene, 5, 1.6)
    rows = []
    for angle in ring_angles(sides):
        c, s = math.cos(angle), math.sin(angle)
        row = []
        for radius, height in profile:
            swell = 1 + wobble * waves(c * radius, height * 2, s * radius) if wobble else 1
            row.append((max(radius, 0.001) * swell * c, height * swell, max(radius, 0.001) * swell * s))
        rows.append(row)
    return scene.declare(Mesh().grid(rows, closed=True).text())


def mound(scene, radius, height, edge=0.15, wobble=0.05, lumps=0.02, fineness=3.0, sides=52, steps=12):
    """A flat organic disc with a rounded rim: egg white, melted cheese, a patty, a slice of meat.

    `edge` is the share of the radius that the rim's curve takes; `wobble` bends the outline and
    `lumps` the top.
    """
    return arc_mounds(scene, [(0, 2 * math.pi)], radius, height, edge, wobble, lumps, fineness, sides, steps)[
        0
    ]


def arc_mounds(scene, arcs, radius, height, edge, wobble, lumps, fineness, sides, steps):
    """One mound cut like a pie: a mesh for each (first, last) angle, all with the same relief."""
    outline, surface = Waves(scene, 5, 1.3), Waves(scene, 8, fineness)

    def spoke(angle):
        c, s = math.cos(angle), math.sin(angle)
        reach = radius * (1 + wobble * outline(1.5 * c, 0, 1.5 * s))
        row = []
        for j in range(steps):
            t = 0.002 + 0.998 * (j / (steps - 1)) ** 0.7
            inward = min((1 - t) / edge, 1)
            x, z = reach * t * c, reach * t * s
            rise = math.sqrt(max(1 - (1 - inward) ** 2, 0))
            row.append((x, height * rise + lumps * surface(x, 0, z) * inward, z))
        return row

    return arc_meshes(scene, arcs, spoke, sides)


def arc_meshes(scene, arcs, spoke, sides):
    """Sheets of spokes about the vertical, one for each arc; a full turn closes on itself."""
    names = []
    for first, last in arcs:
        count = max(8, round(sides * (last - first) / (2 * math.pi)))
        full = last - first > 6.28
        steps = count if full else count - 1
        rows = [spoke(first + (last - first) * i / steps) for i in range(count)]
        names.append(scene.declare(Mesh().grid(rows, closed=full).text()))
    return names


def ruffle(scene, inner, outer, height, folds):
    """A wavy collar: lettuce between two halves of a bun."""
    reach, sway = Waves(scene, 6, 1.2), Waves(scene, 4, 1.0)
    rows = []
    for angle in ring_angles(132):
        c, s = math.cos(angle), math.sin(angle)
        phase = folds * angle + 2 * sway(2 * c, 0, 2 * s)
        wave = math.sin(phase) + 0.5 * math.sin(2.3 * phase)
        row = []
        for j in range(7):
            t = j / 6
            r = inner + (outer - inner) * t * (1 + 0.25 * reach(4 * c, 0, 4 * s))
            row.append((r * c, height * t * wave - 0.16 * t * t, r * s))
        rows.append(row)
    return scene.declare(Mesh().grid(rows, closed=True).text())


def leaf(scene, width=0.4, frill=0.05):
    """A leaf of length 1 along z, cupped about its midrib, with a frilled rim."""
    waves = Waves(scene, 5, 2.2)
    cup, bend = scene.between(0.1, 0.7), scene.between(-0.5, 0.6)
    rows = []
    for i in range(11):
        u = -1 + i / 5
        row = []
        for j in range(13):
            t = j / 12
            half = math.sin(math.pi * t**0.75) * width + 0.012
            x, z = u * half * (1 + 0.1 * math.sin(25 * t)), t - 0.5
            y = bend * z * z + cup * abs(x) + frill * waves(4 * x, 0, 4 * z) * (0.3 + abs(u))
            row.append((x, y, z))
        rows.append(row)
    return scene.declare(Mesh().grid(rows).text())


def sheet(scene, half_width, half_length, height_at, columns=22, rows=14):
    """A thin sheet over a rectangle; `height_at(x, z)` in -1..1 says how it lies."""
    points = []
    for i in range(columns):
        x = -1 + 2 * i / (columns - 1)
        row = []
        for j in range(rows):
            z = -1 + 2 * j / (rows - 1)
            row.append((x * half_width, height_at(x, z), z * half_length))
        points.append(row)
    return scene.declare(Mesh().grid(points).text())


def block(half_x, half_y, half_z, roundness=0.2):
    """A box with soft edges: cut food is never sharp."""
    return (
        f"superellipsoid{{<{number(roundness)},{number(roundness)}> "
        f"scale {vector(half_x, half_y, half_z)}}}"
    )


def puck(radius, half_height, roundness=0.3):
    """A flat cylinder with a soft rim, lying on the table."""
    return (
        f"superellipsoid{{<1,{number(roundness)}> rotate x*90 "
        f"scale {vector(radius, half_height, radius)}}}"
    )
