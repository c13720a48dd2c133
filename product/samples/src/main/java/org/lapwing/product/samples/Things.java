package org.lapwing.product.samples;

/** Single things in the middle of a plain ground. */
final class Things {
    private Things() {}

    static void football(Brush b) {
        double x = b.width() / 2;
        double y = b.height() / 2;
        b.band(0, b.height(), 0x78bd55, 0x3f8436);
        for (int i = 0; i < 900; i++) {
            double gx = b.between(0, b.width());
            double gy = b.between(0, b.height());
            b.line(
                    3,
                    b.pick(0x60387a2c, 0x6098d070, 0x605aa544),
                    gx,
                    gy,
                    gx + b.between(-8, 8),
                    gy - b.between(14, 34));
        }
        b.oval(x + 30, y + 250, 280, 60, 0x60102808);
        b.ball(x, y, 280, 0xffffff, 0xb4b9c0);
        patch(b, x, y, 92, 0);
        for (int i = 0; i < 5; i++) {
            double angle = StrictMath.toRadians(-90 + i * 72);
            double cx = StrictMath.cos(angle);
            double cy = StrictMath.sin(angle);
            b.line(8, 0x2b2f36, x + cx * 92, y + cy * 92, x + cx * 178, y + cy * 178);
            b.wedge(x + cx * 232, y + cy * 232, 56, -StrictMath.toDegrees(angle) + 95, 170, 0x2b2f36);
        }
    }

    static void dog(Brush b) {
        double x = b.width() / 2;
        double y = b.height() * 0.5;
        b.band(0, b.height(), 0xcfe8f4, 0xeef5e6, 0x8fc070);
        b.tree(b.width() * 0.12, b.height() * 0.7, 330, 0x6aa852);
        b.oval(x, b.height() * 0.97, 280, 40, 0x50304018);
        b.blob(
                0xc98d4e,
                x - 170,
                b.height(),
                x - 190,
                y + 160,
                x - 130,
                y + 60,
                x,
                y + 60,
                x + 130,
                y + 60,
                x + 190,
                y + 160,
                x + 170,
                b.height());
        b.blob(
                0xf6ead6,
                x - 80,
                b.height(),
                x - 100,
                y + 240,
                x - 60,
                y + 130,
                x,
                y + 130,
                x + 60,
                y + 130,
                x + 100,
                y + 240,
                x + 80,
                b.height());
        b.oval(x, y - 40, 190, 180, 0xd69a58);
        b.blob(
                0x8a5a30, x - 120, y - 190, x - 260, y - 210, x - 270, y + 40, x - 200, y + 70, x - 150, y + 40,
                x - 160, y - 90, x - 120, y - 190);
        b.blob(
                0x8a5a30, x + 120, y - 190, x + 260, y - 210, x + 270, y + 40, x + 200, y + 70, x + 150, y + 40,
                x + 160, y - 90, x + 120, y - 190);
        b.blob(
                0xf6ead6, x - 26, y - 215, x - 40, y - 90, x - 130, y, x - 100, y + 80, x - 60, y + 150, x + 60,
                y + 150, x + 100, y + 80, x + 130, y, x + 40, y - 90, x + 26, y - 215);
        for (int side = -1; side <= 1; side += 2) {
            b.dot(x + side * 84, y - 60, 30, 0x3a2416);
            b.dot(x + side * 84 + 9, y - 70, 10, 0xffffff);
        }
        b.oval(x, y + 20, 46, 32, 0x2c201c);
        b.oval(x - 12, y + 10, 12, 7, 0x807068);
        b.arc(x - 40, y + 50, 40, 180, 150, 7, 0x4a3224);
        b.arc(x + 40, y + 50, 40, 210, 150, 7, 0x4a3224);
        b.soft(x - 120, y + 150, 240, 36, 30, 0xd03c3c);
        b.dot(x, y + 196, 24, 0xf0c440);
    }

    static void cake(Brush b) {
        double x = b.width() / 2;
        double h = b.height();
        b.band(0, h * 0.7, 0x5b4a86, 0xa86a92);
        b.band(h * 0.7, h, 0xd9a86c, 0xa87444);
        for (int i = 0; i < 40; i++) {
            b.glow(b.between(0, b.width()), b.between(0, h * 0.6), b.between(14, 46), 0x48ffe6b0, 0x01ffe6b0);
        }
        b.oval(x, h * 0.87, 380, 54, 0xf4f0ea);
        b.oval(x, h * 0.86, 350, 44, 0xd9d2c8);
        b.shaded(x - 290, h * 0.62, 580, 220, 60, 0xf7c9d2, 0xe59cae);
        b.shaded(x - 200, h * 0.42, 400, 200, 50, 0xfff3e0, 0xf2d8b4);
        for (int i = 0; i < 12; i++) {
            b.oval(x - 275 + i * 50, h * 0.635, 32, 34, 0xffffff);
        }
        for (int i = 0; i < 8; i++) {
            b.oval(x - 182 + i * 52, h * 0.435, 30, 26 + i % 2 * 14, 0xe0607a);
        }
        for (int i = 0; i < 5; i++) {
            double cx = x - 140 + i * 70;
            b.box(cx - 9, h * 0.3, 18, h * 0.125, new int[] {0x5ab0e0, 0xf0c040, 0x70c070, 0xe07ab0, 0xf08048}[i]);
            b.glow(cx, h * 0.27, 70, 0xb0fff0a0, 0x01ffd060);
            b.oval(cx, h * 0.27, 11, 24, 0xffc640);
            b.oval(cx, h * 0.278, 6, 13, 0xfff6d0);
        }
        for (int i = 0; i < 26; i++) {
            b.dot(
                    x + b.between(-260, 260),
                    h * b.between(0.71, 0.83),
                    8,
                    b.pick(0x5ab0e0, 0xf0c040, 0x70c070, 0xffffff));
        }
    }

    static void guitar(Brush b) {
        double h = b.height();
        b.band(0, h, 0x3f5a6a, 0x6f8f98, 0x4a3a34);
        b.at(b.width() / 2, h * 0.6, h / 1180, 18, () -> {
            b.soft(-34, -640, 68, 520, 10, 0x4a2e1e);
            for (int i = 0; i < 12; i++) {
                b.line(4, 0xc8c0a8, -34, -600 + i * 40, 34, -600 + i * 40);
            }
            b.soft(-52, -730, 104, 110, 24, 0x6a4228);
            for (int i = 0; i < 3; i++) {
                b.dot(-62, -710 + i * 34, 11, 0xe0dcd0);
                b.dot(62, -710 + i * 34, 11, 0xe0dcd0);
            }
            b.oval(0, -20, 190, 160, 0x8a4a20);
            b.oval(0, 230, 245, 220, 0x8a4a20);
            b.oval(0, -20, 176, 146, 0xd98a3c);
            b.oval(0, 230, 231, 206, 0xd98a3c);
            b.box(-130, 40, 260, 110, 0xd98a3c);
            b.ring(0, 90, 84, 12, 0x6a3a1a);
            b.dot(0, 90, 78, 0x2a1a12);
            b.soft(-90, 290, 180, 34, 10, 0x4a2a1a);
            for (int i = 0; i < 6; i++) {
                b.line(2.5, 0xf4f0e0, -25 + i * 10, -680, -30 + i * 12, 306);
            }
        });
    }

    static void bicycle(Brush b) {
        double h = b.height();
        double x = b.width() / 2;
        double y = h * 0.62;
        b.band(0, h * 0.8, 0xf2d2a4, 0xe8b48a);
        for (double wy = 0; wy < h * 0.8; wy += 46) {
            for (double wx = -(wy / 46 % 2) * 50; wx < b.width(); wx += 100) {
                b.soft(wx + 2, wy + 2, 96, 42, 6, b.pick(0xc9785a, 0xbf6d50, 0xd2836a, 0xb9664a));
            }
        }
        b.band(h * 0.8, h, 0xa8a49c, 0x7c7972);
        b.oval(x, y + 186, 420, 20, 0x60000000);
        for (int side = -1; side <= 1; side += 2) {
            double wheel = x + side * 250;
            for (int i = 0; i < 18; i++) {
                double angle = i * Math.PI / 9;
                b.line(2, 0xd8dce0, wheel, y, wheel + StrictMath.cos(angle) * 168, y + StrictMath.sin(angle) * 168);
            }
            b.ring(wheel, y, 172, 20, 0x2a2c30);
            b.ring(wheel, y, 156, 6, 0xd0d4d8);
            b.dot(wheel, y, 14, 0x50555c);
        }
        b.line(18, 0x2f7fb8, x - 250, y, x - 110, y - 210, x + 170, y - 210, x - 20, y, x - 250, y);
        b.line(18, 0x2f7fb8, x - 130, y - 250, x - 20, y);
        b.line(18, 0x2f7fb8, x + 250, y, x + 160, y - 260);
        b.line(14, 0x3a3a3a, x + 160, y - 260, x + 120, y - 290, x + 220, y - 310);
        b.soft(x - 195, y - 278, 130, 32, 30, 0x3a2a22);
        b.ring(x - 20, y, 40, 10, 0x55585e);
        b.line(10, 0x3a3a3a, x - 20, y, x + 20, y + 60, x + 54, y + 60);
    }

    static void controller(Brush b) {
        double x = b.width() / 2;
        double y = b.height() / 2;
        b.band(0, b.height(), 0x34406a, 0x6a4f8f);
        b.blob(
                0xe8eaf0, x - 300, y - 150, x - 120, y - 190, x + 120, y - 190, x + 300, y - 150, x + 420, y - 60,
                x + 440, y + 260, x + 340, y + 260, x + 260, y + 240, x + 230, y + 110, x + 150, y + 100, x + 50,
                y + 96, x - 50, y + 96, x - 150, y + 100, x - 230, y + 110, x - 260, y + 240, x - 340, y + 260, x - 440,
                y + 260, x - 420, y - 60, x - 300, y - 150);
        b.soft(x - 290, y - 70, 140, 44, 12, 0x3a3f4c);
        b.soft(x - 242, y - 118, 44, 140, 12, 0x3a3f4c);
        b.dot(x + 220, y - 105, 28, 0xf0c040);
        b.dot(x + 220, y + 10, 28, 0x58b060);
        b.dot(x + 162, y - 48, 28, 0x4a86d8);
        b.dot(x + 278, y - 48, 28, 0xd8504a);
        b.ball(x - 110, y + 40, 56, 0x6a7080, 0x2a2e38);
        b.ball(x + 110, y + 40, 56, 0x6a7080, 0x2a2e38);
    }

    static void pizza(Brush b) {
        double x = b.width() / 2;
        double y = b.height() / 2;
        b.band(0, b.height(), 0x8a6a4a, 0x6a4c34);
        b.dot(x + 12, y + 18, 410, 0x50000000);
        b.ball(x, y, 405, 0xe6b06a, 0xb87838);
        b.dot(x, y, 350, 0xd8502e);
        b.dot(x, y, 335, 0xf4c860);
        for (int i = 0; i < 260; i++) {
            double angle = b.between(0, 6.283);
            double far = 325 * StrictMath.sqrt(b.between(0, 1));
            b.dot(
                    x + StrictMath.cos(angle) * far,
                    y + StrictMath.sin(angle) * far,
                    b.between(6, 20),
                    b.pick(0x80fff0b0, 0x80e8a040, 0x60d8602e));
        }
        for (int i = 0; i < 12; i++) {
            double angle = i * 2.4;
            double far = 70 + i * 20;
            double px = x + StrictMath.cos(angle) * far;
            double py = y + StrictMath.sin(angle) * far;
            b.ball(px, py, 44, 0xd8483a, 0x9a2a22);
            b.at(px + 60, py + 26, 1, i * 50, () -> b.oval(0, 0, 30, 12, 0x4f8f3a));
        }
        for (int i = 0; i < 4; i++) {
            double angle = i * Math.PI / 4;
            b.line(
                    6,
                    0x906a4020,
                    x - StrictMath.cos(angle) * 400,
                    y - StrictMath.sin(angle) * 400,
                    x + StrictMath.cos(angle) * 400,
                    y + StrictMath.sin(angle) * 400);
        }
    }

    static void balloons(Brush b) {
        double h = b.height();
        b.band(0, h, 0x9fd4f2, 0xf4f0dc);
        b.cloud(b.width() * 0.2, h * 0.8, 120, 0xd0ffffff);
        b.cloud(b.width() * 0.85, h * 0.7, 90, 0xd0ffffff);
        int[][] colours = {
            {0xff9a8a, 0xc83a34},
            {0xffe48a, 0xd9a020},
            {0x9ad8ff, 0x2a78c0},
            {0xb8f0a0, 0x3f9a48},
            {0xe8b8ff, 0x8a48b8},
            {0xffc89a, 0xd8702a},
            {0xffb0d0, 0xc84a86}
        };
        for (int i = 0; i < 7; i++) {
            double x = b.width() / 2 + (i - 3) * 96;
            double y = h * (0.36 + (i % 2 == 0 ? 0.07 : -0.06));
            b.curve(2.5, 0x707070, x, y + 110, x, h * 0.65, b.width() / 2, h * 0.7, b.width() / 2, h * 0.96);
            b.polygon(colours[i][1], x, y + 104, x - 14, y + 126, x + 14, y + 126);
            b.ball(x, y, 104, colours[i][0], colours[i][1]);
            b.oval(x - 38, y - 44, 15, 26, 0x90ffffff);
        }
    }

    static void headphones(Brush b) {
        double x = b.width() / 2;
        double y = b.height() * 0.52;
        b.band(0, b.height(), 0xf6e3c8, 0xe6b8a0);
        b.glow(x, y, 430, 0x90ffffff, 0x01ffffff);
        b.arc(x, y - 10, 270, 0, 180, 46, 0x2f3440);
        b.arc(x, y - 10, 270, 20, 140, 18, 0x6a7284);
        for (int side = -1; side <= 1; side += 2) {
            b.soft(x + side * 270 - 34, y - 40, 68, 120, 30, 0x2f3440);
            b.shaded(x + side * 240 - 66, y, 132, 250, 100, 0x48505f, 0x23272f);
            b.shaded(x + side * 310 - 40, y + 16, 80, 218, 70, 0xf07a5a, 0xc84a38);
        }
        b.curve(9, 0x2f3440, x - 240, y + 250, x - 240, y + 420, x + 60, y + 300, x + 120, b.height());
    }

    static void plant(Brush b) {
        double x = b.width() / 2;
        double h = b.height();
        b.band(0, h * 0.78, 0xe9efe9, 0xcddcd6);
        b.band(h * 0.78, h, 0xc79a6a, 0xa57848);
        b.oval(x, h * 0.94, 200, 28, 0x50000000);
        for (int i = 0; i < 15; i++) {
            double turn = -84 + i * 12;
            int green = i % 2 == 0 ? 0x4f9a54 : 0x3a7f46;
            b.at(x, h * 0.64, 1, turn, () -> {
                b.blob(green, 0, 0, -70, -130, -60, -290, 0, -410, 60, -290, 70, -130, 0, 0);
                b.line(4, 0x9080c080, 0, -20, 0, -370);
            });
        }
        b.polygon(0xc8643c, x - 170, h * 0.62, x + 170, h * 0.62, x + 122, h * 0.93, x - 122, h * 0.93);
        b.soft(x - 190, h * 0.59, 380, 62, 14, 0xd9774c);
        b.polygon(0x40ffffff, x - 130, h * 0.67, x - 90, h * 0.67, x - 70, h * 0.92, x - 96, h * 0.92);
    }

    static void fishbowl(Brush b) {
        double x = b.width() / 2;
        double y = b.height() * 0.5;
        b.band(0, b.height() * 0.85, 0xf8e6d0, 0xf0cfb0);
        b.band(b.height() * 0.85, b.height(), 0x8a6244, 0x6a4830);
        b.ball(x, y, 330, 0xe0f6ff, 0x5aaed8);
        b.wedge(x, y, 322, 200, 140, 0x30206090);
        for (int i = 0; i < 130; i++) {
            b.dot(
                    x + b.between(-190, 190),
                    y + b.between(236, 272),
                    13,
                    b.pick(0xe8d0a0, 0xd8b070, 0xf4e4c0, 0xc89a60));
        }
        for (int i = 0; i < 4; i++) {
            double px = x - 170 + i * 26;
            b.curve(10, 0x3f9a58, px, y + 250, px - 40, y + 150, px + 40, y + 80, px - 10, y - 20 + i * 30);
        }
        b.polygon(0xf08a30, x + 160, y + 20, x + 240, y - 50, x + 226, y + 20, x + 240, y + 90);
        b.oval(x + 60, y + 20, 120, 74, 0xf79a3c);
        b.polygon(0xf8b868, x + 40, y - 40, x + 110, y - 100, x + 120, y - 36);
        b.dot(x, y + 2, 17, 0xffffff);
        b.dot(x - 4, y + 2, 9, 0x202020);
        for (int i = 0; i < 6; i++) {
            b.ring(x - 90 + i % 2 * 20, y - 20 - i * 42, 8 + i, 3, 0xb0ffffff);
        }
        b.oval(x, y - 290, 190, 30, 0x60ffffff);
        b.arc(x, y, 290, 115, 50, 14, 0x90ffffff);
    }

    private static void patch(Brush b, double x, double y, double radius, double turn) {
        double[] points = new double[10];
        for (int i = 0; i < 5; i++) {
            double angle = StrictMath.toRadians(turn - 90 + i * 72);
            points[i * 2] = x + StrictMath.cos(angle) * radius;
            points[i * 2 + 1] = y + StrictMath.sin(angle) * radius;
        }
        b.polygon(0x2b2f36, points);
    }
}
