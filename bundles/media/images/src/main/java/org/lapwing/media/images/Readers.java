package org.lapwing.media.images;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Makes decoders. ImageIO's registry is one for the whole process: it is read for the decoders of the Java run time and never added to, so
 * that this bundle leaves nothing behind when it stops.
 */
final class Readers {

    private @Nullable Map<PictureFormat, List<ImageReaderSpi>> providers;

    /** The first is to be tried first. Looked for by the first picture: most commands see none. */
    synchronized List<ImageReaderSpi> of(PictureFormat format) {
        Map<PictureFormat, List<ImageReaderSpi>> known = providers;
        if (known == null) {
            known = all();
            providers = known;
        }
        return known.getOrDefault(format, List.of());
    }

    private static Map<PictureFormat, List<ImageReaderSpi>> all() {
        Map<PictureFormat, List<ImageReaderSpi>> all = new EnumMap<>(PictureFormat.class);
        ServiceRegistry own =
                new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
        for (PictureFormat format : PictureFormat.values()) {
            List<ImageReaderSpi> found = new ArrayList<>(ofJava(format));
            found.forEach(own::registerServiceProvider);
            all.put(format, found);
        }
        JPEGImageReaderSpi jpeg = new JPEGImageReaderSpi();
        jpeg.onRegistration(own, ImageReaderSpi.class);
        of(all, PictureFormat.JPEG).add(jpeg);
        of(all, PictureFormat.TIFF).addFirst(new TIFFImageReaderSpi());
        of(all, PictureFormat.WEBP).add(new WebPImageReaderSpi());
        return all;
    }

    private static List<ImageReaderSpi> of(Map<PictureFormat, List<ImageReaderSpi>> all, PictureFormat format) {
        return all.computeIfAbsent(format, none -> new ArrayList<>());
    }

    private static List<ImageReaderSpi> ofJava(PictureFormat format) {
        List<ImageReaderSpi> found = new ArrayList<>();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // The registry looks for plug-ins through the context class loader when it is made, and would keep what it
        // finds.
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            Iterator<ImageReaderSpi> all =
                    IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
            while (all.hasNext()) {
                ImageReaderSpi each = all.next();
                boolean java = each.getClass().getClassLoader() == null;
                if (java && Arrays.asList(each.getFormatNames()).contains(format.imageIoName())) {
                    found.add(each);
                }
            }
        } finally {
            thread.setContextClassLoader(before);
        }
        return found;
    }
}
