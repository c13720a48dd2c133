package org.lapwing.platform.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lapwing.platform.store.Desk.bytes;
import static org.lapwing.platform.store.Desk.hashes;
import static org.lapwing.platform.store.Desk.text;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.vault.StoreFailure;

class DecisionsTest {

    @TempDir
    Path temp;

    Desk desk;
    Case open;
    Target item;
    Target copy;
    Target other;
    final Target content = Target.of(hashes(bytes("same")).sha256());

    @BeforeEach
    void a_case_with_two_copies_and_one_other() throws Exception {
        desk = new Desk(temp);
        open = desk.store.create(temp.resolve("case"), "Harbour", null);
        long exhibit = open.intake().exhibit(temp, "phone");
        item = Target.of(Target.ITEM, text(open, exhibit, "a", "same"));
        copy = Target.of(Target.ITEM, text(open, exhibit, "b", "same"));
        other = Target.of(Target.ITEM, text(open, exhibit, "c", "different"));
    }

    @AfterEach
    void leave() {
        desk.store.close();
    }

    @Test
    void decisions_and_the_log_cannot_be_changed_or_removed_by_sql() {
        open.decisions().decide(item, DecisionKind.TAG, "harbour", null, "");
        Database database = ((OpenCase) open).file().database();
        for (String sql : new String[] {
            "delete from log", "update log set detail = ''", "delete from decision", "update decision set value = 'x'"
        }) {
            assertThatThrownBy(() -> database.write(link -> link.run(sql)))
                    .as(sql)
                    .isInstanceOf(StoreFailure.class);
        }
    }
}
