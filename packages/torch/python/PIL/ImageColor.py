"""Colours by name."""

colormap = {
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "green": "#008000", "blue": "#0000ff", "yellow": "#ffff00",
    "cyan": "#00ffff", "magenta": "#ff00ff", "gray": "#808080", "grey": "#808080", "orange": "#ffa500", "purple": "#800080",
    "pink": "#ffc0cb", "brown": "#a52a2a", "lime": "#00ff00", "navy": "#000080", "teal": "#008080", "olive": "#808000",
    "maroon": "#800000", "silver": "#c0c0c0", "gold": "#ffd700", "tomato": "#ff6347", "skyblue": "#87ceeb", "beige": "#f5f5dc",
}


def getrgb(color):
    text = colormap.get(color.lower(), color)
    if text.startswith("#") and len(text) == 4:
        text = "#" + "".join(digit * 2 for digit in text[1:])
    if text.startswith("#") and len(text) in (7, 9):
        return tuple(int(text[i : i + 2], 16) for i in range(1, len(text), 2))
    if text.startswith("rgb(") and text.endswith(")"):
        return tuple(int(part) for part in text[4:-1].split(","))
    raise ValueError(f"unknown color specifier: {color!r}")


def getcolor(color, mode):
    red, green, blue, *alpha = getrgb(color)
    if mode in ("L", "1", "LA"):
        grey = (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16
        return (grey, *(alpha or [255])) if mode == "LA" else grey
    return (red, green, blue, *(alpha or [255])) if mode == "RGBA" else (red, green, blue)
