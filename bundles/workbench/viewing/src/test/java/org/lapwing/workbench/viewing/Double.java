package org.lapwing.workbench.viewing;

import java.lang.reflect.Proxy;
import java.util.Map;

/** A stand-in for an interface: answers the methods that it was given values for, and no others. */
final class Double {

    private Double() {}

    /** An answer to a call. */
    interface Answer {
        Object to(Object[] arguments) throws Exception;
    }

    static <T> T of(Class<T> type, Map<String, Answer> answers) {
        return type.cast(Proxy.newProxyInstance(
                Double.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Answer answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(method.toString());
                    }
                    return answer.to(arguments == null ? new Object[0] : arguments);
                }));
    }
}
