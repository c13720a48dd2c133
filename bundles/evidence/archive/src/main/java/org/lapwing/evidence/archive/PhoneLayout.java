package org.lapwing.evidence.archive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells by the paths in an archive whether it is a phone's, which system's, and how it was taken. The conventions are those of the two
 * systems themselves (where they keep their apps) and of the programs that take phones off (what they put around it).
 */
final class PhoneLayout implements Consumer<String> {

    /** Fewer paths of a kind are a coincidence. */
    private static final int ENOUGH = 3;

    private static final int MOST_NAMED = 300;
    private static final int MOST_DATABASES = 100;
    private static final int LONGEST = 512;

    private static final String UUID = "[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}";

    private static final Map<Kind, Pattern> SIGNS = signs();

    /** Where the name of an app stands; what iOS calls by numbers is named by its settings or its program. */
    private static final List<Pattern> APPS = List.of(
            Pattern.compile("(?:^|/)data/(?:data|user/[0-9]+|user_de/[0-9]+)/([A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)+)/"),
            Pattern.compile("(?:^|/)Android/(?:data|media|obb)/([A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)+)/"),
            Pattern.compile("^apps/([A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)+)/"),
            Pattern.compile("(?:^|/)AppDomain-([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+)/"),
            Pattern.compile("/Containers/Data/Application/" + UUID
                    + "/Library/Preferences/([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+)\\.plist$"),
            Pattern.compile("/Containers/Bundle/Application/" + UUID + "/([^/]+\\.app)/"));

    private static final Set<String> DATABASES = Set.of(
            "sms.db",
            "chat.db",
            "mmssms.db",
            "chatstorage.sqlite",
            "msgstore.db",
            "wa.db",
            "signal.db",
            "signal.sqlite",
            "cache4.db",
            "kikdatabase.db",
            "kik.sqlite",
            "arroyo.db",
            "threads_db2",
            "viber_messages",
            "enmicromsg.db",
            "contacts2.db",
            "calllog.db",
            "addressbook.sqlitedb",
            "callhistory.storedata",
            "photos.sqlite",
            "external.db");

    private static final Pattern CAMERA = Pattern.compile("(?:^|/)DCIM/.+");

    private final Map<Kind, Integer> seen = new LinkedHashMap<>();
    private final Set<String> apps = new TreeSet<>();
    private final List<String> databases = new ArrayList<>();
    private final Set<Packer> packers = new TreeSet<>();
    private long names;
    private long camera;

    /** System and way of taking. */
    enum Kind {
        IOS_FILES("ios", "files"),
        IOS_BACKUP("ios", "backup"),
        ANDROID_FILES("android", "files"),
        ANDROID_BACKUP("android", "backup"),
        ANDROID_SHARED("android", "shared");

        final String platform;
        final String layout;

        Kind(String platform, String layout) {
            this.platform = platform;
            this.layout = layout;
        }
    }

    /** What programs put around the files of a phone. */
    enum Packer {
        FILESYSTEM1(Pattern.compile("^filesystem[0-9]+/")),
        DUMP(Pattern.compile("^Dump/")),
        EXTRA(Pattern.compile("^extra/|^metadata[0-9]+/")),
        UFD(Pattern.compile("(?:^|/)[^/]+\\.ufdx?$")),
        REPORT(Pattern.compile("^report\\.xml$"));

        final Pattern sign;

        Packer(Pattern sign) {
            this.sign = sign;
        }
    }

    private static Map<Kind, Pattern> signs() {
        Map<Kind, Pattern> signs = new LinkedHashMap<>();
        signs.put(
                Kind.IOS_FILES,
                Pattern.compile("(?:^|/)(?:private/)?var/mobile/(?:Containers|Library|Media)/"
                        + "|/Containers/(?:Data|Bundle)/Application/" + UUID + "/"));
        signs.put(
                Kind.IOS_BACKUP,
                Pattern.compile("(?:^|/)(?:AppDomain-[^/]+|HomeDomain|CameraRollDomain|MediaDomain)/"
                        + "|(?:^|/)Manifest\\.(?:db|plist|mbdb)$"
                        + "|(?:^|/)([0-9a-f]{2})/\\1[0-9a-f]{38}$"));
        signs.put(
                Kind.ANDROID_FILES,
                Pattern.compile("(?:^|/)data/(?:data|user/[0-9]+|user_de/[0-9]+)/[A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)+/"
                        + "|(?:^|/)data/(?:system|misc|media/[0-9]+)/"));
        signs.put(
                Kind.ANDROID_BACKUP,
                Pattern.compile("^apps/[A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)+/(?:_manifest|a|db|ef|f|r|sp)(?:/|$)"
                        + "|^shared/[0-9]+/"));
        signs.put(
                Kind.ANDROID_SHARED,
                Pattern.compile("(?:^|/)(?:sdcard|storage/emulated/[0-9]+|Internal shared storage|Phone)/"
                        + "(?:DCIM|Android|Pictures|Download|Movies|WhatsApp)/"
                        + "|(?:^|/)Android/(?:data|media)/[A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)+/"));
        return signs;
    }

    @Override
    public void accept(String name) {
        names++;
        String path = name.length() > LONGEST ? name.substring(0, LONGEST) : name.replace('\\', '/');
        path = path.startsWith("/") ? path.substring(1) : path.startsWith("./") ? path.substring(2) : path;
        for (Map.Entry<Kind, Pattern> sign : SIGNS.entrySet()) {
            if (sign.getValue().matcher(path).find()) {
                seen.merge(sign.getKey(), 1, Integer::sum);
                break;
            }
        }
        for (Packer packer : Packer.values()) {
            if (packer.sign.matcher(path).find()) {
                packers.add(packer);
            }
        }
        for (Pattern app : APPS) {
            Matcher matcher = app.matcher(path);
            if (apps.size() < MOST_NAMED && matcher.find()) {
                apps.add(matcher.group(1));
            }
        }
        if (CAMERA.matcher(path).find()) {
            camera++;
        }
        String file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(java.util.Locale.ROOT);
        if (DATABASES.contains(file) && databases.size() < MOST_DATABASES) {
            databases.add(path);
        }
    }

    /** The kind that most paths speak for; a whole file system before the shared part that it contains. */
    Optional<Kind> kind() {
        return seen.entrySet().stream()
                .filter(each -> each.getValue() >= ENOUGH)
                .max(Map.Entry.<Kind, Integer>comparingByValue()
                        .thenComparing(Map.Entry.<Kind, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey);
    }

    /** As the value of a finding. */
    Map<String, Object> value(Kind kind, boolean whole) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("platform", kind.platform);
        value.put("layout", kind.layout);
        if (!packers.isEmpty()) {
            value.put(
                    "packing",
                    packers.stream()
                            .map(packer -> packer.name().toLowerCase(java.util.Locale.ROOT))
                            .toList());
        }
        value.put("apps", List.copyOf(apps));
        value.put("databases", List.copyOf(databases));
        value.put("cameraFiles", camera);
        value.put("namesSeen", names);
        value.put("whole", whole);
        return value;
    }

    int appCount() {
        return apps.size();
    }

    int databaseCount() {
        return databases.size();
    }

    long cameraFiles() {
        return camera;
    }

    long names() {
        return names;
    }
}
