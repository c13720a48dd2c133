package org.lapwing.platform.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.cases.CaseInfo;

/** The cases that this profile knows, in {@code cases.json}: id → where it lies and what it is called. */
final class CaseRegistry {

    private final JsonFile file;

    CaseRegistry(Path folder) {
        this.file = new JsonFile(folder.resolve("cases.json"));
    }

    /** Adds a case, or where it lies now. */
    void add(CaseInfo info) {
        Map<String, Object> entry = new HashMap<>();
        entry.put("name", info.name());
        entry.put("folder", info.folder().toString());
        entry.put("created", info.created().toString());
        if (info.authority() != null) {
            entry.put("authority", info.authority());
        }
        if (!entry.equals(file.read().get(info.id()))) {
            file.change(cases -> cases.put(info.id(), entry));
        }
    }

    /** Newest first; those whose folder is gone are left out. */
    List<CaseInfo> all() {
        List<CaseInfo> cases = new ArrayList<>();
        file.read().forEach((id, value) -> {
            if (value instanceof Map<?, ?> entry) {
                CaseInfo info = info(id, entry);
                if (CaseFolder.holdsCase(info.folder())) {
                    cases.add(info);
                }
            }
        });
        cases.sort(Comparator.comparing(CaseInfo::created).reversed());
        return cases;
    }

    private static CaseInfo info(String id, Map<?, ?> entry) {
        Object authority = entry.get("authority");
        return new CaseInfo(
                id,
                String.valueOf(entry.get("name")),
                Path.of(String.valueOf(entry.get("folder"))),
                Instant.parse(String.valueOf(entry.get("created"))),
                authority == null ? null : authority.toString());
    }
}
