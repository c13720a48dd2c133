package org.lapwing.media.hashsets;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.product.fuzz.Checks;
import org.lapwing.product.fuzz.KeysAsTexts;

class HashListFuzzTest {

    static Stream<byte[]> lists() {
        String sha256 = "ab".repeat(32);
        String md5 = "0123456789abcdefABCDEF0123456789";
        return Stream.of(
                Checks.utf8("sha256,md5,category,source\n" + sha256 + ',' + md5 + ",\"a \"\"b\"\"\",here\n"),
                Checks.utf8("\ufeff\"SHA-1\";\"Category\"\r\n" + "cd".repeat(20) + ";1\r\n# a word\r\n\r\n"),
                Checks.utf8(md5 + "  a name\n" + md5 + "\n"),
                Checks.utf8("{\"@odata.context\": \"x/DataModels/2.0.xml/US/$metadata#Media\", \"value\": [{\"MD5\": \""
                        + md5
                        + "\", \"Category\": 1, \"AlternativeHashes\": [{\"HashName\": \"SHA256\", \"HashValue\": \""
                        + sha256 + "\"}]}]}"),
                Checks.utf8("%%%% HASHDEEP-1.0\n%%%% size,md5,sha256,filename\n## x\n1," + md5 + "," + sha256 + ",a\n"),
                Checks.utf8("lapwing known files 1 00000000\na\tb"));
    }

    @MethodSource("lists")
    @FuzzTest
    void lines_are_split_within_their_bytes(byte[] bytes) throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(bytes));
        Columns columns = null;
        while (lines.advance()) {
            Checks.that(lines.from() <= lines.to(), "A line from " + lines.from() + " to " + lines.to());
            String line = new String(
                    lines.bytes(), lines.from(), lines.to() - lines.from(), java.nio.charset.StandardCharsets.UTF_8);
            columns = columns == null ? Columns.header(line, Map.of()) : columns;
            if (columns != null && !lines.tooLong() && columns.split(lines.bytes(), lines.from(), lines.to())) {
                columns.text(lines.bytes(), Columns.CATEGORY);
                columns.text(lines.bytes(), Columns.SOURCE);
            }
        }
        Checks.that(lines.number() <= bytes.length, lines.number() + " lines");
    }

    @MethodSource("lists")
    @FuzzTest
    void a_list_of_any_bytes_is_imported_or_refused(byte[] bytes) throws Exception {
        Path folder = Files.createTempDirectory("list");
        Path list = Files.write(folder.resolve("list.csv"), bytes);
        try (ListImport read = new ListImport(new KeysAsTexts(), list, Map.of(), folder)) {
            read.read(new Unwatched());
            Checks.that(read.intake().entries() > 0 && read.digest().length() == 64, "Nothing was imported");
        } catch (IOException refused) {
            Checks.that(refused.getMessage() != null, "Refused without a word");
        }
        try {
            CheckedText.read(list);
        } catch (IOException changed) {
            Checks.that(changed.getMessage() != null, "Changed without a word");
        }
        Files.delete(list);
        Files.delete(folder);
    }

    private static final class Unwatched implements Progress {
        @Override
        public void at(String step, long done, long all, long problems) {
            Checks.that(done <= all, done + " of " + all);
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
