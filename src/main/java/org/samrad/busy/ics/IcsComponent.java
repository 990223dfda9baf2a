package org.samrad.busy.ics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something between a BEGIN and an END: an event, a zone, a part of a zone. Of its properties those that tell of times. */
final class IcsComponent {

    private final String name;
    private final List<ContentLine> lines = new ArrayList<>();
    private final List<IcsComponent> parts = new ArrayList<>();
    private @Nullable BrokenEntry broken;

    IcsComponent(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void add(ContentLine line) {
        lines.add(line);
    }

    void add(IcsComponent part) {
        parts.add(part);
    }

    void breakBy(BrokenEntry why) {
        broken = why;
    }

    /** @throws BrokenEntry where a line of it can't be read */
    void requireWhole() throws BrokenEntry {
        if (broken != null) {
            throw broken;
        }
    }

    List<IcsComponent> parts() {
        return parts;
    }

    /** The first property of a name. */
    Optional<ContentLine> first(String property) {
        return lines.stream().filter(line -> line.name().equals(property)).findFirst();
    }

    /** All properties of a name. */
    List<ContentLine> all(String property) {
        return lines.stream().filter(line -> line.name().equals(property)).toList();
    }
}
