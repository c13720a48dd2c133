package org.lapwing.platform.pipeline.work;

import java.io.IOException;
import java.time.Duration;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.language.Texts;

/** Stands for an analyser whose work is done in a worker. A content that ends two workers is given up. */
public final class IsolatedAnalyzer implements Analyzer {

    private static final int ATTEMPTS = 2;

    private final AnalyzerCard card;
    private final WorkerPool workers;
    private final Texts texts;
    private final Duration limit;

    /** @param limit time for one content, once a worker has it */
    public IsolatedAnalyzer(AnalyzerCard card, WorkerPool workers, Texts texts, Duration limit) {
        this.card = card;
        this.workers = workers;
        this.texts = texts;
        this.limit = limit;
    }

    @Override
    public AnalyzerCard card() {
        return card;
    }

    /**
     * @throws NoWorker when there is none that could do it; nothing is known of the content then
     * @throws WorkerSaid when the analyser failed, or the content ended two workers
     */
    @Override
    public void analyze(Content content, FindingSink findings) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Worker worker = workers.take();
            boolean reusable = false;
            boolean full = false;
            Result result;
            try {
                result = worker.analyse(card, content, limit);
                full = result.ending() == Result.Ending.DONE_LEAVING;
                reusable = !full && result.ending() != Result.Ending.FAILED_LEAVING;
            } catch (WorkerLost e) {
                if (attempt == ATTEMPTS) {
                    throw new WorkerSaid(texts.get("worker.poison", ATTEMPTS, String.valueOf(e.getMessage())));
                }
                System.getLogger(IsolatedAnalyzer.class.getName())
                        .log(System.Logger.Level.WARNING, "A worker was lost at " + card.id() + ": " + e.getMessage());
                continue;
            } catch (IOException | InterruptedException e) {
                // The content could not be read, or the call was stopped and the worker knows that.
                reusable = worker.usable();
                throw e;
            } finally {
                if (reusable) {
                    workers.giveBack(worker);
                } else if (full) {
                    workers.retire(worker);
                } else {
                    workers.discard(worker);
                }
            }
            conclude(result, findings);
            return;
        }
    }

    private void conclude(Result result, FindingSink findings) throws IOException {
        switch (result.ending()) {
            case DONE, DONE_LEAVING -> result.tell(findings);
            case FAILED, FAILED_LEAVING -> {
                result.tell(findings);
                throw new WorkerSaid(result.why());
            }
            case NOT_HERE -> throw new NoWorker(texts.get("worker.other", card.id(), card.version()));
            case CANCELLED -> throw new NoWorker(texts.get("worker.closed"));
        }
    }
}
