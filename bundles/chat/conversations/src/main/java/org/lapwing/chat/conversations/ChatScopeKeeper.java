package org.lapwing.chat.conversations;

import java.util.stream.Stream;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.platform.api.register.ScopeKeeper;
import org.lapwing.platform.api.search.IndexWriting;
import org.lapwing.platform.api.search.SearchIndex;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Closes and opens messages when another authority stands. */
@Component
public final class ChatScopeKeeper implements ScopeKeeper {

    private final SearchIndex search;
    private final ChatScope scope = new ChatScope(new ChatTables());

    @Activate
    public ChatScopeKeeper(@Reference SearchIndex search) {
        this.search = search;
    }

    /**
     * What an export said is out of the index before the authority stands, so that no crash leaves it there; it comes back when the export
     * is read again.
     */
    @Override
    public Kept rescope(Case in, Authority now) {
        ChatScope.Rescoped changed = scope.rescope(in, now);
        if (!changed.exports().isEmpty()) {
            IndexWriting writing = search.writing(in);
            changed.exports().forEach(export -> writing.replace("chat:" + export.sha256(), Stream.empty()));
            writing.commit();
        }
        return new Kept("messages", changed.moved().closed(), changed.moved().opened(), changed.exports());
    }
}
