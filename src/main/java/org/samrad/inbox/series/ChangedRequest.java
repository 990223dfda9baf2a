package org.samrad.inbox.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.samrad.inbox.form.Note;
import org.samrad.limits.Fault;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;

/**
 * A request of a series as it would be.
 *
 * @param dueDay the last day within its guarantee then
 * @param faults why it can't be asked for so; empty where it can
 * @param notes what keeps it from any place then, and what looks mistyped
 * @param cancelled the published consultation that it would lose; null where it loses none
 * @param held when the consultation begins whose held time it would let go; null where none is held
 */
record ChangedRequest(
        ConsultationRequest request,
        RequestContent content,
        LocalDate dueDay,
        List<Fault> faults,
        List<Note> notes,
        @Nullable Cancelled cancelled,
        @Nullable LocalDateTime held) {

    /**
     * A consultation that is given up.
     *
     * @param people the names of those on its panel
     */
    record Cancelled(LocalDateTime start, List<String> people) {}

    /**
     * Somebody else is asked for by name.
     *
     * @param named the id of who is asked for then; null: nobody by name
     */
    record Renamed(String role, @Nullable String named) {}

    /** What is sent for it: which request, as which version it was shown, and what it would become. */
    static String code(String request, int version, RequestContent content) {
        return "%s:%d:%s".formatted(request, version, mark(content));
    }

    /** Whether what is sent is for that request. */
    static boolean isOf(String code, String request) {
        return code.startsWith(request + ":");
    }

    /** Tells a content from another, wherever it is worked out. */
    static String mark(RequestContent content) {
        return Integer.toHexString(content.toString().hashCode());
    }

    public String code() {
        return code(request.id(), request.version(), content);
    }

    public RequestTerms before() {
        return request.terms();
    }

    public RequestTerms after() {
        return content.terms();
    }

    /** Whether anything of it would be otherwise. */
    public boolean changes() {
        return !content.equals(request.content());
    }

    /** Whether it can be changed so. */
    public boolean isPossible() {
        return changes() && faults.isEmpty();
    }

    /** Whether it costs something that has to be agreed to. */
    public boolean costs() {
        return cancelled != null || held != null || notes.stream().anyMatch(note -> note.kind() != Note.Kind.HINT);
    }

    /** Whether its days or its possible times move; it may have none. */
    public boolean isMoved() {
        return windows() > 0
                || !Objects.equals(before().earliest(), after().earliest())
                || !Objects.equals(before().latest(), after().latest());
    }

    /** How many of its windows move. */
    public long windows() {
        return content.windows().stream()
                .filter(window -> !request.windows().contains(window))
                .count();
    }

    /** Its roles that ask for somebody else by name. */
    public List<Renamed> renamed() {
        List<RequestRole> now = request.roles();
        return IntStream.range(0, now.size())
                .filter(i -> !now.get(i).equals(content.roles().get(i)))
                .mapToObj(i ->
                        new Renamed(now.get(i).role(), content.roles().get(i).specialist()))
                .toList();
    }
}
