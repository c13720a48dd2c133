package org.lapwing.media.ui;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.KnownFiles;
import org.lapwing.media.api.KnownFiles.ImportReport;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.ingest.Ingest;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Form;
import org.lapwing.workbench.api.Form.Field;
import org.lapwing.workbench.api.Form.Kind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Adds lists of known files and compares the open case with them; each a job. */
@Component(service = ListWork.class)
public final class ListWork {

    private final Texts texts;
    private final Ingest ingest;
    private final Policy policy;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable KnownFiles lists;

    @Activate
    public ListWork(@Reference Texts texts, @Reference Ingest ingest, @Reference Policy policy) {
        this.texts = texts;
        this.ingest = ingest;
        this.policy = policy;
    }

    boolean possible() {
        return lists != null;
    }

    boolean comparable(Desk desk) {
        return writable(desk).isPresent() && lists != null;
    }

    private static Optional<Case> writable(Desk desk) {
        return desk.openCase().filter(Case::writable);
    }

    void add(Desk desk) {
        Form form = new Form(
                "media.lists.new",
                texts.get("lists.add.title"),
                texts.get("lists.add.sentence"),
                List.of(
                        Field.line("file", texts.get("lists.file"), "", true)
                                .of(Kind.FILE)
                                .checked(this::wrong),
                        Field.line("name", texts.get("lists.name"), "", false).hint(texts.get("lists.name.hint"))),
                texts.get("lists.add.go"));
        desk.fill(form).ifPresent(said -> {
            Path list = Path.of(said.getOrDefault("file", ""));
            String name = said.getOrDefault("name", "");
            add(desk, name.isEmpty() ? stem(list) : name, list);
        });
    }

    private String wrong(String file) {
        try {
            return Path.of(file).isAbsolute() ? "" : texts.get("lists.file.whole");
        } catch (InvalidPathException e) {
            return texts.get("lists.file.whole");
        }
    }

    private static String stem(Path list) {
        String file = list.getFileName().toString();
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    void add(Desk desk, String name, Path list) {
        KnownFiles now = lists;
        if (now == null) {
            return;
        }
        Optional<Case> open = writable(desk);
        desk.jobs().start(texts.get("lists.adding", name), progress -> {
            ImportReport report = now.importList(name, list, progress);
            String said = texts.get("lists.added", name, report.entries(), report.skipped());
            String unread =
                    String.join("\n", report.unreadLines().stream().limit(3).toList());
            String first = unread.isEmpty() ? said : said + "\n" + unread;
            return open.isEmpty() ? first : first + " " + compare(open.get(), progress);
        });
    }

    void compare(Desk desk) {
        writable(desk).ifPresent(open -> desk.jobs()
                .start(texts.get("lists.comparing"), progress -> compare(open, progress)));
    }

    /** What waits for an analyser of the lists' new version is analysed; nothing is read again from the evidence. */
    private String compare(Case open, Progress progress) throws Exception {
        policy.permit(Function.EVIDENCE_INGEST, open, null, "");
        IngestReport report = ingest.run(open, List.of(), progress);
        return report.complete() ? texts.get("lists.compared") : report.stopped();
    }
}
