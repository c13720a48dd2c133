package org.lapwing.target.check.inside;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.jpeg.JpegDirectory;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageWriterSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

public final class ImagesDecode implements Callable<String> {
    private static final String WEBP_OF_ONE_PIXEL = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    @Override
    public String call() throws Exception {
        BufferedImage drawn = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(drawn, "jpeg", jpeg);
        JPEGImageReaderSpi jpegReader = new JPEGImageReaderSpi();
        // It finds the reader of the JDK that it builds on; nothing is registered.
        jpegReader.onRegistration(IIORegistry.getDefaultInstance(), ImageReaderSpi.class);
        return "webp " + size(new WebPImageReaderSpi(), Base64.getDecoder().decode(WEBP_OF_ONE_PIXEL))
                + ", tiff " + size(new TIFFImageReaderSpi(), tiff(drawn))
                + ", jpeg " + size(jpegReader, jpeg.toByteArray())
                + ", metadata " + metadata(jpeg.toByteArray());
    }

    private static String size(ImageReaderSpi provider, byte[] bytes) throws Exception {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            if (!provider.canDecodeInput(in)) {
                return "not recognised";
            }
            ImageReader reader = provider.createReaderInstance(null);
            reader.setInput(in);
            BufferedImage image = reader.read(0);
            reader.dispose();
            return image.getWidth() + "x" + image.getHeight();
        }
    }

    private static byte[] tiff(BufferedImage image) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = new TIFFImageWriterSpi().createWriterInstance(null);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(image);
        }
        return bytes.toByteArray();
    }

    private static String metadata(byte[] jpeg) throws Exception {
        Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(jpeg));
        JpegDirectory directory = metadata.getFirstDirectoryOfType(JpegDirectory.class);
        return directory.getImageWidth() + "x" + directory.getImageHeight();
    }
}
