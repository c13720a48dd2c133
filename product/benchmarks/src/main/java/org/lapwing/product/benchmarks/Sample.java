package org.lapwing.product.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What repeated runs gave, in the order in which they were made. */
record Sample(List<Double> runs) {

    Sample {
        runs = List.copyOf(runs);
    }

    double median() {
        if (runs.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(runs);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
