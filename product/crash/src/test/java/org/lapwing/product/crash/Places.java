package org.lapwing.product.crash;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which places are still to be tried, and how often a process was killed at each kind; shared by those who try them. */
final class Places {

    private final Deque<Point> left = new ArrayDeque<>();
    private final Map<String, Integer> hit = new TreeMap<>();
    private final int wanted;

    /** Takes of each kind in turns, those of a kind in their order. */
    Places(Collection<List<Point>> kinds, int wanted) {
        this.wanted = wanted;
        List<Deque<Point>> turns = new ArrayList<>();
        kinds.forEach(each -> turns.add(new ArrayDeque<>(each)));
        while (turns.stream().anyMatch(each -> !each.isEmpty())) {
            turns.stream().filter(each -> !each.isEmpty()).forEach(each -> left.add(each.removeFirst()));
        }
    }

    /** The next for one case; none when it is enough. */
    synchronized List<Point> take(int most) {
        List<Point> some = new ArrayList<>();
        while (some.size() < most && !left.isEmpty() && sum() + some.size() < wanted) {
            some.add(left.removeFirst());
        }
        return some;
    }

    synchronized void killedAt(Point point) {
        hit.merge(point.of(), 1, Integer::sum);
    }

    /** Those that a case which was ready too early has left. */
    synchronized void giveBack(List<Point> points) {
        points.reversed().forEach(left::addFirst);
    }

    synchronized int sum() {
        return hit.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized Map<String, Integer> hit() {
        return new TreeMap<>(hit);
    }
}
