package org.samrad.question;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestWindow;

/**
 * When the participants of a request can, as a question keeps it.
 *
 * @param all of the times that do
 */
record PossibleTimes(List<RequestWindow> all) {

    /** How many are told. */
    private static final int MOST = 3;

    private static final String BETWEEN = "/";

    /** Of what is asked for. */
    static PossibleTimes of(RequestContent content) {
        return new PossibleTimes(
                content.windows().stream().filter(one -> !one.preferred()).toList());
    }

    /** Of a {@link #code}. */
    static PossibleTimes of(String code) {
        return new PossibleTimes(Stream.of(code.split(","))
                .filter(one -> one.contains(BETWEEN))
                .map(one -> one.split(BETWEEN))
                .map(one -> new RequestWindow(LocalDateTime.parse(one[0]), LocalDateTime.parse(one[1]), false))
                .toList());
    }

    /** As text: {@code 2026-12-08T09:00/2026-12-08T10:00,…}; another where any of them is another. */
    String code() {
        return all.stream().map(one -> one.from() + BETWEEN + one.until()).collect(Collectors.joining(","));
    }

    /** Those that are told. */
    List<RequestWindow> first() {
        return all.subList(0, Math.min(MOST, all.size()));
    }

    /** How many there are besides. */
    int more() {
        return all.size() - first().size();
    }
}
