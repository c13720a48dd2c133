package org.lapwing.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.persons.KeyCost;
import org.lapwing.platform.persons.KeyedPersons;
import org.lapwing.product.testkit.EnglishTexts;

/** A command goes to who writes the case: to the same person, as that person signed it, or not at all. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class HandOverTest {

    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    @TempDir
    Path temp;

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Persons kim;
    private Path folder;
    private Path own;
    private WriterDoor door;
    private AutoCloseable writing;

    @BeforeEach
    void somebody_writes_a_case() throws Exception {
        folder = Files.createDirectories(temp.resolve("case")).toRealPath();
        own = Files.createDirectory(
                temp.resolve("own"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        kim = person("kim");
        commands.add(
                Desk.command("decide", List.of(Desk.parameter("CASE", Parameter.Kind.REQUIRED)), (call, output) -> {
                    done.add(call.required("CASE") + " " + call.value("--tag").orElse("") + " " + call.path("a.txt"));
                    output.row(Map.of("decided", 1));
                    output.line("decided");
                    output.note("one note");
                    return Outcome.DONE;
                }));
        door = new WriterDoor(EnglishTexts.of(CommandLineApplication.class), kim, place(), () -> commands, PATIENCE);
        writing = door.writing(new CaseInfo("c-1", "Harbour", folder, Instant.EPOCH, null));
    }

    @AfterEach
    void nobody_does() throws Exception {
        writing.close();
        door.close();
    }

    private MeetingPlace place() {
        return MeetingPlace.of(Map.of(), own);
    }

    private Persons person(String name) throws Exception {
        Persons persons = new KeyedPersons(temp.resolve(name), new Keys(), new KeyCost(64, 1, 1), Map.of());
        persons.create(name, "correct horse".toCharArray());
        return persons;
    }

    private Optional<Outcome> hand(Persons by, boolean json, String command, Map<String, List<String>> words)
            throws Exception {
        out.reset();
        err.reset();
        StreamOutput output = new StreamOutput(
                new Terminal(out, err, false, false, 80), json, () -> false, (stage, at, all, failed) -> stage);
        ParsedInvocation call = new ParsedInvocation(words, temp.resolve("desk"), () -> false);
        Optional<Outcome> outcome = new HandingOver(EnglishTexts.of(CommandLineApplication.class), by, place())
                .over(Desk.command(command, List.of(), (a, b) -> Outcome.DONE), call, folder, output);
        output.end();
        return outcome;
    }

    private static Map<String, List<String>> decide() {
        return Map.of("CASE", List.of("Harbour"), "--tag", List.of("urgent"));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path socket() throws IOException {
        return place().sockets(folder).getFirst();
    }

    @Test
    void a_command_is_done_where_the_case_is_written_and_its_output_comes_back() throws Exception {
        assertThat(hand(kim, false, "decide", decide())).contains(Outcome.DONE);
        assertThat(done).containsExactly(folder + " urgent " + temp.resolve("desk/a.txt"));
        assertThat(printed()).isEqualTo("decided\n");
        assertThat(said()).contains("handed to it").contains("one note");
        assertThat(hand(kim, true, "decide", decide())).contains(Outcome.DONE);
        assertThat(printed().replaceAll("\\s", "")).isEqualTo("[{\"decided\":1}]");
    }

    @Test
    void what_a_command_says_of_its_failure_comes_back_with_its_code() throws Exception {
        commands.add(Desk.command("fail", List.of(), (call, output) -> {
            throw new org.lapwing.platform.api.policy.PolicyRefusal("Rule 7 says no.");
        }));
        commands.add(Desk.command("break", List.of(), (call, output) -> {
            throw new IllegalStateException("a bug");
        }));
        assertThat(hand(kim, false, "fail", decide())).contains(Outcome.REFUSED);
        assertThat(said()).contains("Rule 7 says no.");
        assertThat(hand(kim, false, "break", decide())).contains(Outcome.NOT_FULLY);
    }

    @Test
    void the_socket_and_its_folder_are_their_owners_alone_and_go_with_the_writing() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
                .isEqualTo("rw-------");
        assertThat(socket()).startsWithRaw(own);
        assertThat(folder).isEmptyDirectory();
        writing.close();
        assertThat(own).isEmptyDirectory();
        assertThat(hand(kim, false, "decide", decide())).isEmpty();
        assertThat(done).isEmpty();
    }

    @Test
    void a_folder_that_others_may_enter_is_not_used() throws Exception {
        writing.close();
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-x---"));
        try (AutoCloseable none = door.writing(new CaseInfo("c-1", "Harbour", folder, Instant.EPOCH, null))) {
            assertThat(none).isNotNull();
            assertThat(own).isEmptyDirectory();
        }
        assertThat(place().sockets(folder)).isEmpty();
    }

    @Test
    void the_folder_for_running_processes_comes_first_and_a_link_to_one_does_not_count() throws Exception {
        Path runtime = Files.createDirectory(temp.resolve("run"));
        MeetingPlace place = MeetingPlace.of(Map.of("XDG_RUNTIME_DIR", runtime.toString()), own);
        assertThat(place.listenAt(folder).orElseThrow()).startsWithRaw(runtime.resolve("lapwing"));
        Files.delete(runtime.resolve("lapwing"));
        Files.createSymbolicLink(runtime.resolve("lapwing"), own);
        assertThat(place.listenAt(folder).orElseThrow()).startsWithRaw(own);
    }

    @Test
    void what_a_killed_writer_left_is_replaced_and_by_itself_reaches_nobody() throws Exception {
        Path left = socket();
        writing.close();
        try (var dead = java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(left));
        }
        assertThat(left).exists();
        assertThat(hand(kim, false, "decide", decide())).isEmpty();
        writing = door.writing(new CaseInfo("c-1", "Harbour", folder, Instant.EPOCH, null));
        assertThat(hand(kim, false, "decide", decide())).contains(Outcome.DONE);
    }

    @Test
    void another_person_is_told_so_and_nothing_is_done() throws Exception {
        Persons alex = person("alex");
        assertThat(hand(alex, false, "decide", decide())).isEmpty();
        assertThat(said()).contains("works for another person");
        assertThat(done).isEmpty();
    }

    @Test
    void a_writer_whose_person_is_locked_does_nothing() throws Exception {
        Persons same = new KeyedPersons(temp.resolve("kim"), new Keys(), new KeyCost(64, 1, 1), Map.of());
        same.unlock("correct horse".toCharArray());
        kim.lock();
        assertThat(hand(same, false, "decide", decide())).isEmpty();
        assertThat(said()).contains("is locked");
        assertThat(done).isEmpty();
    }

    @Test
    void a_command_that_is_not_known_there_or_has_no_case_is_not_taken() throws Exception {
        assertThat(hand(kim, false, "juggle", decide())).isEmpty();
        assertThat(said()).contains("juggle");
        assertThat(hand(kim, false, "decide", Map.of())).isEmpty();
        assertThat(hand(kim, false, "decide", Map.of("CASE", List.of("x"), "--why", List.of("y".repeat(60_000)))))
                .as("long, but not too long")
                .contains(Outcome.DONE);
        assertThat(hand(
                        kim,
                        false,
                        "decide",
                        Map.of("CASE", List.of("x"), "--why", List.of("y".repeat(60_000), "z".repeat(60_000)))))
                .isEmpty();
    }

    /** Speaks to the writer by hand. */
    private Line line() throws IOException {
        return new Line(SocketChannel.open(UnixDomainSocketAddress.of(socket())), WATCH);
    }

    private byte[] request(String person) throws IOException {
        return new Request(
                        person,
                        folder.toString(),
                        temp.toString(),
                        false,
                        List.of(false, false),
                        80,
                        List.of("decide"),
                        decide())
                .bytes();
    }

    private String id() {
        return kim.current().orElseThrow().id();
    }

    @Test
    void a_request_that_the_person_did_not_sign_for_this_connection_is_dropped() throws Exception {
        byte[] request = request(id());
        byte[] nonce;
        byte[] old;
        try (Line line = line()) {
            nonce = line.hear(Line.BEGIN, PATIENCE);
            old = kim.sign(Request.signed(nonce, request));
            line.say(Line.REQUEST, request, PATIENCE);
            line.say(Line.SIGNATURE, new byte[64], PATIENCE);
            assertThat(dropped(line)).isTrue();
        }
        try (Line line = line()) {
            assertThat(line.hear(Line.BEGIN, PATIENCE)).isNotEqualTo(nonce);
            line.say(Line.REQUEST, request, PATIENCE);
            line.say(Line.SIGNATURE, old, PATIENCE);
            assertThat(dropped(line)).as("a signature that was good once").isTrue();
        }
        try (Line line = line()) {
            byte[] fresh = line.hear(Line.BEGIN, PATIENCE);
            byte[] other = request.clone();
            other[other.length - 1] ^= 1;
            line.say(Line.REQUEST, other, PATIENCE);
            line.say(Line.SIGNATURE, kim.sign(Request.signed(fresh, request)), PATIENCE);
            assertThat(dropped(line)).as("another request than was signed").isTrue();
        }
        assertThat(done).isEmpty();
    }

    private static boolean dropped(Line line) {
        try {
            line.hear(Duration.ofSeconds(20));
            return false;
        } catch (IOException gone) {
            return true;
        }
    }

    @Test
    void garbage_and_messages_that_are_too_long_are_dropped() throws Exception {
        for (byte[] bad : List.of(
                "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                new byte[] {'q', 0x7f, -1, -1, -1},
                new byte[] {'q', -1, -1, -1, -1},
                new byte[] {'q', 0, 0, 0, 3, 1, 2, 3, 's', 0, 0, 0, 0},
                new byte[] {'s', 0, 0, 0, 0, 'q', 0, 0, 0, 0})) {
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
                channel.write(ByteBuffer.wrap(bad));
                Line line = new Line(channel, WATCH);
                line.hear(Line.BEGIN, PATIENCE);
                assertThat(dropped(line)).isTrue();
            }
        }
        assertThat(done).isEmpty();
        assertThat(hand(kim, false, "decide", decide())).contains(Outcome.DONE);
    }

    @Test
    void slow_ones_are_cut_off_and_too_many_at_a_time_are_told_so() throws Exception {
        List<Line> slow = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Line line = line();
            line.hear(Line.BEGIN, PATIENCE);
            slow.add(line);
        }
        assertThat(hand(kim, false, "decide", decide())).isEmpty();
        assertThat(said()).contains("its hands full");
        for (Line line : slow) {
            assertThat(dropped(line)).isTrue();
            line.close();
        }
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (hand(kim, false, "decide", decide()).isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
        assertThat(done).hasSize(1);
    }

    @Test
    void a_writer_that_goes_away_in_the_middle_leaves_a_clear_sentence() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        commands.add(Desk.command("wait", List.of(), (call, output) -> {
            begun.countDown();
            Thread.sleep(60_000);
            return Outcome.DONE;
        }));
        Thread.ofVirtual().start(() -> {
            try {
                begun.await();
                door.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(hand(kim, false, "wait", decide())).contains(Outcome.NOT_FULLY);
        assertThat(said()).containsAnyOf("ended before it said", "Stopped before the end");
    }

    @Test
    void who_gave_the_command_and_goes_away_stops_it() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        commands.add(Desk.command("wait", List.of(), (call, output) -> {
            begun.countDown();
            while (!call.cancelled()) {
                Thread.sleep(10);
            }
            stopped.countDown();
            return Outcome.NOT_FULLY;
        }));
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                hand(kim, false, "wait", decide());
            } catch (Exception interrupted) {
                done.add("interrupted");
            }
        });
        begun.await();
        caller.interrupt();
        assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
        caller.join();
        assertThat(done).containsExactly("interrupted");
        door.finish();
    }

    @Test
    void a_process_that_is_ending_finishes_what_it_took_and_takes_nothing_more() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        commands.add(Desk.command("wait", List.of(), (call, output) -> {
            begun.countDown();
            go.await();
            done.add("finished");
            return Outcome.DONE;
        }));
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                hand(kim, false, "wait", decide());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        begun.await();
        Thread ending = Thread.ofPlatform().start(() -> {
            try {
                door.finish();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (ending.getState() != Thread.State.WAITING) {
            Thread.sleep(5);
        }
        try (Line line = line()) {
            assertThat(line.hear(PATIENCE).kind()).isEqualTo(Line.REFUSED);
        }
        go.countDown();
        ending.join();
        caller.join();
        assertThat(done).containsExactly("finished");
    }

    @Test
    void a_process_of_another_user_is_dropped_even_where_the_rights_of_the_files_would_let_it_in() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "no setpriv");
        assumeTrue(Long.valueOf(0).equals(((Integer) Files.getAttribute(own, "unix:uid")).longValue()), "not root");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/perl")), "no perl");
        Path socket = socket();
        for (Path each = socket.getParent(); each != null && each.startsWith(temp); each = each.getParent()) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rwxrwxrwx"));
        String script = "use Socket; socket(S, PF_UNIX, SOCK_STREAM, 0) or die 'no socket';"
                + " connect(S, sockaddr_un($ARGV[0])) or die \"refused: $!\"; my $n = sysread(S, my $b, 5);"
                + " print defined $n && $n > 0 ? 'greeted' : 'dropped';";
        assertThat(perl(List.of(), script, socket)).isEqualTo("greeted");
        assertThat(perl(List.of("/usr/bin/setpriv", "--reuid=65534", "--clear-groups", "--"), script, socket))
                .isEqualTo("dropped");
    }

    private String perl(List<String> before, String script, Path socket) throws Exception {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of("/usr/bin/perl", "-e", script, socket.toString()));
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    /** For persons, whose sentences are not looked at. */
    private record Keys() implements Texts {

        @Override
        public String get(String key, Object... arguments) {
            return key;
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }
    }
}
