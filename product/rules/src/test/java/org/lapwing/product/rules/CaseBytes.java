package org.lapwing.product.rules;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 8: evidence is read-only and a case's bytes go through the vault; one bundle opens databases, another one copies of evidence. */
final class CaseBytes implements Rule {

    private static final String STORE = "org.lapwing.platform.store";

    /** Copies in memory, in a worker, by the driver that has no key to a case. */
    private static final String OF_EVIDENCE = "org.lapwing.evidence.databases";

    /** A list that a unit installs, which is no case's and no evidence: read where it lies and never written, by that driver too. */
    private static final String OF_A_LIST = "org.lapwing.media.hashsets.RdsDatabase";

    private static final Pattern DATABASES =
            Pattern.compile("org\\.sqlite(\\..*)?|java\\.sql\\.DriverManager|javax\\.sql\\.DataSource");

    private static final Pattern FILES = Pattern.compile(
            "java\\.nio\\.file\\.Files|java\\.nio\\.channels\\.(Asynchronous)?FileChannel|java\\.io\\.(RandomAccessFile|FileInputStream|FileOutputStream|FileReader|FileWriter)");

    /** Who opens files at all, and which. Whoever wants to be here says which files, and that they are no case's. */
    private static final Map<String, String> OPENS_FILES = new TreeMap<>(Map.ofEntries(
            Map.entry("org.lapwing.platform.store", "the vault itself"),
            Map.entry("org.lapwing.platform.host", "the image, the user's folders and the framework's cache"),
            Map.entry(
                    "org.lapwing.platform.pipeline",
                    "evidence, read-only; scratch places that the vault gave; a tool's box; a worker's folder in memory"),
            Map.entry(
                    "org.lapwing.platform.persons",
                    "the profile's folder, a passphrase file, cards, keys held in memory"),
            Map.entry(
                    "org.lapwing.platform.cli",
                    "where the process's own streams lead; a lock in the profile's folder; a socket in the user's"),
            Map.entry(
                    "org.lapwing.platform.policy",
                    "competences in the profile's folder, and where a person asked for them"),
            Map.entry("org.lapwing.evidence.folder", "evidence, read-only"),
            Map.entry(
                    "org.lapwing.evidence.disks",
                    "images and their pieces, read-only; a disk unpacked into the file in memory that its container gave"),
            Map.entry("org.lapwing.casework.cases", "whether evidence that was named is there"),
            Map.entry("org.lapwing.casework.report", "the report where the person asked for it"),
            Map.entry("org.lapwing.media.hashsets", "lists of known files in the profile's folder"),
            Map.entry("org.lapwing.media.images", "contents at the path that the pipeline gave, read-only"),
            Map.entry(
                    "org.lapwing.chat.conversations",
                    "scratch places that the vault gave; exports named on the command line"),
            Map.entry("org.lapwing.workbench.viewing", "the exposure record in the profile's folder")));

    /** What only reads evidence has no word for writing. */
    private static final Pattern WRITING = Pattern.compile(
            "java\\.nio\\.file\\.Files\\.(write\\w*|newOutputStream|newBufferedWriter|delete\\w*|move|createFile|createDirector\\w+|set\\w+)|java\\.io\\.(FileOutputStream|FileWriter)\\.<init>");

    private static final String EVIDENCE = "evidence";

    @Override
    public Stream<String> offences(Bundle bundle) {
        return bundle.classes().stream()
                .flatMap(each -> Stream.of(databases(bundle, each), files(bundle, each), writing(bundle, each))
                        .flatMap(all -> all));
    }

    private static Stream<String> databases(Bundle bundle, ClassFile each) {
        return bundle.root().equals(STORE)
                        || bundle.root().equals(OF_EVIDENCE)
                        || each.name().equals(OF_A_LIST)
                        || each.name().startsWith(OF_A_LIST + "$")
                ? Stream.empty()
                : each.types().stream()
                        .filter(type -> DATABASES.matcher(type).matches())
                        .map(type -> each.name() + " uses " + type + ", but only platform/store opens databases: use "
                                + "Case.tables for tables of your own.");
    }

    private static Stream<String> files(Bundle bundle, ClassFile each) {
        return OPENS_FILES.containsKey(bundle.root())
                ? Stream.empty()
                : each.types().stream()
                        .filter(type -> FILES.matcher(type).matches())
                        .map(type -> each.name() + " uses " + type
                                + ": the bytes of a case go through its Vault, evidence through its reader.");
    }

    private static Stream<String> writing(Bundle bundle, ClassFile each) {
        return bundle.wing().equals(EVIDENCE)
                ? each.members().stream()
                        .filter(member -> WRITING.matcher(member).matches())
                        .map(member -> each.name() + " uses " + member + ", but evidence is never written to.")
                : Stream.empty();
    }

    /** Names that the list above has and the house has not: a list that lies helps nobody. */
    static Stream<String> listedInVain(House house) {
        return OPENS_FILES.keySet().stream()
                .filter(root -> house.bundle(root).classes().stream()
                        .flatMap(each -> each.types().stream())
                        .noneMatch(type -> FILES.matcher(type).matches()))
                .map(root -> root + " opens no file any more: take it from the list of those who may.");
    }
}
