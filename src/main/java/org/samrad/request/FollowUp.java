package org.samrad.request;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * That a request, which is not withdrawn, comes after another.
 *
 * @param id of the one that comes after
 * @param state its state
 * @param followed id of the one that it comes after
 * @param followedState the state of that one
 */
public record FollowUp(String id, RequestState state, String followed, RequestState followedState) {

    /** What comes after some requests, directly or by others, each once. */
    private static SortedSet<String> after(Collection<String> requests, List<FollowUp> followUps) {
        Map<String, List<String>> next = new HashMap<>();
        followUps.forEach(one ->
                next.computeIfAbsent(one.followed(), id -> new ArrayList<>(1)).add(one.id()));
        var after = new TreeSet<String>();
        Deque<String> left = new ArrayDeque<>(requests);
        while (!left.isEmpty()) {
            for (String id : next.getOrDefault(left.pop(), List.of())) {
                if (after.add(id)) {
                    left.push(id);
                }
            }
        }
        return after;
    }

    /** Of all of them, the open requests that are {@linkplain ConsultationRequests#heldBack held back}. */
    public static SortedSet<String> heldBack(List<FollowUp> followUps) {
        List<FollowUp> open =
                followUps.stream().filter(one -> one.state == RequestState.OPEN).toList();
        return after(
                open.stream()
                        .filter(one -> one.followedState == RequestState.WITHDRAWN)
                        .map(FollowUp::followed)
                        .toList(),
                open);
    }
}
