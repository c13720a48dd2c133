package org.lapwing.product.framework.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lapwing.casework.api.report.Reports;
import org.lapwing.casework.api.triage.TriageBoard;
import org.lapwing.casework.api.triage.TriageRule;
import org.lapwing.chat.api.ConversationBook;
import org.lapwing.chat.api.format.ChatFormat;
import org.lapwing.media.api.KnownFiles;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.decisions.CategoryScheme;
import org.lapwing.platform.api.ingest.Ingest;
import org.lapwing.platform.api.language.LanguagePack;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.search.SearchIndex;
import org.lapwing.platform.api.tools.ExternalTool;
import org.lapwing.platform.api.toolset.InstalledToolset;
import org.lapwing.platform.api.toolset.InstalledToolset.InstalledBundle;
import org.lapwing.victimid.api.SubjectBook;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;

/** What the real features bring. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
public class FeaturesInside {

    @InjectBundleContext
    BundleContext context;

    @Test
    void every_bundle_of_every_feature_runs(@InjectService InstalledToolset toolset) {
        List<InstalledBundle> wanted = toolset.bundles().stream()
                .filter(bundle -> !bundle.state().equals("not needed"))
                .toList();

        assertThat(toolset.bundles().stream().map(InstalledBundle::feature).distinct())
                .hasSize(10);
        assertThat(wanted)
                .filteredOn(bundle -> !List.of("running", "attached").contains(bundle.state())
                        || !bundle.problem().isEmpty())
                .isEmpty();
    }

    @Test
    void without_a_window_no_bundle_of_a_window_is_there() {
        assertThat(List.of(context.getBundles()))
                .extracting(Bundle::getSymbolicName)
                .contains("org.lapwing.platform.store")
                .noneMatch(name -> name.contains(".swt") || name.endsWith(".ui") || name.contains(".workbench."));
    }

    @Test
    void the_services_of_the_main_job_are_there(
            @InjectService CaseStore cases,
            @InjectService Persons persons,
            @InjectService Ingest ingest,
            @InjectService SearchIndex index,
            @InjectService TriageBoard board,
            @InjectService Reports reports,
            @InjectService Policy policy,
            @InjectService Profile profile,
            @InjectService ConversationBook conversations,
            @InjectService SubjectBook subjects,
            @InjectService KnownFiles knownFiles) {
        assertThat(List.of(cases, ingest, index, board, reports, policy, profile, conversations, subjects, knownFiles))
                .doesNotContainNull();
    }

    @Test
    void rules_of_three_wings_order_the_backlog(@InjectService(cardinality = 3) List<TriageRule> rules) {
        assertThat(rules)
                .extracting(TriageRule::code)
                .doesNotHaveDuplicates()
                .anyMatch(code -> code.startsWith("chat."))
                .anyMatch(code -> code.startsWith("media."))
                .anyMatch(code -> code.contains("unread"));
    }

    @Test
    void the_command_line_has_the_commands_of_all_wings(@InjectService(cardinality = 3) List<CommandSet> sets) {
        assertThat(commands(sets))
                .contains(
                        "case create",
                        "case list",
                        "case show",
                        "person create",
                        "person unlock",
                        "ingest",
                        "triage",
                        "search",
                        "decide",
                        "task add",
                        "task list",
                        "task done",
                        "subject add",
                        "subject list",
                        "subject sight",
                        "subject categorise",
                        "exhibit add",
                        "exhibit list",
                        "exhibit show",
                        "exhibit edit",
                        "exhibit relocate",
                        "explain",
                        "case authority set",
                        "case authority show",
                        "case officer",
                        "case review-date",
                        "report");
    }

    @Test
    void every_set_of_commands_says_with_which_words_its_commands_begin(@InjectBundleContext BundleContext context)
            throws InvalidSyntaxException {
        for (ServiceReference<CommandSet> each : context.getServiceReferences(CommandSet.class, null)) {
            CommandSet set = context.getService(each);
            Object words = each.getProperty(CommandSet.WORDS);
            assertThat(words instanceof String[] several ? Set.of(several) : Set.of(words))
                    .as("property " + CommandSet.WORDS + " of " + set.getClass().getSimpleName())
                    .isEqualTo(set.commands().stream()
                            .map(command -> command.path().getFirst())
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void english_and_spanish_are_spoken_and_read(@InjectService(cardinality = 2) List<LanguagePack> packs) {
        assertThat(packs).extracting(pack -> pack.locale().getLanguage()).containsExactlyInAnyOrder("en", "es");
        assertThat(packs).allSatisfy(pack -> assertThat(pack.cues()).isNotEmpty());
    }

    @Test
    void schemes_formats_readers_and_programs_are_there(
            @InjectService(cardinality = 2) List<CategoryScheme> schemes,
            @InjectService(cardinality = 2) List<ChatFormat> formats,
            @InjectService(cardinality = 2) List<EvidenceReader> readers,
            @InjectService(cardinality = 2) List<ExternalTool> tools) {
        assertThat(schemes).hasSize(2);
        assertThat(formats).extracting(ChatFormat::id).contains("whatsapp-text", "telegram-json");
        assertThat(readers).isNotEmpty();
        assertThat(tools).isNotEmpty();
    }

    static TreeSet<String> commands(List<CommandSet> sets) {
        TreeSet<String> paths = new TreeSet<>();
        sets.forEach(set -> set.commands().forEach(command -> paths.add(String.join(" ", command.path()))));
        return paths;
    }
}
