package org.lapwing.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog.Note;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.evidence.Target;

/** What a person was shown is in the log at once, and disturbs nobody. */
class LooksTest {

    private static final Note PAGE =
            new Note(Operation.CONSULTED, new Target(Target.CASE, "1"), "case.first, rows 1 to 9 of 9", "why", "", "");

    @TempDir
    Path temp;

    private Desk desk;
    private Path folder;

    @BeforeEach
    void a_case() throws Exception {
        desk = new Desk(temp.resolve("desk"));
        folder = temp.resolve("case");
        desk.store.create(folder, "Harbour", null).close();
    }

    @Test
    void a_look_is_an_entry_of_which_no_list_is_told() throws Exception {
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            AtomicInteger told = new AtomicInteger();
            try (AutoCloseable watching = open.onChange(told::incrementAndGet)) {
                assertThat(watching).isNotNull();
                long revision = open.revision();
                long before = open.log().head().number();
                open.log().shown(PAGE);
                assertThat(open.log().head().number()).isEqualTo(before + 1);
                assertThat(open.revision()).isEqualTo(revision);
                assertThat(told).hasValue(0);
                open.decisions().addTask("Ask the provider", null, null);
                assertThat(open.revision()).isGreaterThan(revision);
                assertThat(told).hasValue(1);
            }
            assertThat(open.log().verify().problems()).isEmpty();
        }
    }

    @Test
    void a_look_within_a_transaction_is_taken_back_with_it() throws Exception {
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            long before = open.log().head().number();
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> open.write(() -> {
                        open.log().shown(PAGE);
                        throw new IllegalArgumentException("no");
                    })))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(open.log().head().number()).isEqualTo(before);
        }
    }

    @Test
    void a_look_does_not_wait_for_a_long_transaction_and_is_anchored_when_the_case_is_opened_again() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch shown = new CountDownLatch(1);
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            long before = open.log().head().number();
            Thread ingest = Thread.ofPlatform()
                    .start(() -> open.write(() -> {
                        writing.countDown();
                        try {
                            shown.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }));
            writing.await();
            open.log().shown(PAGE);
            shown.countDown();
            ingest.join();
            assertThat(open.log().head().number()).isEqualTo(before);
        }
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            assertThat(Desk.entries(open, 0, 100)).last().satisfies(entry -> assertThat(entry.detail())
                    .startsWith("readers to 1 "));
            assertThat(open.log().verify().problems()).isEmpty();
        }
    }
}
