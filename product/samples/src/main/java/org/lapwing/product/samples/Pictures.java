package org.lapwing.product.samples;

import static org.lapwing.product.samples.ImageBytes.crop;
import static org.lapwing.product.samples.ImageBytes.resize;

import java.awt.image.BufferedImage;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.product.samples.ExifSegment.Camera;
import org.lapwing.product.samples.ExifSegment.Place;
import org.lapwing.product.samples.ExifSegment.Shot;
import org.lapwing.product.samples.Picture.Copy;
import org.lapwing.product.samples.Picture.Drawn;
import org.lapwing.product.samples.Picture.Variant;

/** The forty good pictures of the sample case. */
final class Pictures {
    static final String CAMERA_ROLL = "phone/DCIM/Camera/";
    static final String WHATSAPP = "phone/WhatsApp/Media/WhatsApp Images/";
    static final String TELEGRAM = "laptop/Downloads/Telegram Desktop/DataExport_2025-03-27/";
    static final String TEAM = "laptop/Documents/Chat - Gorriones U13/";

    /** Pictures that exist only inside an archive have a path that starts so. */
    static final String ZIPPED = "zip:";

    static final String ZIP_BALLOONS = ZIPPED + "IMG-20250308-WA0003.jpg";
    static final String ZIP_HEADPHONES = ZIPPED + "IMG-20250314-WA0005.jpg";
    static final String ZIP_FISHBOWL = ZIPPED + "fish.jpg";

    /** The three pictures that the known-hash list names; none of them has an exact copy. */
    static final List<String> KNOWN =
            List.of(CAMERA_ROLL + "IMG_20250302_181950.jpg", "laptop/Pictures/kitchen.jpg", ZIP_FISHBOWL);

    private static final Camera PHONE = new Camera("Plover", "P2 Mini", "P2 13.4.1");
    private static final Camera COMPACT = new Camera("Sandpiper", "DC-310", "Ver.1.02");
    private static final Camera TABLET = new Camera("Dunlin", "Tab 8", "8.0.2");

    private Pictures() {}

    static List<Picture> catalogue() {
        List<Picture> all = new ArrayList<>();
        cameraRoll(all);
        downloads(all);
        laptop(all);
        copies(all);
        variants(all);
        return all;
    }

    /** Bytes by path, in catalogue order. */
    static Map<String, byte[]> render() {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        for (Picture picture : catalogue()) {
            bytes.put(picture.path(), render(picture, bytes));
        }
        return bytes;
    }

    static String format(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static byte[] render(Picture picture, Map<String, byte[]> before) {
        return switch (picture) {
            case Copy copy -> original(copy.original(), before);
            case Variant variant -> {
                BufferedImage image = variant.change().apply(ImageBytes.decode(original(variant.original(), before)));
                yield format(variant.path()).equals("jpg")
                        ? ImageBytes.jpeg(image, variant.quality())
                        : ImageBytes.encode(image, format(variant.path()));
            }
            case Drawn drawn -> draw(drawn);
        };
    }

    private static byte[] original(String path, Map<String, byte[]> before) {
        byte[] bytes = before.get(path);
        if (bytes == null) {
            throw new IllegalStateException(path + " is used before it is drawn");
        }
        return bytes;
    }

    private static byte[] draw(Drawn drawn) {
        long seed = drawn.path().hashCode();
        BufferedImage image = Brush.paint(drawn.scene(), drawn.width(), drawn.height(), seed);
        Shot shot = drawn.shot();
        if (shot != null) {
            ImageBytes.grain(image, seed);
        }
        byte[] bytes = ImageBytes.encode(image, format(drawn.path()));
        return shot != null && format(drawn.path()).equals("jpg")
                ? ExifSegment.insert(bytes, shot, drawn.width(), drawn.height())
                : bytes;
    }

    private static void cameraRoll(List<Picture> all) {
        shot(all, "20250222_093014", Landscapes::mountains, 1600, 1200, new Place(51.8827, -3.4364, 512));
        shot(all, "20250222_101530", Landscapes::lake, 1600, 1066, new Place(51.8863, -3.4681, 380));
        shot(all, "20250222_141207", Landscapes::hills, 1280, 960, new Place(51.9012, -3.3517, 214));
        shot(all, "20250301_111845", Places::pitch, 1600, 900, new Place(51.4419, -2.6164, 61));
        shot(all, "20250301_120233", Things::football, 1200, 1200, new Place(51.4421, -2.6158, 61));
        shot(all, "20250302_174412", Landscapes::sunset, 1600, 1200, new Place(51.3436, -2.9842, 4));
        shot(all, "20250302_181950", Landscapes::lighthouse, 960, 1280, new Place(51.4823, -2.7701, 12));
        shot(all, "20250305_190310", Rooms::desk, 1280, 960, null);
        shot(all, "20250307_101530", Places::park, 1600, 1200, new Place(51.4627, -2.6225, 88));
        shot(all, "20250307_163322", Things::dog, 1200, 900, new Place(51.4631, -2.6219, 88));
        shot(all, "20250308_112031", Things::cake, 1200, 900, null);
        shot(all, "20250309_203940", Landscapes::nightSky, 1280, 720, new Place(51.3272, -2.6391, 240));
        shot(all, "20250312_172018", Things::guitar, 900, 1200, null);
        shot(all, "20250315_125501", Landscapes::skyline, 1600, 900, new Place(51.4489, -2.5984, 10));
        shot(all, "20250316_091122", Landscapes::bridge, 1600, 1067, new Place(51.4549, -2.6279, 75));
        shot(all, "20250318_160744", Things::bicycle, 1280, 960, null);
    }

    private static void downloads(List<Picture> all) {
        String folder = "phone/Pictures/Downloads/";
        all.add(new Drawn(folder + "wallpaper_dunes.png", Landscapes::dunes, 720, 1280, null));
        all.add(new Drawn(folder + "wallpaper_forest.png", Landscapes::forest, 720, 1280, null));
        all.add(new Drawn(folder + "game_level.png", Places::pixelGame, 960, 540, null));
        all.add(new Drawn(folder + "controller.gif", Things::controller, 160, 160, null));
        all.add(new Drawn(folder + "pizza.png", Things::pizza, 480, 480, null));
        all.add(new Drawn("phone/Pictures/Screenshots/Screenshot_20250310-181205.png", Places::map, 540, 1170, null));
        all.add(new Drawn(WHATSAPP + "IMG-20250305-WA0002.jpg", Rooms::living, 1024, 768, null));
        all.add(new Drawn(WHATSAPP + "IMG-20250308-WA0003.jpg", Things::balloons, 1024, 768, null));
        all.add(new Drawn(ZIP_HEADPHONES, Things::headphones, 768, 1024, null));
    }

    private static void laptop(List<Picture> all) {
        all.add(new Drawn("laptop/Pictures/scan_001.tif", Things::plant, 600, 800, null));
        all.add(new Drawn("laptop/Pictures/classroom.bmp", Rooms::classroom, 400, 300, null));
        all.add(photo(
                "laptop/Pictures/kitchen.jpg",
                Rooms::kitchen,
                1200,
                800,
                COMPACT,
                LocalDateTime.of(2024, 8, 17, 12, 40, 5)));
        all.add(photo(ZIP_FISHBOWL, Things::fishbowl, 800, 800, TABLET, LocalDateTime.of(2024, 6, 2, 15, 10, 44)));
        all.add(new Drawn(TEAM + "00000031-PHOTO-2025-03-15-09-41-27.jpg", Places::minibus, 1024, 768, null));
    }

    private static void copies(List<Picture> all) {
        all.add(new Copy(
                "laptop/Pictures/Phone copy/IMG_20250222_101530.jpg", CAMERA_ROLL + "IMG_20250222_101530.jpg"));
        all.add(new Copy("laptop/Pictures/best sunset.jpg", CAMERA_ROLL + "IMG_20250302_174412.jpg"));
        all.add(new Copy("laptop/Downloads/level (1).png", "phone/Pictures/Downloads/game_level.png"));
        all.add(new Copy(ZIP_BALLOONS, WHATSAPP + "IMG-20250308-WA0003.jpg"));
        all.add(new Copy(
                TELEGRAM + "chats/chat_1/photos/photo_2@16-03-2025_10-02-40.jpg",
                CAMERA_ROLL + "IMG_20250316_091122.jpg"));
    }

    private static void variants(List<Picture> all) {
        all.add(new Variant(
                WHATSAPP + "IMG-20250223-WA0000.jpg",
                CAMERA_ROLL + "IMG_20250222_093014.jpg",
                0.6f,
                image -> resize(image, 800, 600)));
        all.add(new Variant(
                TEAM + "00000012-PHOTO-2025-03-05-18-22-09.jpg",
                CAMERA_ROLL + "IMG_20250301_111845.jpg",
                0.7f,
                image -> resize(image, 1024, 576)));
        all.add(new Variant(
                "laptop/Pictures/dog_cut.jpg",
                CAMERA_ROLL + "IMG_20250307_163322.jpg",
                0.9f,
                image -> crop(image, 180, 60, 820, 780)));
        all.add(new Variant(
                "laptop/Pictures/guitar.png",
                CAMERA_ROLL + "IMG_20250312_172018.jpg",
                1,
                image -> resize(image, 450, 600)));
        all.add(new Variant(
                TELEGRAM + "chats/chat_1/photos/photo_1@08-03-2025_12-31-06.jpg",
                CAMERA_ROLL + "IMG_20250308_112031.jpg",
                0.5f,
                image -> resize(image, 640, 480)));
    }

    private static void shot(
            List<Picture> all, String time, Scene scene, int width, int height, @Nullable Place place) {
        LocalDateTime taken = LocalDateTime.parse(time, DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss"));
        all.add(new Drawn(
                CAMERA_ROLL + "IMG_" + time + ".jpg",
                scene,
                width,
                height,
                new Shot(PHONE, taken, ZoneOffset.UTC, place)));
    }

    private static Drawn photo(String path, Scene scene, int width, int height, Camera camera, LocalDateTime time) {
        return new Drawn(path, scene, width, height, new Shot(camera, time, ZoneOffset.UTC, null));
    }
}
