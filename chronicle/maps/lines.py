"""Lines on a plane: clip them to a box, and drop the points nobody can see.

Points are (x, y) pairs of any unit; a box is (left, bottom, right, top) in the same unit. Rings are lists of points
whose last point is not the first again, unless said otherwise.

Liang and Barsky (1984) clip lines, Sutherland and Hodgman (1974) clip rings, Douglas and Peucker (1973) simplify.
"""

Point = tuple[float, float]
Box = tuple[float, float, float, float]


def simplify(points: list[Point], tolerance: float) -> list[Point]:
    """The fewest of these points, ends included, that stay within `tolerance` of the line."""
    if len(points) < 3:
        return points
    keep = bytearray(len(points))
    keep[0] = keep[-1] = 1
    limit = tolerance * tolerance
    stretches = [(0, len(points) - 1)]
    while stretches:
        first, last = stretches.pop()
        farthest, distance = _farthest(points, first, last)
        if distance > limit:
            keep[farthest] = 1
            stretches.append((first, farthest))
            stretches.append((farthest, last))
    return [point for point, kept in zip(points, keep) if kept]


def _farthest(points: list[Point], first: int, last: int) -> tuple[int, float]:
    """(index, squared distance) of the point between first and last that is farthest from the segment joining them."""
    ax, ay = points[first]
    dx, dy = points[last][0] - ax, points[last][1] - ay
    length = dx * dx + dy * dy
    best, where = -1.0, first
    for index in range(first + 1, last):
        px, py = points[index][0] - ax, points[index][1] - ay
        if length:
            along = (px * dx + py * dy) / length
            along = 0.0 if along < 0 else 1.0 if along > 1 else along
            px -= along * dx
            py -= along * dy
        distance = px * px + py * py
        if distance > best:
            best, where = distance, index
    return where, best


def simplify_ring(ring: list[Point], tolerance: float) -> list[Point]:
    """A ring with fewer points. One that would vanish is simplified less, because islands matter."""
    if len(ring) < 5:
        return ring
    # A ring has no ends: it is cut at its first point and at the one farthest from it.
    away, _ = max(((index, (x - ring[0][0]) ** 2 + (y - ring[0][1]) ** 2) for index, (x, y) in enumerate(ring)),
                  key=lambda found: found[1])
    slim = simplify(ring[:away + 1], tolerance)[:-1] + simplify(ring[away:] + ring[:1], tolerance)[:-1]
    if len(slim) > 3 or tolerance < 1e-6:
        return slim
    return simplify_ring(ring, tolerance / 3)


def simplify_around(points: list[Point], tolerance: float, box: Box, beyond: float) -> list[Point]:
    """Simplified within `tolerance` where the line runs inside the box, and within `beyond` outside it."""
    inside = [box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in points]
    slim, start = points[:1], 0
    for index in range(1, len(points)):
        if index == len(points) - 1 or inside[index] != inside[start]:
            slim += simplify(points[start:index + 1], tolerance if inside[start] else beyond)[1:]
            start = index
    return slim


def clip_ring(ring: list[Point], box: Box) -> list[Point]:
    """The part of a filled ring inside the box; it may run along the box's edges."""
    if all(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in ring):
        return ring
    for axis, edge, side in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        if not ring:
            return ring
        kept: list[Point] = []
        before = ring[-1]
        was_in = (before[axis] - edge) * side >= 0
        for point in ring:
            is_in = (point[axis] - edge) * side >= 0
            if is_in != was_in:
                share = (edge - before[axis]) / (point[axis] - before[axis])
                kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
            if is_in:
                kept.append(point)
            before, was_in = point, is_in
        ring = kept
    return ring


def clip_line(points: list[Point], box: Box) -> list[list[Point]]:
    """The pieces of a line inside the box."""
    pieces: list[list[Point]] = []
    piece: list[Point] = []
    for start, end in zip(points, points[1:]):
        inside = _clip_segment(start, end, box)
        if inside is None:
            continue
        enters, leaves = inside
        if not piece or piece[-1] != enters:
            piece = [enters]
            pieces.append(piece)
        piece.append(leaves)
    return [piece for piece in pieces if len(piece) > 1]


def _clip_segment(start: Point, end: Point, box: Box) -> tuple[Point, Point] | None:
    (ax, ay), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    enter, leave = 0.0, 1.0
    for slope, room in ((-dx, ax - box[0]), (dx, box[2] - ax), (-dy, ay - box[1]), (dy, box[3] - ay)):
        if slope == 0:
            if room < 0:
                return None
        elif slope < 0:
            enter = max(enter, room / slope)
        else:
            leave = min(leave, room / slope)
    if enter > leave:
        return None
    return (start if enter == 0 else (ax + enter * dx, ay + enter * dy),
            end if leave == 1 else (ax + leave * dx, ay + leave * dy))
