package org.lapwing.platform.api.policy;

/** Policy said no; the message is a sentence for people that names the rule. */
public class PolicyRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    public PolicyRefusal(String sentence) {
        super(sentence);
    }
}
