package org.lapwing.product.tests;

import java.util.function.BooleanSupplier;

/** Waits on a condition, not for a time. */
final class Waiting {

    private static final long NANOS = 60_000_000_000L;

    private Waiting() {}

    static void until(BooleanSupplier condition, String what) throws InterruptedException {
        long end = System.nanoTime() + NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain: " + what);
            }
            Thread.sleep(20);
        }
    }
}
