package org.lapwing.product.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A rule that cannot fail is none: each is tried on a made-up offender and has to say its name. */
final class RulesCanFailTest {

    private static final String TELEGRAM = "org.lapwing.chat.telegram";

    @Test
    void rule_1_names_an_engine_that_exports_and_an_export_without_version() {
        Bundle engine = Made.bundle("chat", "telegram")
                .header("Export-Package", TELEGRAM + ";version=\"0.1.0\"")
                .built();
        Bundle api = Made.bundle("chat", "api")
                .header("Export-Package", "org.lapwing.chat.api;uses:=\"org.lapwing.platform.api.cases,org.lapwing.x\"")
                .built();

        assertThat(new Exports().offences(engine))
                .contains("org.lapwing.chat.telegram exports org.lapwing.chat.telegram, but only api bundles and the"
                        + " host export: move the contract to the api of the wing.");
        assertThat(new Exports().offences(api))
                .containsExactly(
                        "org.lapwing.chat.api exports org.lapwing.chat.api without a version: write @Version in"
                                + " its package-info.java.");
    }

    @Test
    void rule_1_names_a_wrap_that_exports_without_version() throws Exception {
        Headers headers = Headers.of("Manifest-Version: 1.0\nExport-Package: some.library\n");

        assertThat(Wraps.unversionedExports("sample", headers))
                .containsExactly(
                        "The wrap sample exports some.library without a version: give it that of the library.");
    }

    @Test
    void rule_2_names_a_wing_that_uses_the_inside_of_another() {
        Bundle bundle = Made.bundle("chat", "telegram")
                .source(
                        "org.lapwing.chat.telegram.Peek",
                        "package org.lapwing.chat.telegram; class Peek { Object o = new org.lapwing.media.images.Decoder(); }")
                .needs("org.lapwing.media.images.Decoder", "package org.lapwing.media.images; public class Decoder {}")
                .built();

        assertThat(new Arrows().offences(bundle))
                .containsExactly("org.lapwing.chat.telegram uses org.lapwing.media.images, which is inside another"
                        + " bundle: use a service of that wing's api.");
    }

    @Test
    void rule_2_names_an_engine_that_uses_widgets_or_the_window() {
        Bundle bundle = Made.bundle("chat", "telegram")
                .header("Import-Package", "org.eclipse.swt.widgets,org.lapwing.workbench.api")
                .built();

        assertThat(new Arrows().offences(bundle))
                .containsExactly(
                        "org.lapwing.chat.telegram uses org.eclipse.swt.widgets, but only ui bundles and the workbench"
                                + " know widgets: move that to the ui of the wing.",
                        "org.lapwing.chat.telegram uses org.lapwing.workbench.api, but engines do not know the window.");
    }

    @Test
    void rule_2_names_a_ground_floor_that_knows_a_wing_and_a_pom_that_needs_an_engine() {
        Bundle search = Made.bundle("platform", "search")
                .header("Import-Package", "org.lapwing.chat.api")
                .built();
        Bundle ui = Made.bundle("chat", "ui")
                .dependency("org.lapwing.chat.telegram", "")
                .built();

        assertThat(new Arrows().offences(search))
                .containsExactly("org.lapwing.platform.search uses org.lapwing.chat.api, but the ground floor knows"
                        + " nothing of the wings: let the wing register a service.");
        assertThat(new Arrows().offences(ui))
                .containsExactly("org.lapwing.chat.ui depends on org.lapwing.chat.telegram in its pom, which is no api:"
                        + " depend on the api of that wing.");
    }

    @Test
    void rule_3_names_an_activator_and_a_bundle_that_requires_another() {
        Bundle bundle = Made.bundle("chat", "telegram")
                .header("Require-Bundle", "org.lapwing.chat.api")
                .source(
                        "org.lapwing.chat.telegram.Start",
                        "package org.lapwing.chat.telegram; class Start implements org.osgi.framework.BundleActivator {}")
                .needs(
                        "org.osgi.framework.BundleActivator",
                        "package org.osgi.framework; public interface BundleActivator {}")
                .built();

        assertThat(new Services().offences(bundle))
                .containsExactly(
                        "org.lapwing.chat.telegram has the header Require-Bundle: wings meet only through services, so"
                                + " take it away and use @Component.",
                        "org.lapwing.chat.telegram.Start is a BundleActivator: use @Component.");
    }

    @Test
    void rule_3_names_a_component_whose_field_is_set_but_lets_a_dynamic_one_be() {
        Bundle bundle = Made.bundle("chat", "telegram")
                .entry(
                        "OSGI-INF/sample.xml",
                        "<component><reference name=\"cases\" interface=\"CaseStore\" field=\"cases\"/>"
                                + "<reference name=\"packs\" policy=\"dynamic\" field=\"packs\"/>"
                                + "<reference name=\"texts\" parameter=\"0\"/>"
                                + "<implementation class=\"org.lapwing.chat.telegram.Reader\"/></component>")
                .built();

        assertThat(new Services().offences(bundle))
                .containsExactly("org.lapwing.chat.telegram.Reader gets cases set into a field or method: make it a"
                        + " @Reference parameter of the @Activate constructor.");
    }

    @Test
    void rule_4_names_what_the_contracts_of_the_platform_must_not_know() {
        Bundle bundle = Made.bundle("platform", "api")
                .dependency("jackson-core", "")
                .source(
                        "org.lapwing.platform.api.Bad",
                        "package org.lapwing.platform.api; interface Bad { com.fasterxml.jackson.core.JsonParser p(); }")
                .needs(
                        "com.fasterxml.jackson.core.JsonParser",
                        "package com.fasterxml.jackson.core; public class JsonParser {}")
                .built();

        assertThat(new GroundFloor().offences(bundle))
                .containsExactly(
                        "org.lapwing.platform.api.Bad uses com.fasterxml.jackson.core.JsonParser: platform/api has no"
                                + " dependency but OSGi annotations and JSpecify.",
                        "org.lapwing.platform.api depends on org.lapwing:jackson-core in its pom: platform/api has no"
                                + " dependency but OSGi annotations and JSpecify.");
    }

    @Test
    void rule_5_names_a_bundle_without_version_and_one_that_pins_another() {
        Bundle bundle = Made.bundle("chat", "telegram")
                .withoutVersion()
                .dependency("org.lapwing.chat.api", "<version>0.1.0</version>")
                .header("Import-Package", "org.lapwing.chat.api;version=\"[0.1.0,0.1.0]\",java.util")
                .built();

        assertThat(new Versions().offences(bundle))
                .containsExactly(
                        "org.lapwing.chat.telegram has no version element in its pom: give it one of its own.",
                        "org.lapwing.chat.telegram names version 0.1.0 of org.lapwing.chat.api in its pom: leave"
                                + " versions to the list of bundles or to target-platform/bom.",
                        "org.lapwing.chat.telegram imports org.lapwing.chat.api at \"[0.1.0,0.1.0]\", which no update"
                                + " of that bundle fits or every one does: let bnd write a range.");
    }

    @Test
    void rule_6_names_code_that_prints_and_commands_that_are_no_service() {
        Bundle bundle = Made.bundle("chat", "telegram")
                .source(
                        "org.lapwing.chat.telegram.Loud",
                        "package org.lapwing.chat.telegram; class Loud { void say() { System.out.println(1); new"
                                + " org.lapwing.platform.api.command.Command(); } }")
                .needs(
                        "org.lapwing.platform.api.command.Command",
                        "package org.lapwing.platform.api.command; public class Command {}")
                .built();

        assertThat(new SameServices().offences(bundle))
                .containsExactly(
                        "org.lapwing.chat.telegram.Loud uses java.lang.System.out: speak through Output, so that"
                                + " --json stays JSON.",
                        "org.lapwing.chat.telegram makes commands but registers no CommandSet: the command line cannot"
                                + " have them.");
    }

    @Test
    void rule_7_names_threads_and_state_that_outlive_their_bundle() {
        Bundle bundle = Made.bundle("chat", "telegram")
                .source(
                        "org.lapwing.chat.telegram.Pool",
                        "package org.lapwing.chat.telegram; class Pool { static int count; Object pool ="
                                + " java.util.concurrent.Executors.newFixedThreadPool(2); }")
                .source(
                        "org.lapwing.chat.telegram.Runner",
                        "package org.lapwing.chat.telegram; class Runner { void go() { new Thread(() -> {}).start(); } }")
                .built();

        assertThat(new Lifetimes().offences(bundle))
                .containsExactly(
                        "org.lapwing.chat.telegram.Pool keeps state in the static field count: keep it in a component,"
                                + " which goes with its bundle.",
                        "org.lapwing.chat.telegram.Pool makes a pool of threads and never shuts it down: do so when it"
                                + " is deactivated.",
                        "org.lapwing.chat.telegram.Runner starts a thread and neither interrupts nor joins it: it may"
                                + " outlive its bundle.");
    }

    @Test
    void rule_7_names_a_component_with_a_pool_that_nobody_deactivates() {
        String code = "package org.lapwing.chat.telegram; class Pool { final"
                + " java.util.concurrent.ExecutorService pool = java.util.concurrent.Executors.newCachedThreadPool();"
                + " void end() { pool.shutdown(); } }";
        Made bundle = Made.bundle("chat", "telegram").source("org.lapwing.chat.telegram.Pool", code);

        assertThat(new Lifetimes().offences(bundle.built())).isEmpty();
        bundle.entry(
                "OSGI-INF/pool.xml",
                "<component><implementation class=\"org.lapwing.chat.telegram.Pool\"/></component>");
        assertThat(new Lifetimes().offences(bundle.built()))
                .containsExactly("org.lapwing.chat.telegram.Pool is a component with a pool of threads but has no"
                        + " @Deactivate: shut it down there.");
    }

    @Test
    void rule_7_names_a_window_that_sleeps() {
        Bundle bundle = Made.bundle("chat", "ui")
                .source(
                        "org.lapwing.chat.ui.Sleeper",
                        "package org.lapwing.chat.ui; class Sleeper { void go() throws Exception { Thread.sleep(5); } }")
                .built();

        assertThat(new Lifetimes().offences(bundle))
                .containsExactly("org.lapwing.chat.ui.Sleeper sleeps, and the window with it: let the work call back"
                        + " when it is done.");
    }

    @Test
    void rule_8_names_who_opens_a_database_or_a_file() {
        Bundle bundle = Made.bundle("chat", "telegram")
                .source(
                        "org.lapwing.chat.telegram.Opener",
                        "package org.lapwing.chat.telegram; class Opener { void go(java.nio.file.Path p) throws"
                                + " Exception { java.nio.file.Files.size(p); new org.sqlite.JDBC(); } }")
                .needs("org.sqlite.JDBC", "package org.sqlite; public class JDBC {}")
                .built();
        Bundle evidence = Made.bundle("evidence", "folder")
                .source(
                        "org.lapwing.evidence.folder.Eraser",
                        "package org.lapwing.evidence.folder; class Eraser { void go(java.nio.file.Path p) throws"
                                + " Exception { java.nio.file.Files.delete(p); } }")
                .built();

        assertThat(new CaseBytes().offences(bundle))
                .containsExactly(
                        "org.lapwing.chat.telegram.Opener uses org.sqlite.JDBC, but only platform/store opens"
                                + " databases: use Case.tables for tables of your own.",
                        "org.lapwing.chat.telegram.Opener uses java.nio.file.Files: the bytes of a case go through its"
                                + " Vault, evidence through its reader.");
        assertThat(new CaseBytes().offences(evidence))
                .containsExactly("org.lapwing.evidence.folder.Eraser uses java.nio.file.Files.delete, but evidence is"
                        + " never written to.");
    }

    @Test
    void who_logs_a_look_by_itself_is_named() {
        Bundle bundle = Made.bundle("chat", "telegram")
                .source(
                        "org.lapwing.chat.telegram.Peek",
                        "package org.lapwing.chat.telegram; class Peek { Object o ="
                                + " org.lapwing.platform.api.cases.CaseLog.Operation.SEARCHED; }")
                .needs(
                        "org.lapwing.platform.api.cases.CaseLog",
                        "package org.lapwing.platform.api.cases; public interface CaseLog { enum Operation { SEARCHED } }")
                .built();

        assertThat(new Looking().offences(bundle))
                .containsExactly("org.lapwing.chat.telegram.Peek uses SEARCHED: ask Consultations, which permits and"
                        + " logs a look.");
    }

    @Test
    void rule_9_names_who_reaches_for_the_network() {
        Bundle bundle = Made.bundle("chat", "telegram")
                .source(
                        "org.lapwing.chat.telegram.Caller",
                        "package org.lapwing.chat.telegram; class Caller { void go(java.net.URL u) throws Exception {"
                                + " u.openStream(); new java.net.Socket(); } }")
                .built();

        assertThat(new Network().offences(bundle))
                .containsExactly(
                        "org.lapwing.chat.telegram.Caller uses java.net.Socket: there is no network here.",
                        "org.lapwing.chat.telegram.Caller uses java.net.URL.openStream, which may reach the network:"
                                + " only entries of bundles are opened by URL.");
    }

    @Test
    void rule_10_names_who_writes_tables_of_others_or_reads_them() {
        Bundle bundle = Made.bundle("chat", "telegram")
                .entry("org/lapwing/chat/0002-more.sql", "-- create table x\ncreate table messages (id integer);")
                .source(
                        "org.lapwing.chat.telegram.Sql",
                        "package org.lapwing.chat.telegram; class Sql { String a = \"insert into item (id) values"
                                + " (1)\"; String b = \"update chat_message set seq = 1\"; String c ="
                                + " \"select 1 from victimid_subject\"; String d(String t) { return \"delete from \" +"
                                + " t; } }")
                .built();

        assertThat(new WingTables().offences(bundle))
                .containsExactly(
                        "org.lapwing.chat.telegram.Sql of org.lapwing.chat.telegram writes a table whose name is made"
                                + " at run time, but a wing's tables begin with chat_ and no others are its to write.",
                        "org.lapwing.chat.telegram.Sql of org.lapwing.chat.telegram writes item, but a wing's tables"
                                + " begin with chat_ and no others are its to write.",
                        "org.lapwing.chat.telegram.Sql of org.lapwing.chat.telegram reads victimid_subject, which"
                                + " belongs to another wing: ask that wing's api.",
                        "org/lapwing/chat/0002-more.sql of org.lapwing.chat.telegram writes messages, but a wing's"
                                + " tables begin with chat_ and no others are its to write.");
    }

    @Test
    void the_name_rule_names_a_bundle_that_is_called_otherwise_than_its_folder() {
        Bundle bundle = Made.bundle("chat", "telegram")
                .source("org.lapwing.media.Lost", "package org.lapwing.media; class Lost {}")
                .built();

        assertThat(new Names().offences(bundle))
                .containsExactly("The folder chat/telegram holds org.lapwing.media.Lost: its packages begin with"
                        + " org.lapwing.chat.telegram.");
    }

    @Test
    void the_rule_of_words_names_a_window_that_speaks_by_itself() {
        Bundle bundle = Made.bundle("chat", "ui")
                .source(
                        "org.lapwing.chat.ui.Pane",
                        "package org.lapwing.chat.ui; class Pane { void setText(String s) {} void go() {"
                                + " this.setText(\"Open the case\"); this.setText(\"\u2026\"); } }")
                .built();

        assertThat(new WordsInWindows().offences(bundle))
                .containsExactly("src/main/java/org/lapwing/chat/ui/Pane.java of org.lapwing.chat.ui shows the words"
                        + " \"Open the case\": put them into OSGI-INF/l10n/bundle.properties.");
    }
}
