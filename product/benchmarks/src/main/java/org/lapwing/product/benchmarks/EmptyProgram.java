package org.lapwing.product.benchmarks;

/** The peer of a short command: a Java program that does nothing. */
public final class EmptyProgram {

    private EmptyProgram() {}

    public static void main(String[] words) {}
}
