package org.lapwing.product.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** The peer of pictures: a decoder alone, on every core, which reads each file and keeps nothing. */
public final class PlainDecoding {

    private PlainDecoding() {}

    /** Decodes one picture and says whether it could. */
    private interface Decoder {
        boolean decoded(byte[] bytes) throws Exception;
    }

    /** A folder of JPEGs, and whose decoder: {@code own} or {@code java}. */
    public static void main(String[] words) throws Exception {
        Decoder decoder = words[1].equals("own")
                ? own()
                : bytes -> ImageIO.read(new ByteArrayInputStream(bytes)).getWidth() > 0;
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of(words[0]))) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        try (ExecutorService cores =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Callable<Boolean>> each = files.stream()
                    .map(file -> (Callable<Boolean>) () -> decoder.decoded(Files.readAllBytes(file)))
                    .toList();
            for (Future<Boolean> done : cores.invokeAll(each)) {
                if (!done.get()) {
                    throw new IOException("A made picture was not decoded.");
                }
            }
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    /** The image's decoder of the usual JPEG, which it exports to nobody. */
    private static Decoder own() throws ReflectiveOperationException {
        Class<?> hashers = Class.forName("org.lapwing.media.images.Hashers");
        var none = hashers.getDeclaredMethod("usual", List.class);
        none.setAccessible(true);
        Object nobody = none.invoke(null, List.of());
        Method decode = Class.forName("org.lapwing.media.images.SequentialJpeg")
                .getDeclaredMethod("decode", byte[].class, long.class, Duration.class, int.class, hashers);
        decode.setAccessible(true);
        return bytes -> {
            try {
                return decode.invoke(null, bytes, 1L << 30, Duration.ofMinutes(1), 512, nobody) != null;
            } catch (InvocationTargetException failed) {
                throw new IOException(failed.getCause());
            }
        };
    }
}
