package org.lapwing.product.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;

/** Reads what it is given to its end, and bounds it. */
public final class ReadAll implements EntrySink {

    private static final long MOST = 40L << 20;

    private long all;

    @Override
    public void entry(Entry entry) {
        Checks.shown(entry.path());
        try (InputStream in = entry.bytes().open()) {
            all += in.readAllBytes().length;
        } catch (IOException damaged) {
            Checks.said(damaged);
        } catch (UncheckedIOException e) {
            throw new AssertionError(e);
        }
        Checks.that(all <= MOST, all + " bytes came out");
    }

    @Override
    public void unread(String locator, String path, ItemState state, String problem) {
        Checks.shown(path);
        Checks.that(!problem.isBlank(), "Unread without a word");
    }

    @Override
    public void containerProblem(String problem) {
        Checks.that(!problem.isBlank(), "A problem without words");
    }

    @Override
    public boolean cancelled() {
        return false;
    }
}
