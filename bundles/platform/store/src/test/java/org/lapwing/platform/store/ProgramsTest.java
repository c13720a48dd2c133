package org.lapwing.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.EntrySink;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.reading.ReadingBounds;

/** What only a program opens is opened again for somebody who may run one, and for nobody else. */
class ProgramsTest {

    private static final String NO = "Running an external program needs the competence risky-tools.";

    @TempDir
    Path temp;

    private final Ruling ruling = new Ruling();
    private final Disk disk = new Disk();
    private Desk desk;
    private Case open;
    private long image;

    @BeforeEach
    void a_case_with_an_image() throws Exception {
        desk = new Desk(temp);
        desk.store.readers(List.of(disk));
        desk.store.policy(ruling);
        open = desk.store.create(temp.resolve("case"), "Harbour", null);
        Path source = Files.writeString(temp.resolve("disk.img"), "an image");
        long exhibit = open.intake().exhibit(source, "disk");
        image = Desk.item(open, exhibit, 0, "", Desk.bytes("an image"), "application/x-raw-disk-image");
        open.intake().itemReadBy(image, "disk");
        for (String name : List.of("a.txt", "b.txt", "c.txt")) {
            Desk.item(open, exhibit, image, name, Desk.bytes(name), "text/plain");
        }
    }

    @AfterEach
    void leave() {
        desk.store.close();
    }

    @Test
    void who_may_not_run_programs_is_told_what_is_not_opened_and_why() throws Exception {
        ruling.refuses = true;
        ContentId content = content("a.txt");
        assertThatThrownBy(() -> open.evidence().open(content))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.txt is not opened. " + NO)
                .hasCauseInstanceOf(PolicyRefusal.class);
        assertThatThrownBy(() -> open.evidence().file(content)).hasCauseInstanceOf(PolicyRefusal.class);
        assertThat(disk.opened).isEmpty();
    }

    @Test
    void the_files_of_an_image_are_one_question_and_one_refusal_in_the_log() throws Exception {
        ruling.refuses = true;
        for (String name : List.of("a.txt", "b.txt", "c.txt")) {
            assertThatThrownBy(() -> open.evidence().open(content(name))).hasMessageContaining(name);
        }
        assertThat(ruling.asked).containsExactly("TOOL_RUN in Harbour: What lies in an image is opened again.");
        assertThat(Desk.entries(open, 0, 100))
                .filteredOn(entry -> entry.operation() == Operation.REFUSED)
                .hasSize(1);
    }

    @Test
    void who_may_run_programs_reads_the_bytes() throws Exception {
        for (String name : List.of("a.txt", "b.txt")) {
            try (InputStream in = open.evidence().open(content(name))) {
                assertThat(in).hasBinaryContent(Desk.bytes(name));
            }
        }
        assertThat(disk.opened).containsExactly("a.txt", "b.txt");
        assertThat(ruling.asked).hasSize(1);
    }

    @Test
    void the_image_itself_needs_no_program() throws Exception {
        ruling.refuses = true;
        try (InputStream in = open.evidence().open(content("an image"))) {
            assertThat(in).hasBinaryContent(Desk.bytes("an image"));
        }
        assertThat(ruling.asked).isEmpty();
    }

    @Test
    void without_a_policy_nothing_is_run() throws Exception {
        try (Desk other = new Desk(temp.resolve("other"))) {
            other.store.readers(List.of(disk));
            try (Case same = other.store.open(temp.resolve("case"), Access.READ)) {
                assertThatThrownBy(() -> same.evidence().open(content("a.txt")))
                        .hasMessageContaining("no policy is installed");
            }
        }
        assertThat(disk.opened).isEmpty();
    }

    @Test
    void an_answer_stands_for_a_minute_and_for_one_person() throws Exception {
        long[] now = {0};
        String[] person = {"kim"};
        int[] asked = {0};
        boolean[] refuses = {true};
        Programs programs = new Programs(
                () -> {
                    asked[0]++;
                    if (refuses[0]) {
                        throw new PolicyRefusal(NO);
                    }
                },
                () -> person[0],
                () -> now[0]);
        assertThatThrownBy(programs::check).hasMessage(NO);
        refuses[0] = false;
        now[0] = 59_000_000_000L;
        assertThatThrownBy(programs::check).hasMessage(NO);
        now[0] = 60_000_000_000L;
        assertThatCode(programs::check).doesNotThrowAnyException();
        assertThat(asked[0]).isEqualTo(2);
        refuses[0] = true;
        person[0] = "robin";
        assertThatThrownBy(programs::check).hasMessage(NO);
        assertThat(asked[0]).isEqualTo(3);
    }

    private static ContentId content(String bytes) {
        return Desk.hashes(Desk.bytes(bytes)).sha256();
    }

    private static final class Ruling implements Policy {

        private final List<String> asked = new ArrayList<>();
        private boolean refuses;

        @Override
        public Permit permit(Function function, @Nullable Case in, @Nullable String authority, String reason)
                throws PolicyRefusal {
            asked.add(function + " in " + in.info().name() + ": " + reason);
            if (refuses) {
                in.log().append(Operation.REFUSED, Target.of(Target.CASE, 1), NO);
                throw new PolicyRefusal(NO);
            }
            return new Permit(function, "p1", reason, Instant.EPOCH);
        }

        @Override
        public int hideAfterSeconds() {
            return 10;
        }
    }

    /** Its files hold their names. */
    private static final class Disk implements EvidenceReader {

        private final List<String> opened = new ArrayList<>();

        @Override
        public String name() {
            return "disk";
        }

        @Override
        public boolean opens(Container container) {
            return true;
        }

        @Override
        public boolean runsPrograms() {
            return true;
        }

        @Override
        public void walk(Container container, ReadingBounds bounds, EntrySink sink) {
            throw new AssertionError("Reopening does not walk");
        }

        @Override
        public InputStream open(Container container, String locator) {
            opened.add(locator);
            return new ByteArrayInputStream(Desk.bytes(locator));
        }
    }
}
