package org.lapwing.product.crash;

/** How a call ended and what it said. */
record Ended(int exitCode, String output, String errors) {

    /** Killed by signal 9, itself or what it was started by. */
    boolean killed() {
        return exitCode == 128 + 9;
    }

    @Override
    public String toString() {
        return "ended with " + exitCode + "\n" + output + "\n" + errors;
    }
}
