package org.lapwing.platform.pipeline;

import java.time.Duration;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.reading.ReadingBounds;

/**
 * What a run may use.
 *
 * @param threads that read, hash and analyse
 * @param held bytes of one content that are held in memory; larger ones are read again for each analyser
 * @param waiting bytes of contents that wait in memory in all
 * @param moderate time for one analysis of ordinary cost
 * @param heavy time for one heavy analysis
 * @param grace after which an analysis that was told to stop is left alone with its thread
 * @param batch operations in one transaction
 * @param indexEvery time between two commits of the index while there is something to commit
 */
record Limits(
        int threads,
        int held,
        long waiting,
        Duration moderate,
        Duration heavy,
        Duration grace,
        int batch,
        Duration indexEvery,
        ReadingBounds reading) {

    static Limits ofThisMachine() {
        Runtime machine = Runtime.getRuntime();
        return new Limits(
                Math.max(2, machine.availableProcessors()),
                4 << 20,
                Math.clamp(machine.maxMemory() / 16, 16L << 20, 128L << 20),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                Duration.ofSeconds(3),
                1_000,
                Duration.ofSeconds(8),
                ReadingBounds.DEFAULT);
    }

    Duration of(AnalyzerCard.Cost cost) {
        return cost == AnalyzerCard.Cost.HEAVY ? heavy : moderate;
    }
}
