package org.lapwing.platform.host;

/** Nothing can be started; the message is a sentence for people. */
final class LaunchFailure extends Exception {

    private static final long serialVersionUID = 1L;

    LaunchFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    LaunchFailure(String sentence) {
        super(sentence);
    }
}
