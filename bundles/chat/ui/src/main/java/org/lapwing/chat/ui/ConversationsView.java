package org.lapwing.chat.ui;

import java.text.Collator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.chat.api.Conversation;
import org.lapwing.chat.api.ConversationBook;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Question;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.Lay;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.lapwing.workbench.api.widgets.PagedTable.Source;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All conversations of the case: the most urgent first, or as the evidence has them and without a word on urgency, or the newest first. */
@Component(service = View.class)
public final class ConversationsView implements View {

    private final Texts texts;
    private final ConversationBook book;
    private final Ranked ranked;
    private final ChatWords words;

    private enum Sort {
        URGENT,
        UNRANKED,
        NEWEST,
        NAME
    }

    /** @param rank null in the unranked list and where nothing is said of it */
    private record Row(Conversation conversation, Ranked.@Nullable Rank rank) {

        String title() {
            return conversation.title();
        }
    }

    /** The rows in one order, and where in it a day or a letter is. */
    private record Sorted(List<Row> all, Sort sort, Locale locale) implements Source<Row> {

        @Override
        public long total() {
            return all.size();
        }

        @Override
        public List<Row> rows(long first, int limit) {
            return Source.of(all).rows(first, limit);
        }

        @Override
        public PagedTable.Jump jump() {
            return switch (sort) {
                case NEWEST -> PagedTable.Jump.DAY;
                case NAME -> PagedTable.Jump.TEXT;
                default -> PagedTable.Jump.NUMBER;
            };
        }

        @Override
        public long rowOf(LocalDate day) {
            Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            return all.stream().takeWhile(row -> !last(row).isBefore(end)).count();
        }

        @Override
        public long rowOf(String beginning) {
            Collator order = Collator.getInstance(locale);
            return all.stream()
                    .takeWhile(row -> order.compare(row.title(), beginning) < 0)
                    .count();
        }
    }

    private static Instant last(Row row) {
        return Optional.ofNullable(row.conversation().last()).orElse(Instant.MIN);
    }

    @Activate
    public ConversationsView(@Reference Texts texts, @Reference ConversationBook book, @Reference Ranked ranked) {
        this.texts = texts;
        this.book = book;
        this.ranked = ranked;
        this.words = new ChatWords(texts);
    }

    @Override
    public String id() {
        return "lapwing.conversations.list";
    }

    @Override
    public String perspective() {
        return ConversationsPerspective.ID;
    }

    @Override
    public Area area() {
        return Area.LEFT;
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public String title() {
        return texts.get("perspective");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        Composite place = desk.widgets().grid(parent, 1, true);
        Combo sort = desk.widgets()
                .choice(
                        place,
                        "conversations.sort",
                        texts.get("sort.name"),
                        List.of(
                                texts.get("sort.URGENT"),
                                texts.get("sort.UNRANKED"),
                                texts.get("sort.NEWEST"),
                                texts.get("sort.NAME")));
        sort.setLayoutData(Lay.across());
        PagedTable<Row> table = desk.widgets().table(place, "conversations.list", texts.get("perspective"), columns());
        table.control().setLayoutData(Lay.fill());
        table.onSelect(row -> desk.select(target(row)));
        table.onOpen(row -> desk.open(target(row)));
        AtomicInteger chosen = new AtomicInteger();
        Question<List<Row>> question = new Question<>(
                desk,
                place,
                "conversations",
                open -> rows(open, Sort.values()[chosen.get()]),
                rows -> table.source(new Sorted(rows, Sort.values()[chosen.get()], texts.locale())));
        sort.addListener(SWT.Selection, event -> {
            chosen.set(Math.max(0, sort.getSelectionIndex()));
            question.ask();
        });
        desk.onCase(place, open -> question.ask());
        return place;
    }

    private static Target target(Row row) {
        return Target.of(Target.CONVERSATION, row.conversation().id());
    }

    private List<Column<Row>> columns() {
        return List.of(
                new Column<>(texts.get("list.tier"), 120, false, row -> {
                    Ranked.Rank rank = row.rank();
                    return rank == null ? "" : words.tier(rank.entry().tier());
                }),
                new Column<>(texts.get("list.title"), 144, false, Row::title),
                new Column<>(texts.get("list.reason"), 300, false, this::reason),
                new Column<>(
                        texts.get("list.last"),
                        100,
                        false,
                        row -> day(row.conversation().last())),
                new Column<>(texts.get("list.app"), 100, false, row -> texts.get(
                                "format." + row.conversation().format())
                        .replace("format.", "")),
                new Column<>(
                        texts.get("list.messages"),
                        80,
                        true,
                        row -> texts.get("number", row.conversation().messages())));
    }

    private static String day(@Nullable Instant at) {
        return at == null ? "" : at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private String reason(Row row) {
        Ranked.Rank rank = row.rank();
        List<Reason> reasons = rank == null ? List.of() : rank.entry().reasons();
        return reasons.isEmpty() ? "" : reasons.getFirst().text();
    }

    private List<Row> rows(Optional<Case> open, Sort sort) {
        if (open.isEmpty()) {
            return List.of();
        }
        List<Conversation> all = book.conversations(open.get());
        if (sort == Sort.UNRANKED) {
            return all.stream().map(each -> new Row(each, null)).toList();
        }
        Map<Long, Ranked.Rank> ranks = ranked.of(open.get());
        Comparator<Row> order =
                switch (sort) {
                    case NEWEST -> Comparator.comparing(ConversationsView::last, Comparator.reverseOrder());
                    case NAME -> Comparator.comparing(Row::title, Collator.getInstance(texts.locale()));
                    default ->
                        Comparator.comparingInt(row -> Optional.ofNullable(row.rank())
                                .map(Ranked.Rank::place)
                                .orElse(Integer.MAX_VALUE));
                };
        return all.stream()
                .map(each -> new Row(each, ranks.get(each.id())))
                .sorted(order)
                .toList();
    }
}
