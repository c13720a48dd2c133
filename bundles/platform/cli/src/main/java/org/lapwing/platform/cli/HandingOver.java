package org.lapwing.platform.cli;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.Persons;

/** Hands a command to the process that writes the case, when that is one of the same person on this machine. */
final class HandingOver {

    private static final System.Logger LOG = System.getLogger(HandingOver.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Texts texts;
    private final Persons persons;
    private final MeetingPlace place;

    HandingOver(Texts texts, Persons persons, MeetingPlace place) {
        this.texts = texts;
        this.persons = persons;
        this.place = place;
    }

    /**
     * @param caseFolder whose writer is another process
     * @return what came of it; empty where it was not taken, and nothing was done
     */
    Optional<Outcome> over(Command command, ParsedInvocation call, Path caseFolder, StreamOutput output)
            throws InterruptedException {
        Optional<PersonCard> person = persons.current();
        if (person.isEmpty() || !call.words().containsKey("CASE")) {
            return Optional.empty();
        }
        Map<String, List<String>> words = new LinkedHashMap<>(call.words());
        words.put("CASE", List.of(caseFolder.toString()));
        Request request = new Request(
                person.get().id(),
                caseFolder.toString(),
                call.folder().toString(),
                output.json(),
                output.screens(),
                output.columns(),
                command.path(),
                words);
        try {
            byte[] bytes = request.bytes();
            for (Path socket : place.sockets(caseFolder)) {
                if (Files.exists(socket)) {
                    Optional<Outcome> outcome = at(socket, bytes, output);
                    if (outcome.isPresent()) {
                        return outcome;
                    }
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The command cannot be handed over", e);
        }
        return Optional.empty();
    }

    private Optional<Outcome> at(Path socket, byte[] request, StreamOutput output) throws InterruptedException {
        boolean accepted = false;
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().factory());
                Line line = new Line(SocketChannel.open(UnixDomainSocketAddress.of(socket)), watch)) {
            if (!line.isOf(socket) || !agreed(line, request, output)) {
                return Optional.empty();
            }
            accepted = true;
            output.note(texts.get("handed.over"));
            return Optional.of(followed(line, output));
        } catch (ClosedByInterruptException stopped) {
            Thread.interrupted();
            throw new InterruptedException("Stopped while another process worked");
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The process that writes the case does not answer", e);
            if (!accepted) {
                return Optional.empty();
            }
            output.note(texts.get("handed.lost"));
            return Optional.of(Outcome.NOT_FULLY);
        }
    }

    private boolean agreed(Line line, byte[] request, StreamOutput output) throws IOException {
        Line.Said begin = line.hear(PATIENCE);
        if (begin.kind() == Line.BEGIN && begin.bytes().length == Request.NONCE) {
            line.say(Line.REQUEST, request, PATIENCE);
            line.say(Line.SIGNATURE, persons.sign(Request.signed(begin.bytes(), request)), PATIENCE);
            begin = line.hear(PATIENCE);
        }
        if (begin.kind() == Line.REFUSED) {
            output.note(new String(begin.bytes(), StandardCharsets.UTF_8));
        }
        return begin.kind() == Line.ACCEPTED;
    }

    private static Outcome followed(Line line, StreamOutput output) throws IOException {
        while (true) {
            Line.Said said = line.hear();
            switch (said.kind()) {
                case Line.OUT -> output.relay(said.bytes());
                case Line.ERR -> output.relayNote(said.bytes());
                case Line.ENDED -> {
                    for (Outcome each : Outcome.values()) {
                        if (said.bytes().length == 1 && each.exitCode() == said.bytes()[0]) {
                            return each;
                        }
                    }
                    throw new IOException("An end that is none");
                }
                default -> throw new IOException("A message of a kind that does not belong here");
            }
        }
    }
}
