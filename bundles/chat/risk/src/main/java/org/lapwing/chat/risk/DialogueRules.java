package org.lapwing.chat.risk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.casework.api.triage.TriageRule;
import org.lapwing.chat.api.Conversation;
import org.lapwing.chat.api.ConversationBook;
import org.lapwing.chat.api.CueReader;
import org.lapwing.chat.api.Message;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Exhibit;
import org.lapwing.platform.api.language.LanguagePack;
import org.lapwing.platform.api.language.Texts;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Registers one triage rule for each code. All read the same pass over the messages, which is kept until the case changes or a language
 * pack comes or goes. Immediate, because what it registers is what is looked for.
 */
@Component(immediate = true)
public final class DialogueRules {

    private static final int PAGE = 5_000;

    private final ConversationBook book;
    private final CueReader cues;
    private final Texts texts;
    private final List<ServiceRegistration<TriageRule>> rules = new ArrayList<>();

    private record Pass(String caseId, long revision, List<Reason> reasons) {}

    private @Nullable Pass last;

    @Activate
    public DialogueRules(
            @Reference ConversationBook book,
            @Reference CueReader cues,
            @Reference Texts texts,
            BundleContext context) {
        this.book = book;
        this.cues = cues;
        this.texts = texts;
        for (String code : DialogueReasons.codes()) {
            rules.add(context.registerService(TriageRule.class, new Rule(code), null));
        }
    }

    @Deactivate
    public void unregister() {
        rules.forEach(ServiceRegistration::unregister);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindPack(LanguagePack pack) {
        forget();
    }

    public void unbindPack(LanguagePack pack) {
        forget();
    }

    private synchronized void forget() {
        last = null;
    }

    private synchronized List<Reason> pass(Case of) {
        Pass kept = last;
        long revision = of.revision();
        if (kept == null || !kept.caseId().equals(of.info().id()) || kept.revision() != revision) {
            kept = new Pass(of.info().id(), revision, read(of));
            last = kept;
        }
        return kept.reasons();
    }

    private List<Reason> read(Case of) {
        Instant seized = of.evidence().exhibits().stream()
                .map(Exhibit::added)
                .max(Instant::compareTo)
                .orElse(of.info().created());
        List<Reason> reasons = new ArrayList<>();
        for (Conversation conversation : book.conversations(of)) {
            Dialogue dialogue = new Dialogue(cues);
            List<Message> page = book.messages(of, conversation.id(), 0, PAGE);
            while (!page.isEmpty()) {
                page.forEach(dialogue::add);
                page = page.size() < PAGE
                        ? List.of()
                        : book.messages(of, conversation.id(), page.getLast().id(), PAGE);
            }
            reasons.addAll(
                    new DialogueReasons(conversation, book.participants(of, conversation.id()), dialogue, texts, seized)
                            .reasons());
        }
        return reasons;
    }

    private final class Rule implements TriageRule {

        private final String code;

        Rule(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String describes() {
            return texts.get("describes." + code);
        }

        @Override
        public Stream<Reason> reasons(Case of) {
            return pass(of).stream().filter(reason -> reason.code().equals(code));
        }
    }
}
