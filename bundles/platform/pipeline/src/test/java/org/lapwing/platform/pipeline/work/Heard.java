package org.lapwing.platform.pipeline.work;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;

/** Writes down all that is said. */
final class Heard implements FindingSink {

    final List<String> all = new ArrayList<>();

    @Override
    public void finding(
            String kind, int valueVersion, Basis basis, Map<String, ?> value, double confidence, String explanation) {
        StringBuilder types = new StringBuilder();
        value.forEach((key, each) ->
                types.append(' ').append(each == null ? null : each.getClass().getSimpleName()));
        all.add(kind
                + valueVersion
                + basis
                + value
                + confidence
                + explanation
                + types.toString().replaceAll("ListN|List12|ArrayList", "List"));
    }

    @Override
    public void derived(String kind, byte[] bytes) {
        all.add(kind + " " + bytes.length + " " + Arrays.hashCode(bytes));
    }

    @Override
    public void text(CharSequence text) {
        all.add("text " + text);
    }

    @Override
    public void problem(String sentence) {
        all.add("problem " + sentence);
    }
}
