package org.lapwing.product.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A method of this module's tests that takes what a fuzzer makes. */
record Target(Object parser, Method method) {

    /** All, in an order that is the same in every build. */
    static List<Target> all() throws IOException, ReflectiveOperationException, URISyntaxException {
        Path classes = classes();
        List<Target> targets = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(each -> each.toString().endsWith("FuzzTest.class"))
                    .sorted()
                    .toList()) {
                String type = classes.relativize(file).toString().replace(File.separatorChar, '.');
                Constructor<?> made = Class.forName(type.substring(0, type.length() - ".class".length()))
                        .getDeclaredConstructor();
                made.setAccessible(true);
                Object parser = made.newInstance();
                Arrays.stream(parser.getClass().getDeclaredMethods())
                        .filter(each -> each.isAnnotationPresent(FuzzTest.class))
                        .sorted(Comparator.comparing(Method::getName))
                        .forEach(each -> {
                            each.setAccessible(true);
                            targets.add(new Target(parser, each));
                        });
            }
        }
        return targets;
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(
                Target.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    String name() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    void feed(byte[] bytes) throws Throwable {
        try {
            method.invoke(parser, (Object) bytes);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** What it begins with: sound input, and what was found before. */
    List<byte[]> seeds() throws Exception {
        List<byte[]> seeds = new ArrayList<>();
        MethodSource source = method.getAnnotation(MethodSource.class);
        if (source != null) {
            Method made = method.getDeclaringClass().getDeclaredMethod(source.value()[0]);
            made.setAccessible(true);
            try (Stream<?> all = (Stream<?>) made.invoke(null)) {
                all.forEach(each -> seeds.add((byte[]) each));
            }
        }
        Class<?> type = method.getDeclaringClass();
        Path found = classes()
                .resolve(type.getPackageName().replace('.', '/'))
                .resolve(type.getSimpleName() + "Inputs")
                .resolve(method.getName());
        if (Files.isDirectory(found)) {
            try (Stream<Path> files = Files.list(found)) {
                for (Path file : files.sorted().toList()) {
                    seeds.add(bytes(file));
                }
            }
        }
        return seeds;
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readAllBytes();
        }
    }
}
