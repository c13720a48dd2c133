package org.lapwing.product.image;

/** The image cannot be made; the message says what to mend. */
final class BuildFailure extends Exception {

    private static final long serialVersionUID = 1L;

    BuildFailure(String sentence) {
        super(sentence);
    }
}
