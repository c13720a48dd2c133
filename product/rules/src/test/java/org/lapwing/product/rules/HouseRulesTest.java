package org.lapwing.product.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each rule of the house, asked of everything that was built. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HouseRulesTest {

    private House house;

    @BeforeAll
    void read() throws IOException {
        house = House.here();
    }

    @Test
    void all_bundles_of_the_reactor_are_looked_at() throws IOException {
        String reactor = Files.readString(house.root().resolve("bundles/pom.xml"));
        List<String> modules = reactor.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("<module>"))
                .map(line -> line.replaceAll("</?module>", ""))
                .sorted()
                .toList();

        assertThat(house.bundles().stream()
                        .map(each -> each.wing() + "/" + each.name())
                        .sorted())
                .containsExactlyElementsOf(modules);
        assertThat(house.examples()).isNotEmpty();
    }

    @Test
    void rule_1_only_api_bundles_and_the_host_export_and_every_export_has_a_version() {
        keeps(new Exports());
    }

    @Test
    void rule_1_every_package_that_a_wrap_exports_has_a_version() throws IOException {
        Path wraps = house.root().resolve("target-platform/wraps");
        try (Stream<Path> folders = Files.list(wraps)) {
            List<String> offences = folders.filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                    .flatMap(Wraps::unversionedExports)
                    .toList();

            none(offences);
        }
    }

    @Test
    void rule_2_arrows_point_down_to_api_bundles_and_widgets_are_for_windows() {
        keeps(new Arrows());
    }

    @Test
    void rule_3_wings_meet_only_through_services_that_come_into_constructors() {
        keeps(new Services());
    }

    @Test
    void rule_4_the_platforms_contracts_need_nothing_but_annotations() {
        keeps(new GroundFloor());
    }

    @Test
    void rule_5_each_bundle_has_its_own_version_and_pins_no_other() {
        keeps(new Versions());
    }

    @Test
    void rule_6_commands_speak_through_their_output_and_are_services() {
        keeps(new SameServices());
    }

    @Test
    void rule_7_threads_and_state_end_with_their_bundle() {
        keeps(new Lifetimes());
    }

    @Test
    void rule_8_only_the_store_opens_databases_and_only_those_who_must_open_files() {
        keeps(new CaseBytes());
        none(CaseBytes.listedInVain(house).toList());
    }

    @Test
    void rule_9_nothing_reaches_for_the_network() {
        keeps(new Network());
    }

    @Test
    void rule_10_wings_write_only_tables_with_their_own_prefix() {
        keeps(new WingTables());
    }

    @Test
    void rule_10_migrations_are_numbered_and_only_appended() throws IOException {
        none(Migrations.of(Files.readAllLines(Path.of("src/test/resources/migrations.sha256")).stream())
                .offences(house.all()));
    }

    @Test
    void the_folder_is_the_name_of_artifact_bundle_and_packages() {
        keeps(new Names());
    }

    @Test
    void looks_are_permitted_and_logged_in_one_place() {
        keeps(new Looking());
    }

    @Test
    void no_work_is_put_off_in_a_comment() throws IOException {
        none(Unfinished.offences(house.root()));
    }

    @Test
    void windows_show_no_words_that_are_not_in_the_texts() {
        keeps(new WordsInWindows());
    }

    @Test
    void every_text_that_is_asked_for_is_there_and_every_text_is_asked_for() {
        keeps(new TextKeys());
    }

    @Test
    void every_language_pack_has_every_text_of_every_bundle() {
        List<Bundle> packs = house.bundles().stream()
                .filter(each -> each.wing().equals("locales") && !each.name().equals("en"))
                .toList();

        assertThat(packs).isNotEmpty();
        none(packs.stream()
                .flatMap(pack -> new Translations(pack).offences(house.bundles()).stream())
                .toList());
    }

    private void keeps(Rule rule) {
        none(house.all().stream().flatMap(rule::offences).distinct().toList());
    }

    private static void none(List<String> offences) {
        if (!offences.isEmpty()) {
            fail(offences.size() + " times against the rules of the house:\n" + String.join("\n", offences));
        }
    }
}
