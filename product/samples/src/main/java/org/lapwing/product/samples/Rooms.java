package org.lapwing.product.samples;

/** Tidy rooms with nobody in them. */
final class Rooms {
    private Rooms() {}

    static void desk(Brush b) {
        double h = b.height();
        double w = b.width();
        room(b, 0xcfe0e6, 0xb9d0d8, 0xb98a5c);
        window(b, w * 0.1, h * 0.12, 300, 300, 0x9fd0f0, 0xe6f4f0);
        b.soft(w * 0.6, h * 0.1, 190, 130, 4, 0xf2c14e);
        b.dot(w * 0.6 + 95, h * 0.1 + 65, 40, 0xd9543f);
        b.soft(w * 0.8, h * 0.16, 130, 170, 4, 0x4f8f8a);
        b.polygon(0xe8e0c8, w * 0.8 + 20, h * 0.16 + 150, w * 0.8 + 65, h * 0.16 + 50, w * 0.8 + 110, h * 0.16 + 150);
        b.box(w * 0.16, h * 0.72, 22, h * 0.26, 0x7a5232);
        b.box(w * 0.84, h * 0.72, 22, h * 0.26, 0x7a5232);
        b.shaded(w * 0.12, h * 0.67, w * 0.78, 44, 10, 0xa8733f, 0x8a5a30);
        b.soft(w * 0.36, h * 0.4, 330, 210, 14, 0x2c3038);
        b.shaded(w * 0.36 + 14, h * 0.4 + 14, 302, 178, 6, 0x3f7fc8, 0x7fd0d8);
        b.polygon(
                0x7d828c,
                w * 0.36 - 30,
                h * 0.67,
                w * 0.36 + 360,
                h * 0.67,
                w * 0.36 + 330,
                h * 0.64,
                w * 0.36,
                h * 0.64);
        b.line(10, 0x3a3a3a, w * 0.76, h * 0.67, w * 0.76, h * 0.5, w * 0.7, h * 0.42);
        b.polygon(0xe05a3a, w * 0.7 - 50, h * 0.46, w * 0.7 + 36, h * 0.38, w * 0.7 + 50, h * 0.47);
        b.glow(w * 0.7, h * 0.5, 150, 0x80fff2b0, 0x01fff2b0);
        for (int i = 0; i < 6; i++) {
            b.soft(
                    w * 0.17 + i * 26,
                    h * 0.67 - 120 - i % 3 * 16,
                    22,
                    120 + i % 3 * 16,
                    4,
                    new int[] {0xc94a4a, 0x4a7fc9, 0xe0b040, 0x5aa05a, 0x8a5ab0, 0xe07f3a}[i]);
        }
    }

    static void living(Brush b) {
        double h = b.height();
        double w = b.width();
        room(b, 0xf1e4cf, 0xe6d3b6, 0xa9784a);
        window(b, w * 0.62, h * 0.1, 330, 310, 0x8fc4ea, 0xd8eede);
        b.soft(w * 0.14, h * 0.14, 230, 170, 4, 0x6a4a34);
        b.shaded(w * 0.14 + 14, h * 0.14 + 14, 202, 142, 2, 0xf2b88a, 0x5a7fa8);
        b.oval(w * 0.48, h * 0.92, w * 0.36, 62, 0xb8473f);
        b.oval(w * 0.48, h * 0.92, w * 0.3, 46, 0xd9735a);
        b.shaded(w * 0.14, h * 0.5, 620, 220, 60, 0x4f8a8f, 0x3c6f78);
        b.shaded(w * 0.1, h * 0.58, 120, 210, 50, 0x5a979c, 0x3a6a72);
        b.shaded(w * 0.14 + 560, h * 0.58, 120, 210, 50, 0x5a979c, 0x3a6a72);
        b.shaded(w * 0.14 + 70, h * 0.66, 510, 110, 30, 0x64a5aa, 0x447b83);
        b.at(w * 0.27, h * 0.6, 1, -12, () -> b.soft(-60, -60, 120, 120, 24, 0xf0b440));
        b.at(w * 0.47, h * 0.6, 1, 14, () -> b.soft(-55, -55, 110, 110, 24, 0xe4e0d4));
        b.line(9, 0x4a4038, w * 0.92, h * 0.86, w * 0.92, h * 0.36);
        b.polygon(
                0xf6dfa0,
                w * 0.92 - 76,
                h * 0.38,
                w * 0.92 - 44,
                h * 0.24,
                w * 0.92 + 44,
                h * 0.24,
                w * 0.92 + 76,
                h * 0.38);
        b.glow(w * 0.92, h * 0.34, 230, 0x70fff0b0, 0x01fff0b0);
        b.oval(w * 0.92, h * 0.865, 60, 12, 0x4a4038);
    }

    static void classroom(Brush b) {
        double h = b.height();
        double w = b.width();
        room(b, 0xe7ecd9, 0xd5dfc6, 0xc7a678);
        b.soft(w * 0.2, h * 0.1, w * 0.6, 310, 8, 0x8a6238);
        b.box(w * 0.2 + 16, h * 0.1 + 16, w * 0.6 - 32, 278, 0x2f5f4c);
        b.polygon(0xd0e8e4, w * 0.3, h * 0.38, w * 0.37, h * 0.2, w * 0.44, h * 0.38);
        b.polygon(0x2f5f4c, w * 0.31, h * 0.372, w * 0.37, h * 0.218, w * 0.43, h * 0.372);
        b.ring(w * 0.57, h * 0.29, 80, 6, 0xf0e6c0);
        b.line(5, 0xf0e6c0, w * 0.57 - 80, h * 0.29, w * 0.57 + 80, h * 0.29);
        b.dot(w * 0.9, h * 0.16, 62, 0xffffff);
        b.ring(w * 0.9, h * 0.16, 62, 8, 0x444444);
        b.line(6, 0x333333, w * 0.9, h * 0.16, w * 0.9, h * 0.11);
        b.line(6, 0x333333, w * 0.9, h * 0.16, w * 0.9 + 34, h * 0.17);
        for (int row = 0; row < 2; row++) {
            for (int i = 0; i < 3; i++) {
                double wide = 230 + row * 70;
                double x = w * (0.2 + i * 0.3) - wide / 2;
                double y = h * (0.6 + row * 0.2);
                b.box(x + 14, y + 30, 14, 120, 0x6a6f76);
                b.box(x + wide - 28, y + 30, 14, 120, 0x6a6f76);
                b.shaded(x, y, wide, 36, 8, 0xe0b878, 0xc4924e);
                b.soft(x + wide * 0.2, y - 12, 70, 14, 3, new int[] {0xd85a4a, 0x4a86c8, 0x58a860}[(i + row) % 3]);
            }
        }
    }

    static void kitchen(Brush b) {
        double h = b.height();
        double w = b.width();
        room(b, 0xf4f1e6, 0xe6e2d2, 0xb8b0a2);
        for (double x = 0; x < w; x += 60) {
            for (double y = h * 0.32; y < h * 0.56; y += 60) {
                b.soft(x + 2, y + 2, 56, 56, 6, (int) (x + y) / 60 % 3 == 0 ? 0xa9d0cc : 0xd6e6e0);
            }
        }
        for (int i = 0; i < 4; i++) {
            b.shaded(w * 0.05 + i * 180, h * 0.04, 170, 220, 8, 0x6fa0a8, 0x5a8a92);
            b.dot(w * 0.05 + i * 180 + 148, h * 0.04 + 180, 8, 0xf0e6c8);
        }
        b.shaded(w * 0.02, h * 0.56, w * 0.74, 34, 6, 0xd9b27c, 0xb88a54);
        for (int i = 0; i < 5; i++) {
            b.shaded(w * 0.03 + i * (w * 0.145), h * 0.6, w * 0.138, h * 0.3, 8, 0x7fb0b6, 0x5f9098);
            b.soft(w * 0.03 + i * (w * 0.145) + 40, h * 0.64, 90, 10, 6, 0xf0e6c8);
        }
        b.shaded(w * 0.79, h * 0.12, w * 0.18, h * 0.78, 24, 0xf0f2f4, 0xc9d0d6);
        b.line(4, 0xa8b0b8, w * 0.79, h * 0.4, w * 0.97, h * 0.4);
        b.soft(w * 0.81, h * 0.28, 12, 80, 8, 0x8a929a);
        b.soft(w * 0.81, h * 0.44, 12, 120, 8, 0x8a929a);
        b.shaded(w * 0.2, h * 0.46, 130, 90, 20, 0xd8503f, 0xa83a30);
        b.arc(w * 0.2 + 65, h * 0.46, 46, 0, 180, 9, 0x5a3028);
        b.oval(w * 0.48, h * 0.53, 110, 30, 0xf5efe2);
        b.ball(w * 0.45, h * 0.5, 34, 0xf5b04a, 0xd9822b);
        b.ball(w * 0.49, h * 0.49, 36, 0xe86a50, 0xb83a2c);
        b.ball(w * 0.525, h * 0.505, 30, 0xb8d860, 0x7aa038);
        b.line(5, 0x6a6a6a, w * 0.36, 0, w * 0.36, h * 0.08);
    }

    private static void room(Brush b, int wallTop, int wallBottom, int floor) {
        double h = b.height();
        b.band(0, h * 0.78, wallTop, wallBottom);
        b.band(h * 0.78, h, floor, Brush.darker(floor));
        b.box(0, h * 0.765, b.width(), 18, 0xf6f2ea);
        for (double x = -b.width(); x < 2 * b.width(); x += 130) {
            b.line(2, 0x30000000, b.width() / 2 + (x - b.width() / 2) * 0.8, h * 0.79, x, h);
        }
    }

    private static void window(Brush b, double x, double y, double wide, double tall, int sky, int low) {
        b.soft(x - 16, y - 16, wide + 32, tall + 32, 8, 0xffffff);
        b.shaded(x, y, wide, tall, 2, sky, low);
        b.cloud(x + wide * 0.4, y + tall * 0.35, 50, 0xd0ffffff);
        b.oval(x + wide * 0.3, y + tall * 0.98, wide * 0.3, tall * 0.12, 0x78ac62);
        b.box(x, y + tall * 0.93, wide, tall * 0.07, 0x6b9f58);
        b.box(x + wide / 2 - 5, y, 10, tall, 0xffffff);
        b.box(x, y + tall / 2 - 5, wide, 10, 0xffffff);
    }
}
