package org.lapwing.product.samples;

/** One picture as a drawing: shapes and gradients only, never text, because fonts differ between machines. */
@FunctionalInterface
interface Scene {
    void draw(Brush brush);
}
