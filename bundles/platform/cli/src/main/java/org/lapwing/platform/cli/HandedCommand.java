package org.lapwing.platform.cli;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.Persons;

/** A command of another process of the same person, done here, where the case is written. */
final class HandedCommand {

    private static final System.Logger LOG = System.getLogger(HandedCommand.class.getName());

    /** For a request to come whole, and for what is said to be taken. */
    private final Duration patience;

    private final Line line;
    private final Path caseFolder;
    private final Texts texts;
    private final Persons persons;
    private final Supplier<List<Command>> commands;
    private volatile boolean stopAsked;
    private volatile boolean done;
    private volatile Thread running = Thread.currentThread();

    HandedCommand(
            Line line,
            Path caseFolder,
            Texts texts,
            Persons persons,
            Supplier<List<Command>> commands,
            Duration patience) {
        this.line = line;
        this.caseFolder = caseFolder;
        this.texts = texts;
        this.persons = persons;
        this.commands = commands;
        this.patience = patience;
    }

    /** Hears the request, does it and says what came of it; on the calling thread. */
    void run() {
        running = Thread.currentThread();
        try {
            Request request = heard();
            Optional<String> refusal = refusal(request);
            if (refusal.isPresent()) {
                refuse(refusal.get());
                return;
            }
            Optional<Command> command = commands.get().stream()
                    .filter(each -> each.path().equals(request.path()))
                    .findFirst();
            if (command.isEmpty()) {
                refuse(texts.get("handed.unknown", String.join(" ", request.path())));
                return;
            }
            line.say(Line.ACCEPTED, new byte[0], patience);
            Outcome outcome = done(command.get(), request);
            line.say(Line.ENDED, new byte[] {(byte) outcome.exitCode()}, patience);
        } catch (IOException | InvalidPathException gone) {
            LOG.log(System.Logger.Level.DEBUG, "A command that was handed over was not done, or not answered", gone);
        } finally {
            done = true;
            line.close();
        }
    }

    void refuse(String why) throws IOException {
        line.say(Line.REFUSED, why.getBytes(StandardCharsets.UTF_8), patience);
    }

    /** A request whose signature holds; the first refusal is in silence, for who speaks wrongly learns nothing. */
    private Request heard() throws IOException {
        byte[] nonce = new byte[Request.NONCE];
        new SecureRandom().nextBytes(nonce);
        line.say(Line.BEGIN, nonce, patience);
        byte[] bytes = line.hear(Line.REQUEST, patience);
        byte[] signature = line.hear(Line.SIGNATURE, patience);
        Request request = Request.of(bytes);
        Optional<PersonCard> here = persons.current();
        boolean same = here.isPresent() && here.get().id().equals(request.person());
        if (same && !persons.verify(here.get(), Request.signed(nonce, bytes), signature)) {
            throw new IOException("A request that its person did not sign is refused");
        }
        return request;
    }

    private Optional<String> refusal(Request request) {
        boolean same = persons.current()
                .filter(here -> here.id().equals(request.person()))
                .isPresent();
        if (!same) {
            return Optional.of(texts.get("handed.other_person"));
        }
        if (!persons.unlocked()) {
            return Optional.of(texts.get("handed.locked"));
        }
        return Path.of(request.folder()).equals(caseFolder)
                ? Optional.empty()
                : Optional.of(texts.get("handed.other_case"));
    }

    private Outcome done(Command command, Request request) {
        Terminal terminal = new Terminal(
                line.stream(Line.OUT, patience),
                line.stream(Line.ERR, patience),
                request.screens().get(0),
                request.screens().get(1),
                request.columns());
        StreamOutput output =
                new StreamOutput(terminal, request.json(), () -> stopAsked, new CommandEnds(texts)::progressWords);
        Thread.ofVirtual().name("handed-over-ear").start(this::listen);
        Outcome outcome;
        try {
            outcome = command.body()
                    .run(new ParsedInvocation(request.words(), Path.of(request.from()), () -> stopAsked), output);
        } catch (OutputClosed closed) {
            outcome = Outcome.NOT_FULLY;
        } catch (Exception | LinkageError thrown) {
            outcome = new CommandEnds(texts).failed(command, thrown, output);
        }
        done = true;
        output.end();
        return outcome;
    }

    /** Who gave the command says nothing more: when the line ends, it is to stop. */
    private void listen() {
        try {
            line.hear();
        } catch (EOFException gone) {
            LOG.log(System.Logger.Level.DEBUG, "Who handed a command over has gone");
        } catch (IOException closed) {
            LOG.log(System.Logger.Level.DEBUG, "The line of a command that was handed over ended", closed);
        }
        if (!done) {
            stop();
        }
    }

    /** Asks it to end, and interrupts it when it does not. */
    void stop() {
        stopAsked = true;
        Thread thread = running;
        Thread.ofVirtual().name("handed-over-stop").start(() -> {
            try {
                Thread.sleep(CommandLineApplication.PATIENCE_MILLIS);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
            if (!done) {
                thread.interrupt();
            }
        });
    }
}
