package org.lapwing.media.images;

import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.language.Texts;

/** Why a picture could not be decoded, or not all of it, in a sentence for people. */
final class TroubleWords {

    private TroubleWords() {}

    /** Null where there was no trouble, and where another analyser decodes it. */
    static @Nullable String of(Decoded decoded, Content content, Texts texts) {
        return switch (decoded) {
            case Decoded.Whole whole -> null;
            case Decoded.Partial partial -> texts.get("problem." + partial.trouble(), words(partial.flaw(), texts));
            case Decoded.Nothing nothing
            when nothing.trouble() == Decoded.Trouble.UNSUPPORTED ->
                ToolPictures.takes(content.mediaType()) ? null : texts.get("problem.UNSUPPORTED", content.mediaType());
            case Decoded.Nothing nothing -> of(nothing, texts);
        };
    }

    private static String of(Decoded.Nothing nothing, Texts texts) {
        String flaw = nothing.flaw();
        return texts.get(
                "problem." + nothing.trouble()
                        + (nothing.trouble() == Decoded.Trouble.UNDECODABLE && flaw == null ? ".plain" : ""),
                words(flaw, texts),
                nothing.width(),
                nothing.height());
    }

    private static String words(@Nullable String flaw, Texts texts) {
        return flaw == null ? "" : texts.get(flaw);
    }
}
