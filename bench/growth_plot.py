"""Draw how time and memory grow with the articles, as SVG by hand: two lines need no library."""

import math
from collections.abc import Sequence

WIDTH, HEIGHT, MARGIN = 320, 240, 48  # of one panel, in pixels


def draw_growth(points: Sequence[tuple[int, float, float]]) -> str:
    """Give an SVG of two panels from (articles, seconds, MB); both axes are logarithmic."""
    panels = [
        _panel([(count, seconds) for count, seconds, _ in points], "CPU seconds", 0),
        _panel([(count, memory) for count, _, memory in points], "peak MB", WIDTH),
    ]
    body = "\n".join(panels)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {HEIGHT}"'
        f' font-family="sans-serif" font-size="11">\n'
        f"<title>glossary build: time and memory by articles</title>\n"
        f'<rect width="100%" height="100%" fill="white"/>\n{body}\n</svg>\n'
    )


def _panel(points: Sequence[tuple[float, float]], name: str, left: int) -> str:
    columns = _decades([x for x, _ in points])
    rows = _decades([y for _, y in points])

    def place(x: float, y: float) -> tuple[float, float]:
        return (
            left + MARGIN + _share(x, columns) * (WIDTH - 2 * MARGIN),
            HEIGHT - MARGIN - _share(y, rows) * (HEIGHT - 2 * MARGIN),
        )

    drawn = [f'<text x="{left + MARGIN}" y="{MARGIN - 16}">{name}</text>']
    for power in range(columns[0], columns[1] + 1):
        x, y = place(10.0**power, 10.0 ** rows[0])
        drawn.append(
            f'<text x="{x:.1f}" y="{y + 16:.1f}" text-anchor="middle">{10**power:,}</text>'
        )
        drawn.append(f'<path d="M{x:.1f} {y:.1f}V{MARGIN}" stroke="#ddd"/>')
    for power in range(rows[0], rows[1] + 1):
        x, y = place(10.0 ** columns[0], 10.0**power)
        drawn.append(
            f'<text x="{x - 6:.1f}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:,g}</text>'
        )
        drawn.append(f'<path d="M{x:.1f} {y:.1f}H{left + WIDTH - MARGIN}" stroke="#ddd"/>')
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in points))
    drawn.append(f'<polyline points="{line}" fill="none" stroke="#1f5fa8" stroke-width="2"/>')
    for point in points:
        x, y = place(*point)
        drawn.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#1f5fa8"/>')
        drawn.append(
            f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle">{point[1]:,.0f}</text>'
        )
    x, y = left + WIDTH / 2, HEIGHT - 10
    drawn.append(f'<text x="{x:.1f}" y="{y}" text-anchor="middle">articles</text>')
    return "\n".join(drawn)


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """Give the powers of ten around the values."""
    return math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))


def _share(value: float, decades: tuple[int, int]) -> float:
    return (math.log10(value) - decades[0]) / (decades[1] - decades[0])
