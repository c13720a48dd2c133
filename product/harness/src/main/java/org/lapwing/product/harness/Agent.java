package org.lapwing.product.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Lets a test look at the window of another process and work it: {@code -javaagent:harness.jar=SOCKET}. The image itself knows nothing of
 * it. One request a line, one answer a line; {@link Served} says which.
 */
public final class Agent {

    private static final int BETWEEN_MILLIS = 20;

    private Agent() {}

    /** Called by the JVM. */
    public static void premain(String socket, Instrumentation instrumentation) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(Path.of(socket)));
        Thread.ofPlatform().daemon().name("window-harness").start(() -> serve(server, instrumentation));
    }

    private static void serve(ServerSocketChannel server, Instrumentation instrumentation) {
        try (SocketChannel caller = server.accept();
                BufferedReader in = new BufferedReader(Channels.newReader(caller, StandardCharsets.UTF_8));
                Writer out = Channels.newWriter(caller, StandardCharsets.UTF_8)) {
            UnaryOperator<String> served = served(instrumentation);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write(served.apply(line));
                out.write('\n');
                out.flush();
            }
        } catch (IOException | ReflectiveOperationException | InterruptedException gone) {
            System.getLogger(Agent.class.getName()).log(System.Logger.Level.WARNING, "The test went away", gone);
        }
    }

    /** As soon as a window system is there: in the class loader of the bundle that brings it. */
    @SuppressWarnings("unchecked")
    private static UnaryOperator<String> served(Instrumentation instrumentation)
            throws ReflectiveOperationException, InterruptedException {
        while (true) {
            for (Class<?> each : instrumentation.getAllLoadedClasses()) {
                if (each.getName().equals("org.eclipse.swt.widgets.Display")) {
                    Optional<Object> display = display(each);
                    if (display.isPresent()) {
                        return (UnaryOperator<String>) new Beside(each.getClassLoader())
                                .loadClass("org.lapwing.product.harness.Served")
                                .getConstructor(each)
                                .newInstance(display.get());
                    }
                }
            }
            Thread.sleep(BETWEEN_MILLIS);
        }
    }

    private static Optional<Object> display(Class<?> type) throws ReflectiveOperationException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            Object display = type.getMethod("findDisplay", Thread.class).invoke(null, thread);
            if (display != null && ready(type, display)) {
                return Optional.of(display);
            }
        }
        return Optional.empty();
    }

    /** It can be found before it has been made to the end. */
    private static boolean ready(Class<?> type, Object display) throws ReflectiveOperationException {
        try {
            Runnable nothing = () -> {};
            type.getMethod("asyncExec", Runnable.class).invoke(display, nothing);
            return true;
        } catch (InvocationTargetException notYet) {
            return false;
        }
    }

    /** The harness once more, where it sees the window's classes. */
    private static final class Beside extends ClassLoader {

        Beside(ClassLoader window) {
            super(window);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("org.lapwing.product.harness.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : ours(name);
            }
        }

        private Class<?> ours(String name) throws ClassNotFoundException {
            String file = "/" + name.replace('.', '/') + ".class";
            try (InputStream code = Agent.class.getResourceAsStream(file)) {
                if (code == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = code.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException failure) {
                throw new ClassNotFoundException(name, failure);
            }
        }
    }
}
