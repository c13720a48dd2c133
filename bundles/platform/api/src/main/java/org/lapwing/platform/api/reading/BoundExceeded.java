package org.lapwing.platform.api.reading;

import java.io.IOException;

/** Bytes of an entry go beyond {@link ReadingBounds}: the item stays closed. The message is a sentence for people. */
public class BoundExceeded extends IOException {

    private static final long serialVersionUID = 1L;

    public BoundExceeded(String sentence) {
        super(sentence);
    }
}
