package org.lapwing.product.crash;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which places are still to be tried, and how often a process was killed at each kind; shared by those who try them. */
final class Places {

    private final Deque<Point> left = new ArrayDeque<>();
    private final Map<String, Integer> hit = new TreeMap<>();
    private final int wanted;
    private int taken;

    /** Takes of each kind in turns, those of a kind in their order. */
    Places(Collection<List<Point>> kinds, int wanted) {
        this.wanted = wanted;
        List<Deque<Point>> turns = new ArrayList<>();
        kinds.forEach(each -> turns.add(new ArrayDeque<>(each)));
        while (turns.stream().anyMatch(each -> !each.isEmpty())) {
            turns.stream().filter(each -> !each.isEmpty()).forEach(each -> left.add(each.removeFirst()));
        }
    }

    /** The next for one case, the one that is furthest on first: what is left to do then comes by the nearer ones. None when it is enough. */
    synchronized List<Point> take(int most) {
        List<Point> some = new ArrayList<>();
        while (some.size() < most && !left.isEmpty() && taken < wanted) {
            some.add(left.removeFirst());
            taken++;
        }
        some.sort(Comparator.comparingInt(Point::n).reversed());
        if (some.size() > 1) {
            some.subList(1, some.size()).sort(Comparator.comparingInt(Point::n));
        }
        return some;
    }

    synchronized void killedAt(Point point) {
        hit.merge(point.of(), 1, Integer::sum);
    }

    /** A place that no process came to. */
    synchronized void missed() {
        taken--;
    }

    /** Those that a case which was ready too early has left. */
    synchronized void giveBack(List<Point> points) {
        points.reversed().forEach(left::addFirst);
        taken -= points.size();
    }

    synchronized int sum() {
        return hit.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized Map<String, Integer> hit() {
        return new TreeMap<>(hit);
    }
}
