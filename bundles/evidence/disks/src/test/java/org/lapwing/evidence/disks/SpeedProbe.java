package org.lapwing.evidence.disks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.lapwing.platform.pipeline.tools.InstalledTools;
import org.lapwing.product.testkit.EnglishTexts;

/**
 * Run by hand: files a second of an image, each read and hashed, three times; then some of them compared with what {@code icat} prints.
 * Arguments: image, its media type, every how manieth file is compared.
 */
final class SpeedProbe {

    private SpeedProbe() {}

    private static final class Count implements EntrySink {

        final Map<String, String> compared = new LinkedHashMap<>();
        final List<String> problems = new ArrayList<>();
        final int each;
        long files;
        long bytes;

        Count(int each) {
            this.each = each;
        }

        @Override
        public void entry(Entry entry) {
            try (InputStream in = entry.bytes().open()) {
                byte[] read = in.readAllBytes();
                String hash = OnDisk.sha256(read);
                if (files++ % each == 0) {
                    compared.put(entry.locator(), hash);
                }
                bytes += read.length;
            } catch (IOException e) {
                problems.add(entry.path() + ": " + e.getMessage());
            }
        }

        @Override
        public void unread(String locator, String path, ItemState state, String problem) {
            files++;
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

    public static void main(String[] arguments) throws Exception {
        CountingTools tools = new CountingTools(new InstalledTools(EnglishTexts.of(InstalledTools.class)));
        DiskReader reader = new DiskReader(tools, EnglishTexts.of(DiskReader.class));
        OnDisk image = new OnDisk(Path.of(arguments[0]), arguments[1]);
        Count count = new Count(1);
        for (int i = 0; i < 3; i++) {
            count = new Count(Integer.parseInt(arguments[2]));
            tools.started().clear();
            long begin = System.nanoTime();
            reader.walk(image, ReadingBounds.DEFAULT, count);
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "%d files, %.0f MB, %.2f s, %.0f files/s, started %s, problems %s%n",
                    count.files, count.bytes / 1e6, seconds, count.files / seconds, tools.started(), count.problems);
        }
        int different = 0;
        for (Map.Entry<String, String> file : count.compared.entrySet()) {
            try (InputStream in = reader.open(image, file.getKey())) {
                different += OnDisk.sha256(in.readAllBytes()).equals(file.getValue()) ? 0 : 1;
            }
        }
        System.out.printf("compared %d with icat, %d different%n", count.compared.size(), different);
        reader.close();
    }
}
