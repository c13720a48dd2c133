package org.lapwing.media.images;

import com.drew.lang.GeoLocation;
import com.drew.lang.Rational;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.GpsDirectory;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The value of {@code image.gps}: where the camera says it was. */
final class Position {

    private Position() {}

    static Optional<Map<String, Object>> of(Metadata metadata) {
        for (GpsDirectory each : metadata.getDirectoriesOfType(GpsDirectory.class)) {
            GeoLocation location = each.getGeoLocation();
            if (location != null && onEarth(location)) {
                return Optional.of(value(each, location));
            }
        }
        return Optional.empty();
    }

    private static boolean onEarth(GeoLocation location) {
        return Math.abs(location.getLatitude()) <= 90 && Math.abs(location.getLongitude()) <= 180;
    }

    private static Map<String, Object> value(GpsDirectory from, GeoLocation location) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("latitude", rounded(location.getLatitude(), 1e7));
        value.put("longitude", rounded(location.getLongitude(), 1e7));
        number(value, "altitude", altitude(from));
        number(value, "direction", from.getRational(GpsDirectory.TAG_IMG_DIRECTION));
        number(value, "error", from.getRational(GpsDirectory.TAG_H_POSITIONING_ERROR));
        Date at = from.getGpsDate();
        if (at != null) {
            value.put("at", at.toInstant().toString());
        }
        String status = from.getString(GpsDirectory.TAG_STATUS);
        if (status != null && status.startsWith("V")) {
            value.put("withoutFix", true);
        }
        return value;
    }

    private static @Nullable Rational altitude(GpsDirectory from) {
        Rational metres = from.getRational(GpsDirectory.TAG_ALTITUDE);
        Integer below = from.getInteger(GpsDirectory.TAG_ALTITUDE_REF);
        return metres != null && below != null && below == 1
                ? new Rational(-metres.getNumerator(), metres.getDenominator())
                : metres;
    }

    private static void number(Map<String, Object> value, String name, @Nullable Rational stated) {
        if (stated != null && stated.getDenominator() != 0 && Double.isFinite(stated.doubleValue())) {
            value.put(name, rounded(stated.doubleValue(), 100));
        }
    }

    private static double rounded(double number, double parts) {
        return Math.round(number * parts) / parts;
    }
}
