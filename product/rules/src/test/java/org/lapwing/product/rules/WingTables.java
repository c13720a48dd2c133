package org.lapwing.product.rules;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 10: a wing writes only tables with its own prefix, and reads those of others through their api. */
final class WingTables implements Rule {

    private static final String NAME = "[\\s\"`\\[]+(?:main\\.|temp\\.)?(?<table>[\\w\u0001]+)";

    private static final Pattern WRITES = Pattern.compile(
            "(?i)\\b(?:create\\s+(?:virtual\\s+|temp(?:orary)?\\s+)?(?:table|view|trigger)(?:\\s+if\\s+not\\s+exists)?"
                    + "|create\\s+(?:unique\\s+)?index(?:\\s+if\\s+not\\s+exists)?"
                    + "|(?:insert|replace)(?:\\s+or\\s+\\w+)?\\s+into|delete\\s+from"
                    + "|(?:drop|alter)\\s+(?:table|view|index|trigger)(?:\\s+if\\s+exists)?)"
                    + NAME
                    + "|(?i)\\bupdate\\s+(?:or\\s+\\w+\\s+)?(?<updated>[\\w\u0001]+)\\s+set\\b");

    private static final Pattern READS = Pattern.compile("(?i)\\b(?:from|join)" + NAME);

    @Override
    public Stream<String> offences(Bundle bundle) {
        if (bundle.root().equals("org.lapwing.platform.store")) {
            return Stream.empty();
        }
        Stream<String> inCode = bundle.classes().stream()
                .flatMap(each -> each.strings().stream().flatMap(text -> inSql(bundle, each.name(), text)));
        Stream<String> inScripts = bundle.entries().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(".sql"))
                .flatMap(entry -> inSql(bundle, entry.getKey(), withoutComments(entry.getValue())));
        return Stream.concat(inCode, inScripts);
    }

    private static Stream<String> inSql(Bundle bundle, String where, String text) {
        String prefix = bundle.wing() + "_";
        Stream<String> written = WRITES.matcher(text)
                .results()
                .map(WingTables::table)
                .filter(table -> !table.startsWith(prefix))
                .map(table -> where + " of " + bundle.root() + " writes " + shown(table)
                        + ", but a wing's tables begin with " + prefix + " and no others are its to write.");
        Stream<String> read = !looksLikeSql(text)
                ? Stream.empty()
                : READS.matcher(text)
                        .results()
                        .map(found -> found.group("table").toLowerCase(Locale.ROOT))
                        .filter(table -> isOfAnotherWing(table, bundle))
                        .map(table -> where + " of " + bundle.root() + " reads " + table
                                + ", which belongs to another wing: ask that wing's api.");
        return Stream.concat(written, read);
    }

    private static String table(MatchResult found) {
        String name = found.group("table") == null ? found.group("updated") : found.group("table");
        return name.toLowerCase(Locale.ROOT);
    }

    private static String shown(String table) {
        return table.indexOf(ClassFile.JOINED) < 0 ? table : "a table whose name is made at run time";
    }

    private static boolean looksLikeSql(String text) {
        return text.toLowerCase(Locale.ROOT).contains("select") || text.contains("_");
    }

    private static boolean isOfAnotherWing(String table, Bundle bundle) {
        return Stream.of("casework", "media", "chat", "victimid", "adapters", "exchange", "hub")
                .anyMatch(wing -> !wing.equals(bundle.wing()) && table.startsWith(wing + "_"));
    }

    private static String withoutComments(String sql) {
        return sql.replaceAll("--[^\n]*", "");
    }
}
