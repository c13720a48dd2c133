package org.lapwing.media.near;

/**
 * A place in a picture that is found again in copies of it, and what its surroundings look like.
 *
 * @param x pixels of the whole picture
 * @param y pixels of the whole picture
 * @param scale by how much the picture was shrunk when it was found
 * @param angle radians to which its surroundings are turned
 * @param first the first 64 of 256 comparisons of brightness around it, turned by the angle
 */
record Keypoint(double x, double y, double scale, double angle, long first, long second, long third, long fourth) {

    int distance(Keypoint other) {
        return Long.bitCount(first ^ other.first)
                + Long.bitCount(second ^ other.second)
                + Long.bitCount(third ^ other.third)
                + Long.bitCount(fourth ^ other.fourth);
    }
}
