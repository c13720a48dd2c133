package org.lapwing.media.near;

/**
 * Compares two small copies block by block where one lies in the other. Only blocks with detail count: of flat ones nothing can be said, and
 * light that changes slowly is alike in many pictures.
 */
final class Blocks {

    private static final int ACROSS = 8;
    private static final int SAMPLES = 8;
    private static final int GRID = ACROSS * SAMPLES;
    private static final int LEAST_SAMPLES = 40;

    /** Standard deviation of brightness, of 255. */
    private static final double DETAIL = 5;

    private static final double CORRELATED = 0.75;

    private final Luma first;
    private final Luma second;
    private final Similarity by;
    private int common;
    private int detailed;
    private int alike;

    Blocks(Luma first, Luma second, Similarity by) {
        this.first = first;
        this.second = second;
        this.by = by;
        for (int row = 0; row < ACROSS; row++) {
            for (int column = 0; column < ACROSS; column++) {
                block(column * SAMPLES, row * SAMPLES);
            }
        }
    }

    private void block(int left, int top) {
        int count = 0;
        double one = 0;
        double other = 0;
        double ones = 0;
        double others = 0;
        double products = 0;
        for (int v = top; v < top + SAMPLES; v++) {
            for (int u = left; u < left + SAMPLES; u++) {
                double x = (u + 0.5) * (first.width() - 1) / GRID;
                double y = (v + 0.5) * (first.height() - 1) / GRID;
                double across = by.x(x, y);
                double down = by.y(x, y);
                if (second.holds(across, down)) {
                    double p = first.at(x, y);
                    double q = second.at(across, down);
                    count++;
                    one += p;
                    other += q;
                    ones += p * p;
                    others += q * q;
                    products += p * q;
                }
            }
        }
        common += count;
        if (count < LEAST_SAMPLES) {
            return;
        }
        double spread = Math.sqrt(Math.max(0, ones / count - one / count * one / count));
        double otherSpread = Math.sqrt(Math.max(0, others / count - other / count * other / count));
        if (spread < DETAIL && otherSpread < DETAIL) {
            return;
        }
        detailed++;
        double covariance = products / count - one / count * other / count;
        if (spread > 0 && otherSpread > 0 && covariance / (spread * otherSpread) >= CORRELATED) {
            alike++;
        }
    }

    /** Of the first picture that is in the second, 0 to 1. */
    double share() {
        return (double) common / (GRID * GRID);
    }

    /** Blocks with the same detail in both. */
    int alike() {
        return alike;
    }

    /** Of the blocks with detail, those with the same in both, 0 to 1. */
    double agreement() {
        return detailed == 0 ? 0 : (double) alike / detailed;
    }
}
