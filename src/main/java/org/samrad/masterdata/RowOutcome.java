package org.samrad.masterdata;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a form for a row; kept in the session until the page that tells it.
 *
 * @param cells as typed, by column
 * @param problems why nothing was done; empty where something was, or can be once it is confirmed
 * @param broken the published consultations that it would break
 * @param confirm what stands for the change that was shown; empty where none waits to be confirmed
 * @param removing whether the row was to go
 */
record RowOutcome(
        Map<String, String> cells, List<Problem> problems, List<Broken> broken, String confirm, boolean removing)
        implements Serializable {

    /**
     * Something wrong.
     *
     * @param column that it is about; null where it is about the whole row
     * @param value what was found there; null where nothing was
     * @param expected whether the message says what was expected, rather than what is wrong
     */
    record Problem(
            @Nullable String column, @Nullable String value, String key, List<Object> arguments, boolean expected)
            implements Serializable {}

    /**
     * A published consultation that would be against rules.
     *
     * @param request empty where the reader may not know
     * @param when as it is read; null where the reader may not know
     */
    record Broken(String request, @Nullable String when, List<String> rules) implements Serializable {

        /** One or more that the reader learns nothing of. */
        static final Broken NOT_SHOWN = new Broken("", null, List.of());

        public boolean shown() {
            return !request.isEmpty();
        }
    }

    @Nullable
    public Problem in(String column) {
        return problems.stream()
                .filter(one -> column.equals(one.column))
                .findFirst()
                .orElse(null);
    }
}
