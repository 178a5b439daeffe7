"""How often claims are right that are said to be right so often: bins and their drawing."""

from collections.abc import Iterator, Mapping

Scored = list[tuple[float, bool]]
FEWEST = 10  # a bin of fewer claims tells nothing and is not drawn
_SIDE, _EDGE = 320, 48
_COLOURS = ("#1f5fa8", "#b5530f")


def bins(scored: Scored) -> Iterator[tuple[float, float, float, float, int]]:
    """From, to, mean chance said, share right and count of each tenth that has enough claims."""
    for tenth in range(10):
        inside = [(s, r) for s, r in scored if tenth <= min(9, int(s * 10)) < tenth + 1]
        if len(inside) >= FEWEST:
            said = sum(s for s, _ in inside) / len(inside)
            was = sum(r for _, r in inside) / len(inside)
            yield tenth / 10, (tenth + 1) / 10, said, was, len(inside)


def drawing(halves: Mapping[str, Scored]) -> str:
    """The reliability of each half as SVG: a circle a bin, as large as it has claims; on the line, what is said is so."""
    size = _SIDE + 2 * _EDGE
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size + 24 * len(halves)}" font-family="sans-serif" font-size="12" role="img">',
        "<title>How often claims are right, by the confidence said</title>",
        f'<rect x="{_EDGE}" y="{_EDGE}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#777"/>',
        f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#777" stroke-dasharray="4 4"/>',
    ]
    for step in range(0, 11, 2):
        at = step / 10
        out.append(f'<text x="{_x(at)}" y="{_EDGE + _SIDE + 16}" text-anchor="middle">{at:.1f}</text>')
        out.append(f'<text x="{_EDGE - 6}" y="{_y(at) + 4}" text-anchor="end">{at:.1f}</text>')
    out.append(f'<text x="{_x(0.5)}" y="{_EDGE + _SIDE + 34}" text-anchor="middle">confidence said</text>')
    out.append(f'<text x="{_EDGE}" y="{_EDGE - 12}">share right</text>')
    for n, ((name, scored), colour) in enumerate(zip(halves.items(), _COLOURS, strict=True)):
        for _, _, said, was, count in bins(scored):
            out.append(
                f'<circle cx="{_x(said)}" cy="{_y(was)}" r="{2 + count**0.5 / 2:.1f}" fill="{colour}" fill-opacity="0.6"/>'
            )
        y = size + 24 * n
        out.append(f'<circle cx="{_EDGE + 6}" cy="{y}" r="6" fill="{colour}" fill-opacity="0.6"/>')
        out.append(f'<text x="{_EDGE + 20}" y="{y + 4}">{name} ({len(scored)} claims)</text>')
    return "\n".join([*out, "</svg>"]) + "\n"


def _x(share: float) -> float:
    return round(_EDGE + share * _SIDE, 1)


def _y(share: float) -> float:
    return round(_EDGE + (1 - share) * _SIDE, 1)
