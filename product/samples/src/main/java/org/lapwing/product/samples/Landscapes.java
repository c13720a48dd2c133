package org.lapwing.product.samples;

/** Wide views without people. */
final class Landscapes {
    private Landscapes() {}

    static void mountains(Brush b) {
        double h = b.height();
        b.band(0, h * 0.75, 0x2f4a7c, 0x7c86b8, 0xf0b49a, 0xfbe3b8);
        b.glow(b.width() * 0.68, h * 0.5, 330, 0xccfff3cf, 0x01fff0c0);
        b.dot(b.width() * 0.68, h * 0.5, 46, 0xfff6dc);
        b.ridge(h * 0.52, 120, 0.75, 0x8d8fb5);
        b.ridge(h * 0.62, 110, 0.7, 0x63709c);
        b.ridge(h * 0.74, 80, 0.5, 0x3f557a);
        b.ridge(h * 0.87, 50, 0.2, 0x28413f);
        for (double x = 20; x < b.width(); x += b.between(36, 70)) {
            b.fir(x, h * b.between(0.94, 1.02), b.between(90, 170), b.pick(0x1b3330, 0x16292b, 0x213c33));
        }
    }

    static void lake(Brush b) {
        double h = b.height();
        double shore = h * 0.56;
        b.band(0, shore, 0x4f8fd0, 0xa9d2f0, 0xe8f3f5);
        b.cloud(b.width() * 0.25, h * 0.2, 130, 0xe0ffffff);
        b.cloud(b.width() * 0.72, h * 0.13, 95, 0xc0ffffff);
        b.ridge(h * 0.43, 75, 0.6, 0x7f9cb4);
        b.ridge(h * 0.52, 38, 0.15, 0x4f7a52);
        b.band(shore, h, 0x9cc8dc, 0x3f7fa6, 0x245474);
        for (int i = 0; i < 90; i++) {
            double y = b.between(shore + 8, h);
            double half = (y - shore) * 0.25 + 12;
            double x = b.between(0, b.width());
            b.line(2 + (y - shore) / 140, 0x48ffffff, x - half, y, x + half, y);
        }
        b.polygon(
                0x6b4a2f,
                b.width() * 0.36,
                h,
                b.width() * 0.45,
                h * 0.72,
                b.width() * 0.51,
                h * 0.72,
                b.width() * 0.56,
                h);
        for (int i = 0; i < 7; i++) {
            double y = h * (0.74 + i * 0.037);
            double spread = (y / h - 0.72) * 0.3;
            b.line(3, 0x4b3320, b.width() * (0.45 - spread), y, b.width() * (0.51 + spread * 0.6), y);
        }
        b.tree(b.width() * 0.9, h * 0.86, 420, 0x4d8a3d);
    }

    static void hills(Brush b) {
        double h = b.height();
        b.band(0, h * 0.6, 0x5fb0e8, 0xd9f0fa);
        b.cloud(b.width() * 0.5, h * 0.22, 120, 0xe8ffffff);
        b.cloud(b.width() * 0.14, h * 0.13, 80, 0xd0ffffff);
        int[] greens = {0x9cc56a, 0x7fb255, 0x639b48, 0x4c813e};
        for (int i = 0; i < greens.length; i++) {
            b.ridge(h * (0.52 + i * 0.12), 38, 0.05, greens[i]);
        }
        for (int i = 0; i < 16; i++) {
            double x = b.width() * (0.1 + i * 0.055);
            b.line(3, 0x60f2e09a, x, h, b.width() * 0.5 + (x - b.width() * 0.5) * 0.45, h * 0.84);
        }
        for (int i = 0; i < 9; i++) {
            b.tree(b.between(0, b.width()), h * b.between(0.62, 0.74), b.between(60, 110), 0x3f7a3a);
        }
        double x = b.width() * 0.64;
        b.box(x, h * 0.56, 110, 70, 0xf3e6d0);
        b.polygon(0xb5523b, x - 14, h * 0.56, x + 55, h * 0.5, x + 124, h * 0.56);
        b.box(x + 44, h * 0.6, 24, 34, 0x6a4a3a);
    }

    static void sunset(Brush b) {
        double h = b.height();
        double sea = h * 0.52;
        b.band(0, sea, 0x38306b, 0xa9507f, 0xf28a5c, 0xffd27a);
        b.glow(b.width() * 0.5, sea, 420, 0xb0fff0b0, 0x01ffc070);
        b.dot(b.width() * 0.5, sea - 20, 82, 0xfff2b8);
        b.band(sea, h, 0xf0a06a, 0x8d5a86, 0x3d4a80);
        for (int i = 0; i < 60; i++) {
            double y = b.between(sea + 4, h * 0.79);
            double half = b.between(16, 60) * (0.4 + (y - sea) / h * 3);
            double x = b.width() * 0.5 + b.between(-1, 1) * (70 + (y - sea) * 0.9);
            b.line(3, 0x90ffe0a0, x - half, y, x + half, y);
        }
        b.blob(
                0xd8b98a,
                0,
                h,
                0,
                h * 0.76,
                b.width() * 0.3,
                h * 0.86,
                b.width() * 0.5,
                h * 0.8,
                b.width() * 0.7,
                h * 0.74,
                b.width() * 0.9,
                h * 0.78,
                b.width(),
                h * 0.74,
                b.width(),
                h * 0.9,
                b.width(),
                h,
                b.width(),
                h);
        double x = b.width() * 0.2;
        b.line(9, 0xf5efe0, x, h * 0.95, x + 50, h * 0.64);
        b.wedge(x + 50, h * 0.68, 130, 10, 150, 0xc9413c);
        b.wedge(x + 50, h * 0.68, 130, 60, 50, 0xf5efe0);
    }

    static void lighthouse(Brush b) {
        double h = b.height();
        double w = b.width();
        b.band(0, h * 0.7, 0x6fb6e6, 0xe3f2f7);
        b.cloud(w * 0.25, h * 0.18, 90, 0xe0ffffff);
        b.band(h * 0.64, h, 0x5aa3c7, 0x1f5c86);
        for (int i = 0; i < 40; i++) {
            double y = b.between(h * 0.66, h);
            double x = b.between(0, w);
            b.arc(x, y, 22, 20, 140, 3, 0x60ffffff);
        }
        b.blob(
                0x6d6a5f, w * 0.2, h, w * 0.3, h * 0.76, w * 0.45, h * 0.72, w * 0.62, h * 0.73, w * 0.8, h * 0.74, w,
                h * 0.8, w, h * 0.82, w, h * 0.9, w, h, w, h);
        double x = w * 0.6;
        for (int i = 0; i < 6; i++) {
            double top = h * (0.28 + i * 0.08);
            double upper = 52 + i * 9;
            b.polygon(
                    i % 2 == 0 ? 0xf7f3ea : 0xc73b3b,
                    x - upper,
                    top,
                    x + upper,
                    top,
                    x + upper + 9,
                    top + h * 0.081,
                    x - upper - 9,
                    top + h * 0.081);
        }
        b.box(x - 66, h * 0.27, 132, 14, 0x333a44);
        b.box(x - 40, h * 0.21, 80, h * 0.06, 0xffe9a0);
        b.polygon(0xa83232, x - 52, h * 0.21, x, h * 0.16, x + 52, h * 0.21);
        b.glow(x, h * 0.24, 200, 0x90fff3b0, 0x01fff3b0);
    }

    static void nightSky(Brush b) {
        double h = b.height();
        b.band(0, h, 0x050a24, 0x14235a, 0x3a4a86);
        for (int i = 0; i < 420; i++) {
            double size = b.between(0.8, 2.8);
            b.dot(b.between(0, b.width()), b.between(0, h * 0.85), size, b.pick(0xffffff, 0xffe9c8, 0xcfe0ff));
        }
        b.glow(b.width() * 0.76, h * 0.24, 220, 0x70dfe8ff, 0x01dfe8ff);
        b.ball(b.width() * 0.76, h * 0.24, 70, 0xfdfbf0, 0xc9c6b8);
        b.dot(b.width() * 0.745, h * 0.22, 13, 0x60a8a492);
        b.dot(b.width() * 0.775, h * 0.265, 18, 0x60a8a492);
        b.ridge(h * 0.78, 60, 0.35, 0x16203f);
        b.ridge(h * 0.89, 34, 0.1, 0x0b1228);
        double x = b.width() * 0.3;
        b.box(x, h * 0.79, 120, 70, 0x1e1a24);
        b.polygon(0x2c2430, x - 16, h * 0.79, x + 60, h * 0.72, x + 136, h * 0.79);
        b.box(x + 20, h * 0.815, 28, 28, 0xffd98a);
        b.box(x + 72, h * 0.815, 28, 28, 0xffc86a);
    }

    static void dunes(Brush b) {
        double h = b.height();
        b.band(0, h * 0.5, 0x2d7fb8, 0xf4d7a6);
        b.glow(b.width() * 0.3, h * 0.28, 260, 0xd0fff7dd, 0x01fff0c0);
        int[] sands = {0xe9bd84, 0xdca468, 0xc98a4f, 0xb3713c, 0x96592e};
        for (int i = 0; i < sands.length; i++) {
            b.ridge(h * (0.42 + i * 0.12), 46, 0.03, sands[i]);
        }
        for (int i = 0; i < 22; i++) {
            double y = h * (0.86 + i * 0.006);
            b.curve(2, 0x50fff0d0, 0, y, b.width() * 0.3, y - 26, b.width() * 0.6, y + 30, b.width(), y - 8);
        }
    }

    static void forest(Brush b) {
        double h = b.height();
        b.band(0, h, 0xdfeecb, 0xa9cf9a, 0x4b7d4d);
        b.glow(b.width() * 0.55, h * 0.25, 420, 0xc0fffbe0, 0x01f0f6d0);
        for (int layer = 0; layer < 4; layer++) {
            int leaf = new int[] {0x8fb987, 0x5f9463, 0x3b6e48, 0x1f4a34}[layer];
            for (double x = -20; x < b.width() + 40; x += b.between(60, 120)) {
                b.fir(x, h * (0.62 + layer * 0.12), b.between(300, 430) + layer * 60, leaf);
            }
        }
        b.blob(
                0xbfa878,
                b.width() * 0.3,
                h,
                b.width() * 0.42,
                h * 0.9,
                b.width() * 0.36,
                h * 0.84,
                b.width() * 0.5,
                h * 0.76,
                b.width() * 0.52,
                h * 0.84,
                b.width() * 0.62,
                h * 0.9,
                b.width() * 0.66,
                h);
    }

    static void skyline(Brush b) {
        double h = b.height();
        b.band(0, h * 0.8, 0x4a6fb0, 0xb7a7c9, 0xf8cfa6);
        for (int layer = 0; layer < 3; layer++) {
            int wall = new int[] {0x8c94b8, 0x5d6890, 0x364064}[layer];
            double x = -30;
            while (x < b.width()) {
                double wide = b.between(60, 130);
                double top = h * (0.3 + layer * 0.13) + b.between(0, h * 0.2);
                b.box(x, top, wide - 4, h * 0.86 - top, wall);
                if (layer > 0) {
                    for (double y = top + 14; y < h * 0.82; y += 26) {
                        for (double wx = x + 10; wx < x + wide - 18; wx += 20) {
                            b.box(wx, y, 10, 14, b.pick(wall, 0xffdf8f, Brush.darker(wall), Brush.darker(wall)));
                        }
                    }
                }
                x += wide;
            }
        }
        b.band(h * 0.85, h, 0x6a7fa8, 0x2d3d66);
        for (int i = 0; i < 50; i++) {
            double x = b.between(0, b.width());
            double y = b.between(h * 0.86, h);
            b.line(3, 0x70ffdf9f, x, y, x + b.between(20, 70), y);
        }
    }

    static void bridge(Brush b) {
        double h = b.height();
        double w = b.width();
        b.band(0, h * 0.6, 0x79b4dd, 0xe9f1ee);
        b.cloud(w * 0.7, h * 0.15, 110, 0xd8ffffff);
        b.ridge(h * 0.5, 70, 0.2, 0x7ba06a);
        b.ridge(h * 0.58, 40, 0.1, 0x55804c);
        b.band(h * 0.68, h, 0x6fa3b5, 0x2c5d70);
        for (int side = 0; side < 2; side++) {
            double x = w * (0.24 + side * 0.52);
            b.box(x - 26, h * 0.22, 52, h * 0.52, 0x8a5a44);
            b.box(x - 34, h * 0.2, 68, 22, 0x6e4636);
            b.box(x - 40, h * 0.7, 80, 40, 0x5a4a40);
        }
        b.curve(7, 0x3b3f46, -10, h * 0.4, w * 0.1, h * 0.34, w * 0.18, h * 0.26, w * 0.24, h * 0.21);
        b.curve(7, 0x3b3f46, w * 0.24, h * 0.21, w * 0.38, h * 0.6, w * 0.62, h * 0.6, w * 0.76, h * 0.21);
        b.curve(7, 0x3b3f46, w * 0.76, h * 0.21, w * 0.82, h * 0.26, w * 0.9, h * 0.34, w + 10, h * 0.4);
        for (int i = 1; i < 20; i++) {
            double t = i / 20.0;
            double x = w * (0.24 + 0.52 * t);
            double y = h * (0.21 + 1.17 * t * (1 - t));
            b.line(3, 0x4a4f58, x, y, x, h * 0.54);
        }
        b.box(-5, h * 0.53, w + 10, 24, 0x5f4438);
        b.box(-5, h * 0.555, w + 10, 10, 0x3f2e28);
        for (int i = 0; i < 40; i++) {
            double x = b.between(0, w);
            double y = b.between(h * 0.72, h);
            b.line(2.5, 0x50ffffff, x, y, x + b.between(20, 60), y);
        }
    }
}
