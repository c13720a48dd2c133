package org.lapwing.product.samples;

/** Town places, a map, a game screen and a parked bus. */
final class Places {
    private Places() {}

    static void pitch(Brush b) {
        double h = b.height();
        double w = b.width();
        b.band(0, h * 0.4, 0x6fb3e6, 0xdcedf5);
        b.cloud(w * 0.3, h * 0.14, 90, 0xd8ffffff);
        for (double x = 0; x < w; x += b.between(50, 90)) {
            b.tree(x, h * 0.4, b.between(110, 170), b.pick(0x4c8a42, 0x3f7a3a, 0x5c9a4c));
        }
        for (int i = 0; i < 10; i++) {
            double top = h * (0.38 + 0.62 * i * i / 100.0);
            double bottom = h * (0.38 + 0.62 * (i + 1) * (i + 1) / 100.0);
            b.box(-1, top, w + 2, bottom - top + 1, i % 2 == 0 ? 0x57a344 : 0x4a943a);
        }
        b.line(6, 0xf0f4ea, w * 0.16, h * 0.47, w * 0.84, h * 0.47);
        b.line(7, 0xf0f4ea, w * 0.84, h * 0.47, w * 1.05, h * 0.78);
        b.line(7, 0xf0f4ea, w * 0.16, h * 0.47, w * -0.05, h * 0.78);
        b.line(5, 0xf0f4ea, w * 0.3, h * 0.47, w * 0.24, h * 0.57, w * 0.76, h * 0.57, w * 0.7, h * 0.47);
        for (int i = 0; i <= 14; i++) {
            double x = w * (0.4 + 0.2 * i / 14);
            b.line(1.5, 0xc0ffffff, x, h * 0.33, x, h * 0.47);
            b.line(1.5, 0xc0ffffff, w * 0.4, h * (0.33 + 0.01 * i), w * 0.6, h * (0.33 + 0.01 * i));
        }
        b.line(9, 0xffffff, w * 0.4, h * 0.47, w * 0.4, h * 0.33, w * 0.6, h * 0.33, w * 0.6, h * 0.47);
        b.oval(w * 0.55, h * 0.82, 36, 9, 0x50203010);
        b.ball(w * 0.55, h * 0.79, 28, 0xffffff, 0xb8bcc0);
    }

    static void park(Brush b) {
        double h = b.height();
        double w = b.width();
        b.band(0, h * 0.62, 0x7fc1ec, 0xeaf6f8);
        b.cloud(w * 0.62, h * 0.14, 110, 0xe0ffffff);
        b.ridge(h * 0.56, 24, 0.05, 0x86bd63);
        b.band(h * 0.62, h, 0x74b354, 0x4c8a3a);
        b.blob(
                0xe2cfa2, w * 0.05, h, w * 0.3, h * 0.82, w * 0.5, h * 0.76, w * 0.62, h * 0.62, w * 0.7, h * 0.7,
                w * 0.5, h * 0.84, w * 0.42, h);
        b.tree(w * 0.1, h * 0.72, 430, 0x4f9140);
        b.tree(w * 0.88, h * 0.66, 330, 0x5ea04a);
        double x = w * 0.42;
        b.line(12, 0xd8503f, x - 130, h * 0.74, x - 80, h * 0.4, x - 30, h * 0.74);
        b.line(12, 0xd8503f, x + 170, h * 0.74, x + 220, h * 0.4, x + 270, h * 0.74);
        b.line(12, 0x3f6fb8, x - 80, h * 0.4, x + 220, h * 0.4);
        for (int i = 0; i < 2; i++) {
            double sx = x - 10 + i * 110;
            b.line(3, 0x555555, sx, h * 0.4, sx, h * 0.66);
            b.line(3, 0x555555, sx + 56, h * 0.4, sx + 56, h * 0.66);
            b.soft(sx - 6, h * 0.655, 68, 14, 8, 0xf2b632);
        }
        for (int i = 0; i < 3; i++) {
            b.soft(w * 0.7, h * (0.78 + i * 0.03), 230, 16, 6, 0x9a6a40);
        }
        b.box(w * 0.7 + 20, h * 0.86, 14, 60, 0x4a4a4a);
        b.box(w * 0.7 + 196, h * 0.86, 14, 60, 0x4a4a4a);
        for (int i = 0; i < 70; i++) {
            b.dot(b.between(0, w), b.between(h * 0.88, h), b.between(3, 7), b.pick(0xfff3a0, 0xffffff, 0xf4a6c0));
        }
    }

    static void map(Brush b) {
        double h = b.height();
        double w = b.width();
        b.box(0, 0, w, h, 0xf2efe6);
        for (int i = 0; i < 60; i++) {
            b.soft(b.between(-40, w), b.between(-40, h), b.between(60, 180), b.between(50, 140), 10, 0xe4dfd2);
        }
        b.blob(
                0xc5e3b4, w * 0.1, h * 0.28, w * 0.4, h * 0.2, w * 0.6, h * 0.26, w * 0.58, h * 0.4, w * 0.5, h * 0.48,
                w * 0.16, h * 0.46, w * 0.1, h * 0.28);
        b.curve(90, 0xa9d3ea, -60, h * 0.66, w * 0.3, h * 0.56, w * 0.5, h * 0.84, w + 60, h * 0.7);
        for (int pass = 0; pass < 2; pass++) {
            int road = pass == 0 ? 0xcfc8b8 : 0xffffff;
            double wide = pass == 0 ? 30 : 22;
            for (int i = 0; i < 6; i++) {
                double y = h * (0.06 + i * 0.18);
                b.line(wide, road, -20, y, w + 20, y - 60);
                double x = w * (0.08 + i * 0.19);
                b.line(wide, road, x, -20, x + 50, h + 20);
            }
        }
        b.line(34, 0xf0a848, -20, h * 0.9, w * 0.45, h * 0.6, w + 20, h * 0.1);
        b.line(24, 0xffd884, -20, h * 0.9, w * 0.45, h * 0.6, w + 20, h * 0.1);
        b.line(12, 0x3f7fe0, w * 0.2, h * 0.78, w * 0.45, h * 0.6, w * 0.47, h * 0.38);
        b.polygon(0xd83c34, w * 0.47 - 40, h * 0.34, w * 0.47 + 40, h * 0.34, w * 0.47, h * 0.39);
        b.dot(w * 0.47, h * 0.325, 46, 0xd83c34);
        b.dot(w * 0.47, h * 0.325, 18, 0xffffff);
    }

    static void pixelGame(Brush b) {
        double cell = b.height() / 18;
        int columns = (int) (b.width() / cell) + 1;
        b.band(0, b.height(), 0x4aa8f0, 0x9fe0ff);
        for (int i = 0; i < 5; i++) {
            double x = cell * (2 + i * 7);
            double y = cell * (2 + i * 2 % 3);
            b.box(x, y, cell * 4, cell, 0xffffff);
            b.box(x + cell, y - cell * 0.7, cell * 2, cell, 0xffffff);
        }
        for (int x = 0; x < columns; x++) {
            boolean gap = x % 11 == 8 || x % 11 == 9;
            if (!gap) {
                b.box(x * cell, cell * 15, cell, cell * 3, x % 2 == 0 ? 0xa5693a : 0x9a6034);
                b.box(x * cell, cell * 15, cell, cell * 0.6, 0x59c135);
            }
            if (x % 5 == 2) {
                b.box(x * cell, cell * 10, cell - 2, cell - 2, 0xe0a030);
                b.box(x * cell + cell * 0.35, cell * 10.3, cell * 0.3, cell * 0.4, 0xfff2a0);
            }
            if (x % 4 == 1) {
                b.oval(x * cell + cell / 2, cell * 8.5, cell * 0.3, cell * 0.4, 0xffd830);
            }
        }
        double x = cell * 5;
        double y = cell * 12;
        b.box(x, y, cell * 2, cell * 1.6, 0x7a4fd0);
        b.box(x + cell * 0.3, y + cell * 0.4, cell * 0.4, cell * 0.5, 0xffffff);
        b.box(x + cell * 1.2, y + cell * 0.4, cell * 0.4, cell * 0.5, 0xffffff);
        b.box(x, y + cell * 1.6, cell * 0.7, cell * 1.4, 0x5a37a0);
        b.box(x + cell * 1.3, y + cell * 1.6, cell * 0.7, cell * 1.4, 0x5a37a0);
        b.box(cell * 26, cell * 6, cell * 0.3, cell * 9, 0xf0f0f0);
        b.polygon(0xe04848, cell * 26.3, cell * 6, cell * 29, cell * 7, cell * 26.3, cell * 8);
    }

    static void minibus(Brush b) {
        double h = b.height();
        double w = b.width();
        b.band(0, h * 0.66, 0x8fc6e8, 0xf0f4ee);
        for (double x = -20; x < w; x += b.between(120, 190)) {
            double top = h * b.between(0.18, 0.36);
            b.box(x, top, 150, h * 0.66 - top, b.pick(0xe5c9a4, 0xd8a98a, 0xf0e2c4, 0xc9d2c0));
            for (double y = top + 30; y < h * 0.56; y += 70) {
                b.box(x + 24, y, 34, 44, 0x8fb0c4);
                b.box(x + 88, y, 34, 44, 0x8fb0c4);
            }
        }
        b.band(h * 0.66, h, 0x8a8d92, 0x5c5f66);
        b.box(0, h * 0.655, w, 18, 0xcfcabd);
        for (double x = 20; x < w; x += 170) {
            b.soft(x, h * 0.9, 90, 10, 6, 0xe8e6da);
        }
        double x = w * 0.5 - 330;
        double y = h * 0.36;
        b.oval(w * 0.5, y + 372, 350, 22, 0x60000000);
        b.shaded(x, y, 660, 330, 70, 0xfafafa, 0xdfe4e8);
        b.box(x, y + 190, 660, 60, 0x2f9a8a);
        for (int i = 0; i < 4; i++) {
            b.shaded(x + 40 + i * 140, y + 40, 120, 110, 18, 0x4a6a80, 0x86b0c6);
        }
        b.polygon(0x4a6a80, x + 604, y + 44, x + 642, y + 60, x + 652, y + 150, x + 604, y + 150);
        b.dot(x + 636, y + 270, 20, 0xffe9a0);
        for (int i = 0; i < 2; i++) {
            b.dot(x + 140 + i * 380, y + 328, 62, 0x2a2c30);
            b.dot(x + 140 + i * 380, y + 328, 32, 0xb8bcc2);
            b.dot(x + 140 + i * 380, y + 328, 10, 0x50555c);
        }
    }
}
