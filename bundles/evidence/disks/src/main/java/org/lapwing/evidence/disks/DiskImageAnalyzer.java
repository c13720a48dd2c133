package org.lapwing.evidence.disks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.evidence.disks.forms.Disk;
import org.lapwing.evidence.disks.forms.Disks;
import org.lapwing.evidence.disks.forms.Refused;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.tools.ToolRunner;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What a disk image says of itself, as a fact {@code disk.image}. Version 1: {@code form}; {@code bytes} of the disk;
 * {@code partitions}, each with {@code number}, {@code firstSector}, {@code sectors} and {@code description}; of an image of the Expert
 * Witness form also {@code stored} and {@code computed}, each hashes by {@code md5} and {@code sha1}, {@code verified} as a truth value
 * where the image carries a hash and was read to its end, and {@code acquisition}, what its maker wrote, by the maker's program's words.
 */
@Component(service = Analyzer.class)
public final class DiskImageAnalyzer implements Analyzer {

    private static final int MOST_FACTS = 50;
    private static final int LONGEST = 500;

    private final Tools tools;
    private final Texts texts;

    @Activate
    public DiskImageAnalyzer(@Reference ToolRunner runner, @Reference Texts texts) {
        this.tools = new Tools(runner, texts);
        this.texts = texts;
    }

    @Override
    public AnalyzerCard card() {
        return new AnalyzerCard(
                "disks.image", "1", ImageKind.TYPES, AnalyzerCard.Cost.HEAVY, true, texts.get("image.purpose"));
    }

    @Override
    public @Nullable String unavailable() {
        return tools.unavailable();
    }

    @Override
    public boolean runsPrograms() {
        return true;
    }

    @Override
    public void analyze(Content content, FindingSink findings) throws IOException, InterruptedException {
        ImageKind kind = ImageKind.of(content.mediaType());
        if (kind == null) {
            return;
        }
        Path path = content.file();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("form", kind.shown());
        try (Disk disk = disk(kind, path)) {
            String option = kind.option();
            if (disk != null && (option == null || kind.form().equals("vhdx") && !tools.open(path, option))) {
                facts.put("bytes", disk.size());
                findings.finding("disk.image", 1, Basis.READ, facts, 1, texts.get("image.read"));
            } else {
                facts(kind, new Image(path, String.valueOf(option)), facts, findings);
            }
        }
    }

    /** Null where only the programs may read it. */
    private @Nullable Disk disk(ImageKind kind, Path path) throws IOException {
        try {
            return Disks.open(kind.form(), path, texts);
        } catch (IOException e) {
            if (e instanceof Refused || kind.option() == null) {
                throw e;
            }
            return null;
        }
    }

    private void facts(ImageKind kind, Image image, Map<String, Object> facts, FindingSink findings)
            throws IOException, InterruptedException {
        Volumes volumes = new Volumes(tools, texts);
        long size = volumes.size(image);
        facts.put("bytes", size);
        List<Map<String, Object>> partitions =
                volumes.partitions(image).stream().map(DiskImageAnalyzer::facts).toList();
        if (!partitions.isEmpty()) {
            facts.put("partitions", partitions);
        }
        if (kind.form().equals("ewf")) {
            witness(image.path(), size, facts, findings);
        }
        findings.finding("disk.image", 1, Basis.READ, facts, 1, texts.get("image.read"));
    }

    private static Map<String, Object> facts(Volumes.Partition partition) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("number", partition.number());
        facts.put("firstSector", partition.start());
        facts.put("sectors", partition.sectors());
        facts.put("description", partition.description());
        return facts;
    }

    private void witness(Path path, long size, Map<String, Object> facts, FindingSink findings)
            throws IOException, InterruptedException {
        String absent = tools.runner().status(Program.ewf("ewfverify", texts)).problem();
        if (absent != null) {
            findings.problem(texts.get("ewf.absent", absent));
            return;
        }
        Map<String, Object> acquisition = acquisition(path);
        if (!acquisition.isEmpty()) {
            facts.put("acquisition", acquisition);
        }
        if (size > Verification.MOST_AT_ONCE) {
            return;
        }
        Verification verification = Verification.of(tools, path);
        facts.put("stored", verification.stored());
        facts.put("computed", verification.computed());
        if (verification.possible()) {
            facts.put("verified", !verification.failed());
        }
        if (verification.failed()) {
            findings.problem(verification.sentence(texts));
        } else if (!verification.possible()) {
            findings.problem(texts.get("ewf.no.hash"));
        }
    }

    private Map<String, Object> acquisition(Path path) throws IOException, InterruptedException {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String line : tools.ask(Program.ewf("ewfinfo", texts), List.of(path.toString()))
                .lines()) {
            int colon = line.indexOf(':');
            if (line.startsWith("\t") && colon > 0 && facts.size() < MOST_FACTS) {
                String value = Labels.of(line.substring(colon + 1).strip());
                if (!value.isEmpty() && !value.equals("N/A")) {
                    facts.putIfAbsent(
                            Labels.of(line.substring(0, colon).strip()),
                            value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value);
                }
            }
        }
        return facts;
    }
}
