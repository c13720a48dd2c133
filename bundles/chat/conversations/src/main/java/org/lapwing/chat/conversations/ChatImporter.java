package org.lapwing.chat.conversations;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.lapwing.chat.api.Conversation;
import org.lapwing.chat.api.ConversationBook;
import org.lapwing.chat.api.Message;
import org.lapwing.chat.api.Participant;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.ContentImporter;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.search.SearchDocument;
import org.lapwing.platform.api.search.SearchIndex;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Turns every content that an installed chat format claims into conversations of the case. */
@Component
public final class ChatImporter implements ContentImporter {

    private static final int PAGE = 5_000;

    private final InstalledFormats formats;
    private final ConversationBook book;
    private final SearchIndex search;
    private final Texts texts;
    private final ChatTables tables = new ChatTables();
    private final ChatScope scope = new ChatScope(tables);

    @Activate
    public ChatImporter(
            @Reference InstalledFormats formats,
            @Reference ConversationBook book,
            @Reference SearchIndex search,
            @Reference Texts texts) {
        this.formats = formats;
        this.book = book;
        this.search = search;
        this.texts = texts;
    }

    /** Another set of formats is another version: what none of them knew before is offered again. */
    @Override
    public AnalyzerCard card() {
        return new AnalyzerCard(
                "chat.conversations",
                ImportRecord.ENGINE + " " + formats.signature(),
                Set.of("*/*"),
                AnalyzerCard.Cost.MODERATE,
                true,
                texts.get("importer.purpose"));
    }

    @Override
    public boolean claims(Content content, byte[] head) {
        try {
            return formats.choose(new ContentSource(content, head)).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** Nobody can tell from the text of an export which parts of it are within. */
    @Override
    public boolean withholds(Case target, Content content, byte[] head) {
        return !scope.of(target).open() && claims(content, head);
    }

    @Override
    public void importContent(Case target, Content content, FindingSink findings, BooleanSupplier cancelled)
            throws IOException, InterruptedException {
        ContentSource source = ContentSource.of(content);
        Optional<InstalledFormats.Choice> found = formats.choose(source);
        if (found.isEmpty()) {
            return;
        }
        InstalledFormats.Choice choice = found.get();
        ImportRecord record = new ImportRecord(tables.of(target), content.id().sha256());
        Optional<Account> earlier = record.finished(choice.format().id(), choice.detection());
        Account account =
                earlier.isPresent() ? earlier.get() : read(target, source, choice, record, content, cancelled);
        if (cancelled.getAsBoolean()) {
            return;
        }
        scope.settled(target, content.id());
        index(target, content);
        say(target, content, choice, account, findings);
    }

    private Account read(
            Case target,
            ContentSource source,
            InstalledFormats.Choice choice,
            ImportRecord record,
            Content content,
            BooleanSupplier cancelled)
            throws IOException, InterruptedException {
        Map<String, Long> former = record.begin(choice.format().id(), choice.detection());
        ImportSink sink = new ImportSink(
                tables.of(target), content.id().sha256(), choice.format().id(), former, scope.of(target), cancelled);
        boolean whole = false;
        try {
            choice.format().parse(source, sink);
            whole = !cancelled.getAsBoolean();
        } finally {
            // What could be read before a failure stays, marked as incomplete.
            if (whole) {
                sink.finish();
            } else {
                sink.flush();
            }
            record.end(sink.account(), whole);
        }
        return sink.account();
    }

    private void index(Case target, Content content) {
        Stream<SearchDocument> documents = book.conversations(target).stream()
                .filter(conversation -> conversation.source().equals(content.id()))
                .flatMap(conversation -> documents(target, conversation));
        search.writing(target).replace("chat:" + content.id().sha256(), documents);
    }

    private Stream<SearchDocument> documents(Case target, Conversation conversation) {
        Map<Long, String> names = new LinkedHashMap<>();
        for (Participant participant : book.participants(target, conversation.id())) {
            names.put(participant.id(), participant.label());
        }
        return Stream.iterate(
                        book.messages(target, conversation.id(), 0, PAGE),
                        page -> !page.isEmpty(),
                        page -> book.messages(
                                target, conversation.id(), page.getLast().id(), PAGE))
                .flatMap(List::stream)
                .filter(message -> !text(message).isBlank())
                .map(message -> new SearchDocument(
                        Target.of(Target.MESSAGE, message.id()),
                        conversation.title(),
                        text(message),
                        message.time().instant(),
                        names.get(message.sender()),
                        null));
    }

    private static String text(Message message) {
        String attachment = message.attachment();
        if (attachment == null) {
            return message.text();
        }
        return message.text().isEmpty() ? attachment : message.text() + "\n" + attachment;
    }

    private void say(
            Case target, Content content, InstalledFormats.Choice choice, Account account, FindingSink findings) {
        List<Conversation> conversations = book.conversations(target).stream()
                .filter(conversation -> conversation.source().equals(content.id()))
                .toList();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("format", choice.format().id());
        value.put("formatTitle", choice.format().title());
        value.put("version", choice.detection().version());
        value.put("confidence", choice.detection().confidence());
        value.put("why", choice.detection().why());
        value.put("alsoClaimedBy", choice.others());
        value.put("conversations", (long) conversations.size());
        value.put(
                "messages",
                conversations.stream().mapToLong(Conversation::messages).sum());
        value.put(
                "systemMessages",
                conversations.stream().mapToLong(Conversation::systemMessages).sum());
        value.put("rows", account.rowsValue());
        boolean told = scope.of(target).open();
        if (told) {
            value.putAll(account.facts()); // names and dates, perhaps of what is closed
        }
        value.put("warnings", told ? account.warnings() : List.of());
        value.put("warningsLeftOut", account.warningsLeftOut());
        value.put("complete", account.cut() == null);
        String explanation = choice.others().isEmpty()
                ? choice.detection().why()
                : texts.get("tie", choice.format().title(), String.join(", ", choice.others()));
        findings.finding("chat.export", 1, Basis.READ, value, 1, explanation);
        String cut = account.cut();
        if (cut != null) {
            findings.problem(cut);
        }
        if (!account.adds()) {
            findings.problem(texts.get("rows.do.not.add", account.rows(), account.parsedRows()));
        }
    }
}
