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
 * @param first of many the first few, see {@link #MOST}
 * @param more how many more there are
 */
record PossibleTimes(List<RequestWindow> first, int more) {

    /** How many are told. */
    static final int MOST = 3;

    private static final String BETWEEN = "/";
    private static final String MORE = "+";

    /** Of what is asked for. */
    static PossibleTimes of(RequestContent content) {
        List<RequestWindow> all =
                content.windows().stream().filter(one -> !one.preferred()).toList();
        return new PossibleTimes(all.subList(0, Math.min(MOST, all.size())), Math.max(0, all.size() - MOST));
    }

    /** Of a {@link #code}. */
    static PossibleTimes of(String code) {
        List<RequestWindow> first = Stream.of(code.split(","))
                .filter(one -> one.contains(BETWEEN))
                .map(one -> one.split(BETWEEN))
                .map(one -> new RequestWindow(LocalDateTime.parse(one[0]), LocalDateTime.parse(one[1]), false))
                .toList();
        int more = code.indexOf(MORE);
        return new PossibleTimes(first, more < 0 ? 0 : Integer.parseInt(code.substring(more + 1)));
    }

    /** As text: {@code 2026-12-08T09:00/2026-12-08T10:00,…,+4}. */
    String code() {
        Stream<String> times = first.stream().map(one -> one.from() + BETWEEN + one.until());
        return Stream.concat(times, more == 0 ? Stream.of() : Stream.of(MORE + more))
                .collect(Collectors.joining(","));
    }
}
