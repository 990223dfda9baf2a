package org.samrad.dataset.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The corrections so far: those of one kind in one table are one, with its first place. */
final class Corrections {

    private final Map<Key, Correction> first = new LinkedHashMap<>();
    private final Map<Key, Integer> counts = new LinkedHashMap<>();

    void add(Correction.Kind kind, SheetPlace place, String written, String read) {
        var key = new Key(kind, place.upload(), place.sheet());
        if (counts.merge(key, 1, Integer::sum) == 1) {
            first.put(key, new Correction(kind, place, 1, written, read));
        }
    }

    /** In the order in which they were first made. */
    List<Correction> all() {
        List<Correction> all = new ArrayList<>();
        first.forEach((key, one) -> all.add(
                new Correction(one.kind(), one.place(), counts.getOrDefault(key, 1), one.written(), one.read())));
        return all;
    }

    private record Key(
            Correction.Kind kind, String upload, @Nullable String sheet) {}
}
