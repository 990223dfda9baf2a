package org.samrad.competence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which competence is narrower than which, at any depth; in a tree of any depth, at once. */
public final class CompetenceTree {

    private final Map<String, Line> lines = new HashMap<>();

    /** Where a competence comes when the tree is walked, and how many do until all below it have come. */
    private record Line(int from, int until) {}

    /** @param broaderById the next wider competence of each, null for one at the top; without cycles */
    public CompetenceTree(Map<String, @Nullable String> broaderById) {
        var below = new HashMap<String, List<String>>();
        var tops = new ArrayList<String>();
        broaderById.forEach((id, broader) -> {
            if (broader == null) {
                tops.add(id);
            } else {
                below.computeIfAbsent(broader, none -> new ArrayList<>()).add(id);
            }
        });
        below.keySet().stream().filter(id -> !broaderById.containsKey(id)).forEach(tops::add);
        number(tops, below);
    }

    /** The tree of all these competences, which each know the next wider one. */
    public static <T> CompetenceTree of(
            List<T> competences, Function<T, String> id, Function<T, @Nullable String> broader) {
        var broaderById = new HashMap<String, @Nullable String>();
        competences.forEach(competence -> broaderById.put(id.apply(competence), broader.apply(competence)));
        return new CompetenceTree(broaderById);
    }

    /** Without recursion: a tree may be deeper than the stack. */
    private void number(List<String> tops, Map<String, List<String>> below) {
        Deque<String> open = new ArrayDeque<>(tops);
        var began = new HashMap<String, Integer>();
        while (!open.isEmpty()) {
            String at = open.element();
            Integer from = began.putIfAbsent(at, began.size());
            if (from == null) {
                below.getOrDefault(at, List.of()).forEach(open::push);
            } else {
                open.pop();
                lines.put(at, new Line(from, began.size()));
            }
        }
    }

    /** Whether {@code held} is {@code asked} or lies below it. */
    public boolean isSameOrNarrower(String held, String asked) {
        Line low = lines.get(held);
        Line high = lines.get(asked);
        return low != null && high != null && high.from <= low.from && low.from < high.until;
    }
}
