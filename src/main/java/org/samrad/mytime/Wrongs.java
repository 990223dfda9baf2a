package org.samrad.mytime;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with a form, in its order. */
record Wrongs(ArrayList<Wrong> all) implements Serializable {

    static final Wrongs NONE = new Wrongs(new ArrayList<>());

    /** What is wrong with the field of that id; null where nothing is. */
    @Nullable
    public Wrong in(String field) {
        return all.stream().filter(one -> one.field().equals(field)).findFirst().orElse(null);
    }

    /** What is wrong with the form of a week. */
    public List<Wrong> ofWeek() {
        return all.stream()
                .filter(one -> one.field().startsWith("weekly") || one.field().startsWith("undesired"))
                .toList();
    }
}
