package org.lapwing.evidence.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.reading.BoundExceeded;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;

final class Notes implements EntrySink {
    /** One entry whose bytes were read. */
    record Row(String locator, String path, long stated, Instant modified, byte[] bytes) {}

    final List<Row> rows = new ArrayList<>();
    final Map<String, String> read = new LinkedHashMap<>();
    final List<String> locators = new ArrayList<>();
    final List<String> unread = new ArrayList<>();
    final List<String> unreadLocators = new ArrayList<>();
    final List<String> problems = new ArrayList<>();

    @Override
    public void entry(Entry entry) {
        locators.add(entry.locator());
        try (InputStream in = entry.bytes().open()) {
            byte[] bytes = in.readAllBytes();
            read.put(entry.path(), new String(bytes, StandardCharsets.UTF_8));
            rows.add(new Row(entry.locator(), entry.path(), entry.size(), entry.modified(), bytes));
        } catch (BoundExceeded e) {
            unread.add("SEALED " + entry.path() + ": " + e.getMessage());
        } catch (IOException e) {
            unread.add("UNREADABLE " + entry.path() + ": " + e.getMessage());
        }
    }

    @Override
    public void unread(String locator, String path, ItemState state, String problem) {
        unread.add(state + " " + path + ": " + problem);
        unreadLocators.add(locator);
    }

    @Override
    public void containerProblem(String problem) {
        problems.add(problem);
    }

    @Override
    public boolean cancelled() {
        return false;
    }
}
