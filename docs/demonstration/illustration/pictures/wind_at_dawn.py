"""Wind turbines over misty forest as the sun rises."""

from illustration.nature import clouds, mist, sky, sun, wooded
from illustration.scene import Scene
from illustration.shapes import ridge, rise, under
from illustration.things import turbine
from illustration.trees import forest, near_spruce


def wind_at_dawn() -> Scene:
    """Wind turbines over misty forest as the sun rises."""
    s = Scene(11)
    sky(s, (0, "#4f6f96"), (0.22, "#8aa9c4"), (0.4, "#d9cfc6"), (0.52, "#f8d9a8"), (0.62, "#fbe3b8"), (1, "#e9c9a0"))
    sun(s, 1180, 640, 62, "#fff3d6", "#ffcf7d", 11)
    clouds(s, 520, 250, 1100, "#f6dcc4", 0.6, 7)
    clouds(s, 1450, 400, 900, "#ffe9c8", 0.7, 6)
    clouds(s, 1000, 120, 900, "#cfdbe4", 0.35, 5)
    far = rise(ridge(s.chance, 705, 16, 1300), 1500, 60, 420)
    wooded(s, far, 16, "#b3b4b8", "#f0dcc0")
    turbine(s, 1385, 690, 210, 0.5, "#fdf6e8", "#c9bfb8")
    turbine(s, 1560, 668, 190, 1.3, "#fdf6e8", "#c9bfb8")
    turbine(s, 1010, 712, 150, 0.1, "#f6e9d6", "#cfc2b6")
    mist(s, 740, "#fdeccd", 0.6, 30)
    wooded(s, rise(ridge(s.chance, 790, 20, 1000), 300, 90, 380), 30, "#7f9a9c", "#e6d6bd")
    turbine(s, 620, 860, 450, 0.34, "#fffaf0", "#b9b6b8")
    mist(s, 815, "#fbe8ca", 0.55, 34)
    wooded(s, ridge(s.chance, 872, 22, 1100), 52, "#41706c", "#b9bfa9")
    mist(s, 905, "#f6e3c4", 0.4, 40, 4)
    near = ridge(s.chance, 960, 26, 1200)
    s.fill(forest(s.chance, near, 96), "#1f5348")
    s.fill(under(near), s.gradient((0, "#1f5348"), (1, "#123f37")))
    front = rise(ridge(s.chance, 1120, 16, 900), 80, 70, 260)
    s.fill(forest(s.chance, front, 165), "#0c332b")
    s.fill(under(front), "#0c332b")
    for x, height in ((70, 520), (205, 390), (1690, 440), (1790, 560)):
        near_spruce(s, x, 1230, height, "#0c332b", "#4a6a48", from_right=x < 900)
    s.glow(1180, 640, 900, "#ffca7a", 0.22)
    return s
