package org.lapwing.product.framework.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.LanguagePack;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.junit5.context.BundleContextExtension;

/** Stop a bundle and what it offers is gone, and its classes with it; start it and all is back. */
@ExtendWith(BundleContextExtension.class)
public class ComingAndGoingInside {

    @InjectBundleContext
    BundleContext context;

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "org.lapwing.chat.telegram",
                "org.lapwing.chat.whatsapp",
                "org.lapwing.chat.risk",
                "org.lapwing.casework.schemes",
                "org.lapwing.casework.triage",
                "org.lapwing.locales.es",
                "org.lapwing.media.hashsets",
                "org.lapwing.media.images",
                "org.lapwing.victimid.subjects",
                "org.lapwing.adapters.exiftool"
            })
    void a_bundle_takes_its_services_and_classes_along_and_brings_them_back(String name) throws Exception {
        Leaving leaving = new Leaving(context, name);
        List<String> services = leaving.services();
        assertThat(services).as("services of " + name).isNotEmpty();
        ReferenceQueue<ClassLoader> queue = new ReferenceQueue<>();
        WeakReference<ClassLoader> loader = leaving.loader(queue);

        leaving.bundle().stop();
        assertThat(leaving.services()).isEmpty();
        leaving.refresh();
        try {
            leaving.assertCollected(loader, queue);
        } finally {
            leaving.bundle().start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
        }
        assertThat(leaving.services()).isEqualTo(services);
    }

    @Test
    void a_class_loader_that_something_holds_is_noticed() throws Exception {
        Leaving leaving = new Leaving(context, "org.lapwing.adapters.ffprobe");
        ReferenceQueue<ClassLoader> queue = new ReferenceQueue<>();
        WeakReference<ClassLoader> loader = leaving.loader(queue);
        ClassLoader held = loader.get();

        leaving.bundle().stop();
        leaving.refresh();
        assertThatThrownBy(() -> leaving.assertCollected(loader, queue, 1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the class loader of org.lapwing.adapters.ffprobe, which something still holds");
        assertThat(held).isNotNull();
        leaving.bundle().start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
    }

    @Test
    void while_the_rules_of_chats_are_gone_the_backlog_is_ordered_without_them(@TempDir Path folder) throws Exception {
        Leaving risk = new Leaving(context, "org.lapwing.chat.risk");
        risk.bundle().stop();
        try {
            MainJob.Outcome outcome = new MainJob(context, folder).done();

            assertThat(outcome.order().failedRules()).isEmpty();
            assertThat(outcome.order().entries())
                    .anyMatch(entry -> entry.subject().kind().equals(Target.CONVERSATION))
                    .allSatisfy(entry -> assertThat(entry.reasons())
                            .noneMatch(reason -> reason.code().startsWith("chat.")));
        } finally {
            risk.bundle().start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
        }
    }

    @Test
    void while_spanish_is_gone_english_is_spoken(@TempDir Path folder) throws Exception {
        Leaving spanish = new Leaving(context, "org.lapwing.locales.es");
        spanish.bundle().stop();
        try {
            assertThat(context.getServiceReferences(LanguagePack.class, null).stream()
                            .map(each -> Locale.forLanguageTag(String.valueOf(each.getProperty("language")))))
                    .containsExactly(Locale.ENGLISH);
        } finally {
            spanish.bundle().start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
        }
        assertThat(context.getServiceReferences(LanguagePack.class, null)).hasSize(2);
    }
}
