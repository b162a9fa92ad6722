"""Distances on the earth, taken for a sphere."""
from math import asin, cos, radians, sin, sqrt


def kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Between two points in degrees (haversine)."""
    a, b = radians(lat), radians(lat2)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon) / 2) ** 2
    return 12_742 * asin(min(1.0, sqrt(h)))
