#!/usr/bin/env python3
# Draws the pictures of the sample newsroom into content/: flat landscapes and scenes, the logo and the icon.
# Needs Debian's python3-pil only (apt-get install python3-pil); run it as: /usr/bin/python3 tests/samples/pictures.py
# Nothing is random without a fixed seed, so a second run draws the same pictures.

import math
import pathlib
import random
import unicodedata

from PIL import Image, ImageDraw

CONTENT = pathlib.Path(__file__).resolve().parents[2] / "content"
WIDTH, HEIGHT = 1200, 675
LARGEST = 38_000  # bytes of a JPEG
SCALE = 2  # drawn twice as large, then reduced: smooth edges

GREENS = ["#9cc5a1", "#6fa878", "#4a8558", "#2f6440", "#1f4a2e"]
BLUES = ["#b5cbdc", "#8fb0c9", "#6790b0", "#456f92", "#2c5273"]
SKIN, DARK, CREAM, RED, GOLD = "#c98f63", "#2b2a33", "#f6efdf", "#c0392b", "#f0b429"
PEOPLE = ["#34699a", "#c0392b", "#e0a030", "#4f7d4a", "#7b4b94", "#d9713c"]


class Canvas:
    """A picture in 1200 x 675 coordinates, whatever its real size."""

    def __init__(self, width=WIDTH, height=HEIGHT, colour=CREAM):
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), colour)
        self.pen = ImageDraw.Draw(self.image)

    @staticmethod
    def _points(points):
        return [(x * SCALE, y * SCALE) for x, y in points]

    def polygon(self, points, colour):
        self.pen.polygon(self._points(points), fill=colour)

    def box(self, x, y, width, height, colour, radius=0):
        corners = [x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE]
        self.pen.rounded_rectangle(corners, radius * SCALE, fill=colour)

    def disc(self, x, y, rx, colour, ry=None):
        ry = rx if ry is None else ry
        self.pen.ellipse([(x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE], fill=colour)

    def line(self, points, colour, thickness=4):
        self.pen.line(self._points(points), fill=colour, width=int(thickness * SCALE), joint="curve")

    def arc(self, x, y, rx, ry, start, end, colour, thickness):
        corners = [(x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE]
        self.pen.arc(corners, start, end, fill=colour, width=int(thickness * SCALE))

    def sky(self, top, bottom, until=HEIGHT):
        """A few broad bands from top to bottom: flat, and small as a JPEG."""
        bands = 9
        for band in range(bands):
            share = band / (bands - 1)
            colour = tuple(round(a + (b - a) * share) for a, b in zip(rgb(top), rgb(bottom)))
            self.box(0, until * band / bands, self.width, until / bands + 2, colour)

    def hills(self, base, height, colour, phase=0.0, waves=2.0):
        points = [(0, self.height)]
        for x in range(0, self.width + 1, 10):
            angle = x / self.width * math.tau * waves + phase
            points.append((x, base - height * (0.6 * math.sin(angle) + 0.4 * math.sin(2.3 * angle + 1))))
        self.polygon(points + [(self.width, self.height)], colour)

    def pine(self, x, y, size, colour):
        self.box(x - size * 0.05, y - size * 0.15, size * 0.1, size * 0.2, "#6b4a32")
        for level in range(3):
            top, half = y - size * (1.0 - 0.22 * level), size * (0.2 + 0.08 * level)
            self.polygon([(x, top), (x - half, top + size * 0.42), (x + half, top + size * 0.42)], colour)

    def person(self, x, y, size, shirt, trousers=DARK, hat=None, stride=0.0):
        """Standing on y, `size` high; stride opens the legs."""
        head = size * 0.11
        for side in (-1, 1):
            self.line([(x, y - size * 0.45), (x + side * size * (0.06 + stride), y)], trousers, size * 0.11)
            self.line([(x, y - size * 0.74), (x + side * size * (0.14 + stride), y - size * (0.48 + stride * 0.4))],
                      shirt, size * 0.08)
        self.box(x - size * 0.13, y - size * 0.78, size * 0.26, size * 0.36, shirt, size * 0.06)
        self.disc(x, y - size * 0.88, head, SKIN)
        if hat:
            self.polygon([(x - head * 1.6, y - size * 0.92), (x, y - size * 1.06), (x + head * 1.6, y - size * 0.92)], hat)

    def star(self, x, y, radius, colour):
        points = []
        for corner in range(10):
            reach = radius if corner % 2 == 0 else radius * 0.382
            angle = math.pi * corner / 5 - math.pi / 2
            points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
        self.polygon(points, colour)

    def flag(self, x, y, width):
        self.box(x, y, width, width * 2 / 3, "#da251d")
        self.star(x + width / 2, y + width / 3, width * 0.2, "#ffde00")

    def save(self, path, colours=None):
        target = CONTENT / unicodedata.normalize("NFC", path)
        target.parent.mkdir(parents=True, exist_ok=True)
        small = self.image.resize((self.width, self.height), Image.LANCZOS)
        if target.suffix == ".png":
            small.quantize(colours or 32, dither=Image.NONE).save(target, optimize=True)
        else:
            for quality in range(76, 20, -4):
                small.save(target, quality=quality, optimize=True, progressive=True)
                if target.stat().st_size <= LARGEST:
                    break
        return small


def rgb(colour):
    return tuple(int(colour[i:i + 2], 16) for i in (1, 3, 5))


def conference():
    c = Canvas(colour="#d8c7a8")
    c.box(0, 0, WIDTH, 90, "#b89b72")
    c.box(250, 70, 700, 330, "#5b4632", 10)
    c.box(266, 86, 668, 298, "#1f4e79")
    for row in range(3):
        for column in range(5):
            x, y = 286 + column * 130, 100 + row * 92
            c.box(x, y, 114, 78, ["#6c9bc4", "#87b38d", "#d0a869", "#b0879f"][(row + column) % 4], 4)
            c.disc(x + 57, y + 32, 15, SKIN)
            c.box(x + 30, y + 48, 54, 30, "#33553f", 10)
    c.flag(90, 130, 120)
    c.box(1010, 200, 110, 200, "#7a4f2b", 6)
    c.star(1065, 270, 32, GOLD)
    for row in range(3):
        for seat in range(12 - row):
            x, y, r = 40 + seat * (104 + row * 10) + row * 26, 470 + row * 80, 26 + row * 5
            c.box(x - r * 1.5, y + r * 0.7, r * 3, 130, ["#3d6b4d", "#355f45", "#2d523b"][row], r * 0.8)
            c.disc(x, y, r, "#2b2320")
    c.save("quoc-phong-an-ninh/hoi-nghi-dan-van.jpg")


def patrol():
    c = Canvas()
    c.sky("#f4b183", "#fdebd0", 430)
    c.disc(860, 250, 62, "#fff3c4")
    for level, base in enumerate((340, 400, 470)):
        c.hills(base, 60 - level * 8, BLUES[level + 1], phase=level * 1.7, waves=1.6)
    c.hills(560, 40, GREENS[3], phase=2.4, waves=0.9)
    c.polygon([(250, 610), (262, 420), (338, 420), (350, 610)], "#e9e4d8")
    c.box(235, 600, 130, 26, "#b7b0a0")
    c.flag(268, 440, 64)
    for number, x in enumerate((560, 720, 880)):
        y = 600 - number * 14
        c.box(x - 46, y - 150, 40, 82, "#55603a", 10)
        c.person(x, y, 200, "#4b5a35", "#3c4a2b", hat="#3c4a2b", stride=0.06)
    c.save("quoc-phong-an-ninh/tuan-tra-bien-gioi.jpg")


def fire_drill():
    c = Canvas()
    c.sky("#a9cbe0", "#e6f0ea", 420)
    for x, y, r in ((620, 300, 70), (690, 230, 88), (760, 150, 104), (860, 80, 118), (980, 30, 120)):
        c.disc(x, y, r, "#b9b6b3")
    c.hills(410, 36, GREENS[1], phase=0.6)
    for i in range(26):
        c.pine(20 + i * 47, 470 + (i * 37 % 30), 150 + (i * 53 % 50), GREENS[2 + i % 2])
    for x in (590, 630, 672):
        c.polygon([(x - 24, 470), (x, 370), (x + 24, 470)], "#e8632b")
        c.polygon([(x - 12, 470), (x, 410), (x + 12, 470)], GOLD)
    c.hills(530, 10, "#b79f6c", waves=1)
    c.box(90, 470, 290, 100, RED, 12)
    c.box(290, 430, 90, 60, RED, 10)
    c.box(306, 442, 60, 40, "#cfe6f2", 4)
    c.box(100, 505, 270, 12, "#ffffff")
    for x in (150, 320):
        c.disc(x, 575, 34, DARK)
        c.disc(x, 575, 14, "#9a9a9a")
    for i in range(6):
        c.person(500 + i * 110, 620, 120, "#d98a2b", "#3f4a3c", hat=RED, stride=0.05)
    c.save("quoc-phong-an-ninh/dien-tap-chua-chay-rung.jpg")


def clinic():
    c = Canvas()
    c.sky("#cfe3ee", "#f3f1e4", 430)
    c.hills(380, 60, BLUES[1], phase=1.2)
    c.hills(450, 34, GREENS[1], phase=3.1)
    c.box(0, 520, WIDTH, 155, "#c9b083")
    c.polygon([(60, 330), (260, 170), (460, 330)], "#7c5a37")
    c.box(100, 330, 320, 130, "#a87b4c")
    for x in (120, 220, 300, 385):
        c.box(x, 460, 18, 80, "#6b4a32")
    c.box(225, 360, 70, 100, "#5b3d26")
    c.polygon([(560, 330), (760, 220), (960, 330)], "#ffffff")
    c.box(575, 330, 370, 220, "#f7f9fa")
    c.box(690, 400, 140, 150, "#d5e3ea")
    c.box(748, 260, 24, 64, RED)
    c.box(728, 280, 64, 24, RED)
    for i in range(5):
        c.person(1010 - i * 6 + i * 44, 590 + (i % 2) * 20, 150 - i * 6, PEOPLE[i], hat="#d8b36a" if i % 2 else None)
    c.person(640, 600, 170, "#ffffff", "#47606e")
    c.save("quoc-phong-an-ninh/quan-y.jpg")


def coffee():
    c = Canvas(colour="#dfe9cf")
    c.disc(980, 130, 240, "#eaf1dc")
    c.line([(-20, 560), (400, 430), (820, 300), (1230, 220)], "#6b4a32", 20)
    for i in range(7):
        x, y = 80 + i * 175, 535 - i * 52
        for side in (-1, 1):
            tip = (x + 60, y + side * 210)
            c.polygon([(x, y), (x - 60, y + side * 110), tip, (x + 90, y + side * 90)], GREENS[2 if side < 0 else 3])
            c.line([(x, y), tip], GREENS[1], 4)
    for i in range(7):
        x, y = 80 + i * 175, 535 - i * 52
        for dx, dy in ((-34, -18), (0, -34), (34, -18), (-20, 22), (22, 24), (0, 0)):
            ripe = (i + dx) % 5 != 0
            c.disc(x + dx, y + dy, 25, "#b5251f" if ripe else "#d9a23a")
            c.disc(x + dx - 8, y + dy - 8, 6, "#e8837a" if ripe else "#f2d28a")
    c.save("kinh-te/ca-phe.jpg")


def ginseng():
    c = Canvas(colour="#26402f")
    for i in range(9):
        c.box(30 + i * 140, 0, 44, 500, "#2f4d39")
    c.hills(520, 14, "#5a3f2a", waves=1.3)
    c.hills(590, 16, "#46301f", phase=2, waves=2)
    for centre in (300, 620, 930):
        c.line([(centre, 560), (centre, 300)], "#79a55b", 12)
        for stalk in (-1, 0, 1):
            end = (centre + stalk * 130, 280 - (0 if stalk else 20))
            c.line([(centre, 340), end], "#79a55b", 8)
            for leaf in range(5):
                angle = math.pi * (0.1 + leaf * 0.2) + stalk * 0.35
                tip = (end[0] - 86 * math.cos(angle), end[1] + 70 * math.sin(angle) - 10)
                middle = ((end[0] + tip[0]) / 2, (end[1] + tip[1]) / 2)
                across = (-(tip[1] - end[1]) * 0.2, (tip[0] - end[0]) * 0.2)
                c.polygon([end, (middle[0] + across[0], middle[1] + across[1]), tip,
                           (middle[0] - across[0], middle[1] - across[1])], "#5d9a4f" if leaf % 2 else "#74b062")
        c.line([(centre, 330), (centre, 190)], "#79a55b", 7)
        for ring in range(9):
            angle = math.tau * ring / 9
            c.disc(centre + 30 * math.cos(angle), 175 + 30 * math.sin(angle), 15, "#d5322a")
        c.disc(centre, 175, 18, "#e8584d")
    c.save("kinh-te/sam-ngoc-linh.png", 24)


def road():
    c = Canvas()
    c.sky("#9cc9e6", "#e9f4f7", 360)
    c.hills(300, 70, BLUES[2], phase=0.4, waves=1.4)
    c.hills(370, 40, GREENS[1], phase=2.2)
    c.hills(450, 50, GREENS[2], phase=4.4, waves=1)
    left, right, middle = [], [], []
    for step in range(41):
        t = step / 40
        y = 675 - 330 * t
        x = 600 + 260 * math.sin(t * 7.2) * (1 - t * 0.8)
        half = 120 * (1 - t) ** 1.4 + 6
        left.append((x - half, y))
        right.append((x + half, y))
        middle.append((x, y, half))
    c.polygon(left + right[::-1], "#55585e")
    for index in range(0, 36, 3):
        (x, y, half), (x2, y2, _) = middle[index], middle[index + 1]
        c.line([(x, y), (x2, y2)], "#f5f0d0", max(2, half * 0.07))
    for x, y, size in ((90, 560, 190), (190, 620, 230), (1010, 560, 200), (1120, 630, 250), (960, 640, 170)):
        c.pine(x, y, size, GREENS[3])
    c.save("kinh-te/duong-lien-xa.jpg")


def lake():
    c = Canvas()
    c.sky("#c7d8e2", "#f3ece0", 360)
    c.hills(270, 46, BLUES[1], phase=1)
    c.hills(330, 26, BLUES[2], phase=3)
    c.box(0, 400, WIDTH, 275, "#a9c4cf")
    for i in range(24):
        x, size = 25 + i * 51, 130 + (i * 61 % 70)
        colour = GREENS[2 + i % 3]
        c.pine(x, 405, size, colour)
        shade = tuple((a * 2 + b * 3) // 5 for a, b in zip(rgb(colour), rgb("#a9c4cf")))
        c.polygon([(x - size * 0.3, 410), (x + size * 0.3, 410), (x, 410 + size * 0.75)], shade)
    for y, x, width in ((384, 60, 420), (396, 620, 480), (430, 300, 380), (520, 120, 260), (560, 700, 340), (620, 330, 300)):
        c.box(x, y, width, 10, "#e8eff0", 5)
    c.box(520, 540, 180, 18, "#7a5334", 9)
    c.person(600, 542, 110, "#c9592f", hat="#e6cf97")
    c.save("kinh-te/mang-den.jpg")


def gongs():
    c = Canvas(colour="#1d1a2b")
    stars = random.Random(7)
    for _ in range(70):
        c.disc(stars.randrange(WIDTH), stars.randrange(260), 1.6, "#d7d2ef")
    c.hills(400, 40, "#2a2740", phase=2)
    c.box(0, 520, WIDTH, 155, "#3a2a22")
    for radius, colour in ((330, "#38241f"), (250, "#4d2d20"), (170, "#6b3b21")):
        c.disc(600, 560, radius, colour, radius * 0.5)
    c.box(120, 150, 960, 20, "#6b4a32", 8)
    for x in (130, 1050):
        c.box(x, 150, 22, 420, "#6b4a32")
    for i, radius in enumerate((86, 74, 64, 56, 48, 42)):
        x = 230 + i * 150
        c.line([(x - radius * 0.5, 170), (x, 240), (x + radius * 0.5, 170)], "#b8a07a", 3)
        for share, colour in ((1, "#8a5a1e"), (0.9, "#b67a2a"), (0.55, "#c98f3a"), (0.24, "#e6b65c")):
            c.disc(x, 240 + radius * 0.7, radius * share, colour)
    for x in range(-3, 4):
        c.line([(600 + x * 34, 620), (600 - x * 12, 560)], "#5a3a26", 16)
    for width, height, colour in ((80, 190, "#d9481f"), (54, 140, "#f08a24"), (28, 90, "#ffd35c")):
        c.polygon([(600 - width, 590), (600 - width * 0.5, 590 - height * 0.55), (600, 590 - height),
                   (600 + width * 0.55, 590 - height * 0.5), (600 + width, 590)], colour)
    for i, x in enumerate((70, 180, 300, 900, 1020, 1130)):
        c.person(x, 650, 170, ["#7c1f26", "#2a2440"][i % 2], "#171521")
    c.save("van-hoa-xa-hoi/cong-chieng.jpg")


def communal_house():
    c = Canvas()
    c.sky("#8fc3e8", "#e8f3f2", 420)
    c.hills(400, 40, GREENS[1], phase=1.3)
    c.box(0, 500, WIDTH, 175, "#c7a873")
    c.polygon([(330, 430), (400, 60), (800, 60), (870, 430)], "#8a6a3b")
    c.polygon([(360, 430), (425, 60), (775, 60), (840, 430)], "#a27e48")
    for i in range(9):
        c.line([(380 + i * 55, 425), (440 + i * 40, 66)], "#8a6a3b", 3)
    c.line([(388, 60), (812, 60)], "#4e361f", 14)
    for x in (430, 540, 650, 770):
        c.line([(x, 60), (x - 14, 26)], "#4e361f", 6)
        c.line([(x, 60), (x + 14, 26)], "#4e361f", 6)
    c.box(370, 430, 460, 80, "#6e4a2a")
    for x in range(390, 820, 44):
        c.box(x, 436, 22, 66, "#7d5733")
    c.box(570, 434, 60, 76, "#2f2118")
    for x in (380, 480, 690, 800):
        c.box(x, 508, 22, 90, "#4e361f")
    c.polygon([(584, 506), (616, 506), (640, 620), (560, 620)], "#8c6136")
    for step in range(6):
        c.box(574 - step * 3, 520 + step * 17, 52 + step * 6, 5, "#4e361f")
    for x, y, size in ((110, 540, 260), (220, 560, 200), (1010, 550, 230), (1110, 580, 290)):
        c.pine(x, y, size, GREENS[3])
    c.person(900, 620, 110, RED)
    c.person(950, 624, 84, "#34699a")
    whole = c.save("van-hoa-xa-hoi/nha-rong.jpg")
    whole.resize((660, 371), Image.LANCZOS).save(CONTENT / "van-hoa-xa-hoi/nha-rong-660.jpg", quality=72, optimize=True)


def full_moon():
    c = Canvas()
    c.sky("#141a3c", "#3b3565", 570)
    c.disc(860, 170, 105, "#fff1b8")
    for x, y, r in ((830, 140, 20), (895, 190, 28), (850, 220, 13)):
        c.disc(x, y, r, "#f1dc93")
    c.polygon([(0, 675), (0, 260), (380, 380), (380, 675)], "#5c3a3a")
    c.polygon([(0, 270), (0, 210), (420, 350), (400, 395)], "#8d3f31")
    c.polygon([(1200, 675), (1200, 280), (820, 390), (820, 675)], "#4f3540")
    c.polygon([(1200, 290), (1200, 230), (780, 360), (800, 405)], "#7d392f")
    c.polygon([(380, 560), (820, 560), (1010, 675), (190, 675)], "#77666a")
    for x, y in ((90, 400), (240, 440), (930, 450), (1080, 420)):
        c.box(x, y, 70, 90, "#f7c767", 4)
        c.box(x + 32, y, 6, 90, "#5c3a3a")
    c.line([(60, 250), (300, 330), (600, 350), (900, 335), (1150, 260)], "#d9cfc0", 3)
    for i in range(9):
        x = 110 + i * 122
        y = 292 + 58 * math.sin(math.pi * (i + 0.6) / 9.6)
        colour = PEOPLE[i % 6] if i % 2 else "#e4572e"
        c.disc(x, y + 40, 32, colour, 38)
        c.disc(x, y + 40, 14, "#ffd98a", 34)
        c.box(x - 14, y, 28, 8, GOLD)
        c.line([(x, y + 78), (x, y + 104)], GOLD, 4)
    for i, x in enumerate((450, 520, 600, 680, 750)):
        c.person(x, 640, 96 + (i % 3) * 12, PEOPLE[i])
        c.star(x + 30, 570, 18, GOLD)
    c.save("van-hoa-xa-hoi/trung-thu.jpg")


def star_lantern():
    c = Canvas(colour="#243056")
    c.disc(600, 330, 300, "#2f3d6a")
    c.disc(600, 330, 236, "#3b4b7e")
    c.arc(600, 330, 250, 250, 0, 360, GOLD, 10)
    c.star(600, 330, 240, "#d62f26")
    c.star(600, 330, 150, "#f2a32c")
    c.star(600, 330, 70, "#ffe08a")
    for corner in range(5):
        angle = math.tau * corner / 5 - math.pi / 2
        x, y = 600 + 240 * math.cos(angle), 330 + 240 * math.sin(angle)
        c.line([(600, 330), (x, y)], "#8c5a24", 6)
        for thread in range(-2, 3):
            c.line([(x, y), (x + thread * 9, y + 60)], PEOPLE[thread % 6], 4)
    c.line([(600, 580), (600, 675)], "#b98d4f", 14)
    c.save("van-hoa-xa-hoi/den-ong-sao.png", 32)


def brocade():
    c = Canvas(colour="#1c1718")
    for y, colour in ((40, "#a32025"), (70, CREAM), (84, "#a32025"), (570, "#a32025"), (600, CREAM), (614, "#a32025")):
        c.box(0, y, WIDTH, 12 if colour == CREAM else 26, colour)
    for column in range(9):
        x = column * 150
        for reach, colour in ((74, "#a32025"), (56, "#1c1718"), (42, GOLD), (28, "#1c1718"), (14, CREAM)):
            c.polygon([(x - reach, 338), (x, 338 - reach * 2), (x + reach, 338), (x, 338 + reach * 2)], colour)
    for column in range(17):
        x = column * 75
        for y in (160, 516):
            c.polygon([(x - 24, y), (x, y - 24), (x + 24, y), (x, y + 24)], CREAM)
            c.polygon([(x - 12, y), (x, y - 12), (x + 12, y), (x, y + 12)], "#a32025")
    c.save("van-hoa-xa-hoi/tho-cam.png", 16)


def loom():
    c = Canvas(colour="#e6d6ba")
    c.box(0, 520, WIDTH, 155, "#b78f5f")
    for y in range(540, 675, 40):
        c.box(0, y, WIDTH, 5, "#a57d4f")
    c.box(250, 120, 708, 420, "#a8323a")
    for i in range(18):
        c.box(250 + i * 41, 120, 11, 420, "#7d1f26" if i % 6 else "#231b1c")
    for i in range(8):
        c.box(250, 400 + i * 17, 708, 10, ["#231b1c", "#b9272c", GOLD, CREAM][i % 4])
    for y in (100, 540):
        c.box(190, y, 830, 34, "#7a5334", 12)
    for x in (180, 990):
        c.box(x, 60, 40, 560, "#8f6440", 10)
    c.box(200, 290, 800, 20, "#8f6440", 8)
    c.polygon([(430, 352), (480, 330), (720, 330), (770, 352), (720, 374), (480, 374)], "#6b4426")
    c.box(540, 342, 120, 20, GOLD, 8)
    c.save("van-hoa-xa-hoi/khung-cui.jpg")


def trail_run():
    c = Canvas()
    c.sky("#f7c59f", "#fdf0df", 400)
    c.disc(300, 210, 56, "#fff0bf")
    c.hills(320, 80, BLUES[2], phase=0.9, waves=1.3)
    c.hills(400, 46, GREENS[1], phase=2.9)
    for i in range(16):
        c.pine(30 + i * 78, 470 + (i * 29 % 24), 130 + (i * 41 % 60), GREENS[2 + i % 2])
    c.hills(500, 18, GREENS[3], phase=1, waves=1)
    c.polygon([(0, 560), (1200, 520), (1200, 675), (0, 675)], "#c99f66")
    for i in range(7):
        x, y = 110 + i * 165, 620 - i * 7
        c.person(x, y, 170 - (i % 3) * 12, PEOPLE[i % 6], "#222a38", stride=0.12)
        c.box(x - 15, y - 108, 30, 22, "#ffffff")
    c.save("the-thao/chay-vuot-nui.jpg")


def dugouts():
    c = Canvas()
    c.sky("#9fd0ea", "#eaf5f3", 260)
    c.hills(230, 40, BLUES[2], phase=1.1)
    c.hills(280, 22, GREENS[2], phase=2.6)
    c.box(0, 300, WIDTH, 375, "#5f97a8")
    for i in range(18):
        c.box((i * 211) % 1150, 330 + (i * 83) % 330, 110, 6, "#8dbcc8", 3)
    for i in range(30):
        c.disc(20 + i * 40, 286 - (i % 3) * 6, 10, PEOPLE[i % 6])
    for lane, (x, y) in enumerate(((300, 400), (90, 500), (430, 615))):
        for seat in range(3):
            px = x + 150 + seat * 180
            c.line([(px + 20, y - 70), (px + 84, y + 44)], "#7a5334", 8)
            c.disc(px + 86, y + 42, 13, "#7a5334", 22)
            c.box(px - 24, y - 92, 48, 92, PEOPLE[lane * 2], 14)
            c.disc(px, y - 112, 22, SKIN)
            c.box(px - 22, y - 126, 44, 10, RED if lane else GOLD)
        c.polygon([(x, y - 30), (x + 60, y - 16), (x + 600, y - 16), (x + 670, y - 36), (x + 610, y + 30), (x + 50, y + 30)], "#5f3f26")
        c.box(x - 20, y + 34, 700, 6, "#cfe3e6", 3)
    c.save("the-thao/thuyen-doc-moc.jpg")


def pitch():
    c = Canvas(colour="#3f8f4f")
    for stripe in range(0, 10, 2):
        c.box(60 + stripe * 108, 60, 108, 555, "#479a58")
    white = "#f2f7f0"
    for points in ([(60, 60), (1140, 60), (1140, 615), (60, 615), (60, 60)], [(600, 60), (600, 615)],
                   [(60, 180), (230, 180), (230, 495), (60, 495)], [(1140, 180), (970, 180), (970, 495), (1140, 495)]):
        c.line(points, white, 6)
    c.arc(600, 337, 110, 110, 0, 360, white, 6)
    c.disc(600, 337, 9, white)
    for i in range(11):
        for x, shirt, hair in ((548, "#d8352b", "#2b2320"), (652, "#f4d03f", "#2b2320")):
            y = 120 + i * 43
            c.disc(x, y, 22, shirt, 13)
            c.disc(x, y, 9, hair)
    for x in (20, 1150):
        c.box(x, 240, 30, 195, "#d9e6da")
    c.save("the-thao/bong-da/khai-mac.jpg")


def goal():
    c = Canvas()
    c.sky("#0f1a33", "#25406b", 400)
    for x in (150, 1050):
        c.box(x - 6, 60, 12, 330, "#70798c")
        c.box(x - 70, 40, 140, 50, "#c9d3e6", 6)
        for lamp in range(4):
            c.disc(x - 48 + lamp * 32, 65, 12, "#fffbe0")
    c.box(0, 330, WIDTH, 110, "#2c3550")
    for i in range(60):
        c.disc(10 + i * 20, 352 + (i * 47) % 64, 9, PEOPLE[i % 6])
    c.box(0, 430, WIDTH, 245, "#2f7d45")
    c.polygon([(0, 520), (1200, 520), (1200, 600), (0, 600)], "#368a4e")
    for i in range(11):
        c.line([(260 + i * 68, 190), (300 + i * 60, 520)], "#93a2b8", 3)
    for i in range(6):
        c.line([(260 + i * 8, 200 + i * 64), (940 - i * 8, 200 + i * 64)], "#93a2b8", 3)
    c.line([(250, 560), (250, 180), (950, 180), (950, 560)], "#ffffff", 16)
    c.disc(720, 470, 48, "#ffffff")
    for angle in range(5):
        turn = math.tau * angle / 5
        c.disc(720 + 32 * math.cos(turn), 470 + 32 * math.sin(turn), 10, DARK)
    c.disc(720, 470, 14, DARK)
    c.disc(720, 524, 46, "#27693a", 8)
    c.save("the-thao/bong-da/chung-ket.jpg")


def school():
    c = Canvas()
    c.sky("#8cc6ec", "#eef6f4", 420)
    c.hills(360, 60, GREENS[1], phase=0.7)
    c.hills(430, 30, GREENS[2], phase=2.8)
    c.box(0, 500, WIDTH, 175, "#d9bd86")
    c.polygon([(120, 330), (190, 250), (1010, 250), (1080, 330)], "#b5402e")
    c.box(150, 330, 900, 190, "#f3e2b3")
    for x in (190, 450, 710):
        c.box(x, 370, 90, 80, "#5f8fb0")
        c.box(x + 120, 360, 70, 160, "#6b7f4d")
    c.box(594, 120, 12, 460, "#c9b48a")
    c.flag(606, 124, 150)
    for i in range(17):
        x = 90 + (i % 9) * 128 + (i // 9) * 60
        c.person(x, 580 + (i // 9) * 70, 108, "#ffffff", "#27406b")
        c.polygon([(x - 8, 505 + (i // 9) * 70), (x + 8, 505 + (i // 9) * 70), (x, 528 + (i // 9) * 70)], RED)
    c.save("giao-duc/khai-giang.jpg")


def book_van():
    c = Canvas()
    c.sky("#bfe0ef", "#f5f2e2", 420)
    c.hills(390, 50, GREENS[1], phase=1.9)
    c.box(0, 480, WIDTH, 195, "#d4b682")
    c.box(200, 180, 620, 340, "#4a90c2", 16)
    c.polygon([(230, 180), (790, 180), (830, 110), (190, 110)], "#f2c14e")
    c.box(230, 210, 560, 270, "#f4ead6")
    books = random.Random(11)
    for shelf in range(3):
        x = 240
        while x < 765:
            width, height = books.randrange(12, 24), books.randrange(52, 74)
            c.box(x, 210 + shelf * 90 + 80 - height, width, height, books.choice(PEOPLE))
            x += width + 2
        c.box(230, 290 + shelf * 90, 560, 10, "#8f6440")
    c.box(820, 290, 190, 230, "#4a90c2", 24)
    c.box(870, 315, 120, 90, "#d6ecf5", 10)
    for x in (330, 900):
        c.disc(x, 525, 56, DARK)
        c.disc(x, 525, 24, "#b8b8b8")
    for i, x in enumerate((120, 460, 560, 680, 1080)):
        c.person(x, 640, 130 + (i % 2) * 16, PEOPLE[i])
        c.box(x + 10, 565, 36, 26, CREAM)
    c.save("giao-duc/thu-vien-luu-dong.jpg")


def night_class():
    c = Canvas(colour="#5b4a3a")
    c.disc(600, 150, 420, "#6d5942", 330)
    c.disc(600, 120, 260, "#85704f", 220)
    c.box(180, 130, 840, 280, "#7a5334", 8)
    c.box(196, 146, 808, 248, "#234238")
    chalk = "#e9efe6"
    for row in range(3):
        for letter in range(9):
            x, y = 240 + letter * 84, 190 + row * 70
            shape = (row * 9 + letter) % 4
            if shape == 0:
                c.line([(x, y + 36), (x + 16, y), (x + 32, y + 36)], chalk, 4)
                c.line([(x + 7, y + 24), (x + 25, y + 24)], chalk, 4)
            elif shape == 1:
                c.line([(x, y), (x, y + 36), (x + 22, y + 36)], chalk, 4)
            elif shape == 2:
                c.arc(x + 16, y + 18, 16, 18, 0, 360, chalk, 4)
            else:
                c.line([(x, y + 36), (x, y), (x + 26, y + 36), (x + 26, y)], chalk, 4)
    c.line([(600, 0), (600, 60)], "#2b2a33", 5)
    c.disc(600, 84, 28, "#fff2b0")
    for i in range(5):
        x = 60 + i * 225
        c.box(x, 560, 190, 22, "#a87442", 4)
        c.box(x + 20, 582, 16, 93, "#7a5334")
        c.box(x + 154, 582, 16, 93, "#7a5334")
        c.box(x + 45, 470, 100, 92, PEOPLE[i], 26)
        c.disc(x + 95, 448, 34, "#2b2320")
    c.save("giao-duc/lop-hoc.jpg")


def studio():
    c = Canvas(colour="#31384a")
    for x in range(0, WIDTH, 120):
        for y in range(0, HEIGHT, 120):
            c.polygon([(x + 10, y + 110), (x + 60, y + 14), (x + 110, y + 110)], "#2a3040")
    c.box(850, 90, 250, 90, "#6e1f1f", 14)
    c.box(862, 102, 226, 66, "#e23b2e", 8)
    for i in range(3):
        c.disc(915 + i * 60, 135, 16, "#ffd8d0")
    c.line([(120, 650), (330, 330), (520, 250)], "#8b93a6", 16)
    c.disc(330, 330, 20, "#aab2c4")
    c.box(500, 150, 190, 330, "#c3c9d6", 95)
    c.box(500, 330, 190, 24, "#7c8599")
    for y in range(190, 320, 22):
        c.line([(522, y), (668, y)], "#8b93a6", 5)
    c.arc(600, 260, 175, 175, -60, 60, "#171b26", 12)
    c.disc(775, 262, 8, "#171b26", 120)
    c.box(0, 570, WIDTH, 105, "#7a5334")
    for i in range(12):
        c.box(760 + i * 32, 596, 10, 60, "#4e361f", 4)
        c.box(752 + i * 32, 606 + (i * 17) % 36, 26, 12, "#e4e7ee", 3)
    c.save("phat-thanh/phong-thu.jpg")


def flower_lane():
    c = Canvas()
    c.sky("#9ad0ee", "#f1f6ec", 330)
    c.hills(300, 40, GREENS[1], phase=1.5)
    c.box(0, 330, WIDTH, 345, GREENS[2])
    c.polygon([(570, 330), (630, 330), (860, 675), (340, 675)], "#cfcac0")
    flowers = random.Random(23)
    for row in range(13):
        t = row / 12
        y, spread, r = 338 + 330 * t, 44 + 260 * t, 5 + 17 * t
        for side in (-1, 1):
            for _ in range(4):
                x = 600 + side * (spread + flowers.uniform(0, 40 + 90 * t))
                c.disc(x, y + flowers.uniform(-8, 8), r, flowers.choice(["#f4c430", "#f4c430", "#9b59b6", "#e8743b"]))
                c.disc(x, y, r * 0.3, "#7a4a1e")
        for side in (-1, 1):
            x = 600 + side * (90 + 520 * t)
            c.box(x - 4, y - 60 * (0.3 + t), 6 + 8 * t, 60 * (0.3 + t) + 10, "#c8a661", 2)
    c.polygon([(80, 330), (190, 230), (300, 330)], "#a5482f")
    c.box(110, 330, 160, 90, "#efd9a7")
    c.person(640, 560, 120, "#c9592f", hat="#e6cf97")
    c.save("Nông thôn mới/duong-hoa.jpg")


def new_house():
    c = Canvas()
    c.sky("#a3d3ee", "#f6f1de", 420)
    c.hills(360, 70, BLUES[2], phase=2)
    c.hills(440, 36, GREENS[1], phase=0.3)
    c.box(0, 510, WIDTH, 165, "#d2b27c")
    c.polygon([(250, 270), (340, 150), (900, 150), (990, 270)], "#b5352b")
    for i in range(16):
        c.line([(290 + i * 44, 268), (352 + i * 36, 154)], "#9c2b23", 3)
    c.box(290, 270, 660, 270, "#f3cf72")
    c.box(290, 505, 660, 35, "#a98b57")
    c.box(560, 340, 110, 200, "#6b4426")
    c.disc(650, 445, 7, GOLD)
    for x in (370, 760):
        c.box(x, 350, 120, 100, "#5f8fb0")
        c.box(x + 57, 350, 6, 100, CREAM)
        c.box(x, 397, 120, 6, CREAM)
    for x in (1010, 1160):
        c.box(x, 330, 12, 240, "#8f6440")
    c.box(1000, 330, 185, 14, "#8f6440")
    for i in range(5):
        c.disc(1030 + i * 34, 330, 28, GREENS[2 + i % 2])
        c.disc(1030 + i * 34, 380, 12, "#9dc183", 28)
    c.line([(60, 420), (240, 420)], "#8f6440", 8)
    for i in range(9):
        c.polygon([(66 + i * 20, 420), (84 + i * 20, 420), (75 + i * 20, 500)], "#e0b84f")
    for x, size, shirt in ((480, 150, "#7b4b94"), (535, 84, "#e0a030"), (700, 110, "#34699a"), (750, 98, "#c0392b")):
        c.person(x, 610, size, shirt)
    c.save("Nông thôn mới/nha-moi.jpg")


def logo():
    c = Canvas(480, 160, "#ffffff")
    c.box(0, 0, 160, 160, "#0f5fa8", 28)
    c.polygon([(24, 128), (68, 44), (96, 92), (112, 70), (140, 128)], "#ffffff")
    for reach in (24, 40):
        c.arc(112, 42, reach, reach, 180, 360, GOLD, 8)
    c.disc(112, 42, 9, GOLD)
    c.polygon([(204, 120), (262, 30), (320, 120)], "#0f5fa8")
    c.polygon([(290, 120), (336, 62), (382, 120)], GREENS[2])
    c.polygon([(350, 120), (398, 44), (446, 120)], "#c0392b")
    c.box(200, 126, 250, 10, DARK, 5)
    c.save("logo.png", 24)


def icon():
    c = Canvas(128, 128, "#0f5fa8")
    c.polygon([(12, 108), (52, 34), (76, 78), (90, 58), (116, 108)], "#ffffff")
    for reach in (18, 30):
        c.arc(90, 36, reach, reach, 180, 360, GOLD, 7)
    c.disc(90, 36, 8, GOLD)
    c.save("icon.png", 16)


if __name__ == "__main__":
    for draw in (logo, icon, conference, patrol, fire_drill, clinic, coffee, ginseng, road, lake, gongs, communal_house,
                 full_moon, star_lantern, brocade, loom, trail_run, dugouts, pitch, goal, school, book_van, night_class,
                 studio, flower_lane, new_house):
        draw()
