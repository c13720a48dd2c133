package org.lapwing.platform.cli;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.WriterWatch;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.profile.Profile;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * While this process writes a case, other processes of the same person hand it their commands at a local socket that only their user
 * reaches. Each is done on a thread of its own, a few at a time.
 */
@Component(service = {WriterWatch.class, WriterDoor.class})
public final class WriterDoor implements WriterWatch {

    private static final System.Logger LOG = System.getLogger(WriterDoor.class.getName());
    private static final int AT_A_TIME = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LAST = Duration.ofSeconds(8);

    private final Texts texts;
    private final Persons persons;
    private final MeetingPlace place;
    private final Supplier<List<Command>> commands;
    private final Duration patience;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "handed-over-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<HandedCommand> active = new HashSet<>();
    private boolean ending;

    /** Commands are looked up when one is handed over: they need the store, which needs this. */
    @Activate
    public WriterDoor(
            BundleContext context, @Reference Texts texts, @Reference Persons persons, @Reference Profile profile) {
        this(
                texts,
                persons,
                MeetingPlace.of(System.getenv(), profile.dataFolder("hand-over")),
                () -> commands(context),
                PATIENCE);
    }

    WriterDoor(Texts texts, Persons persons, MeetingPlace place, Supplier<List<Command>> commands, Duration patience) {
        this.texts = texts;
        this.persons = persons;
        this.place = place;
        this.commands = commands;
        this.patience = patience;
    }

    private static List<Command> commands(BundleContext context) {
        List<Command> commands = new ArrayList<>();
        try {
            for (ServiceReference<CommandSet> each : context.getServiceReferences(CommandSet.class, null)) {
                CommandSet set = context.getService(each);
                if (set != null) {
                    commands.addAll(set.commands());
                }
            }
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException("No filter was given", impossible);
        }
        return commands;
    }

    @Override
    public AutoCloseable writing(CaseInfo of) {
        try {
            Optional<Path> socket = place.listenAt(of.folder());
            if (socket.isPresent()) {
                ServerSocketChannel server = listening(socket.get());
                Path folder = of.folder();
                Thread.ofPlatform().daemon().name("handed-over-door").start(() -> accept(server, folder, socket.get()));
                return () -> {
                    server.close();
                    Files.deleteIfExists(socket.get());
                };
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(System.Logger.Level.DEBUG, "Nothing can be handed to this process", e);
        }
        return () -> {};
    }

    private static ServerSocketChannel listening(Path socket) throws IOException {
        Files.deleteIfExists(socket); // Of a writer that was killed; there is one at a time.
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            if (MeetingPlace.posix(socket)) {
                Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            }
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    private void accept(ServerSocketChannel server, Path caseFolder, Path socket) {
        while (server.isOpen()) {
            try {
                SocketChannel caller = server.accept();
                Line line = new Line(caller, watch);
                if (line.isOf(socket)) {
                    begin(line, caseFolder);
                } else {
                    LOG.log(System.Logger.Level.WARNING, "Another user has tried to hand a command over");
                    line.close();
                }
            } catch (IOException closedOrGone) {
                LOG.log(System.Logger.Level.DEBUG, "Who wanted to hand something over went away", closedOrGone);
            }
        }
    }

    private synchronized void begin(Line line, Path caseFolder) {
        HandedCommand handed = new HandedCommand(line, caseFolder, texts, persons, commands, patience);
        if (ending || active.size() >= AT_A_TIME) {
            String why = texts.get(ending ? "handed.ending" : "handed.busy");
            Thread.ofVirtual().start(() -> refuse(handed, line, why));
            return;
        }
        active.add(handed);
        Thread.ofPlatform().daemon().name("handed-over").start(() -> {
            try {
                handed.run();
            } finally {
                ended(handed);
            }
        });
    }

    private static void refuse(HandedCommand handed, Line line, String why) {
        try (line) {
            handed.refuse(why);
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.DEBUG, "Who was refused had gone", gone);
        }
    }

    private synchronized void ended(HandedCommand handed) {
        active.remove(handed);
        notifyAll();
    }

    /** Accepts nothing more, and waits for what was accepted. */
    synchronized void finish() throws InterruptedException {
        ending = true;
        while (!active.isEmpty()) {
            wait();
        }
    }

    /** Asks what still runs to end. */
    synchronized void stopAll() {
        active.forEach(HandedCommand::stop);
    }

    @Deactivate
    synchronized void close() throws InterruptedException {
        ending = true;
        stopAll();
        long end = System.nanoTime() + LAST.toNanos();
        while (!active.isEmpty() && System.nanoTime() < end) {
            wait(100);
        }
        watch.shutdownNow();
    }
}
