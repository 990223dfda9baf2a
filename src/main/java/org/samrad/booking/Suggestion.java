package org.samrad.booking;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.Placement;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;

/**
 * A time, a place and a whole panel as a page offered and sent them back. Nothing says that they are possible: whoever acts on them
 * checks first. How long it lasts is the request's.
 *
 * @param start local
 * @param site null unless {@link Mode#ON_SITE}
 * @param panel the specialist of each filled role
 */
public record Suggestion(
        LocalDateTime start, Mode mode, @Nullable String site, SortedMap<String, String> panel) {

    /** What a place of a plan suggests. */
    public static Suggestion of(Placement placement) {
        return new Suggestion(placement.start(), placement.mode(), placement.site(), placement.panel());
    }

    /**
     * Reads the fields {@code start}, {@code mode}, {@code site} and, as often as there are seats, {@code role} and {@code
     * specialist}; empty where they are none that a page sends.
     */
    static Optional<Suggestion> read(Map<String, List<String>> fields) {
        List<String> roles = fields.getOrDefault("role", List.of());
        List<String> specialists = fields.getOrDefault("specialist", List.of());
        String site = first(fields, "site");
        if (roles.isEmpty()
                || roles.size() > Limits.ROLES
                || roles.size() != specialists.size()
                || !roles.stream().allMatch(role -> Limits.isShort(role) && Texts.isProper(role))
                || !specialists.stream().allMatch(Limits::isId)
                || !site.isEmpty() && !Limits.isId(site)) {
            return Optional.empty();
        }
        var panel = new TreeMap<String, String>();
        for (int seat = 0; seat < roles.size(); seat++) {
            panel.put(roles.get(seat), specialists.get(seat));
        }
        try {
            LocalDateTime start = LocalDateTime.parse(first(fields, "start"));
            Mode mode = Mode.valueOf(first(fields, "mode"));
            return panel.size() < roles.size() || !Limits.isDay(start.toLocalDate())
                    ? Optional.empty()
                    : Optional.of(new Suggestion(start, mode, site.isEmpty() ? null : site, panel));
        } catch (DateTimeException | IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static String first(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    /** The place that a request of that many minutes would have. */
    Placement placement(String request, int minutes) {
        return new Placement(request, start, start.plusMinutes(minutes), mode, site, panel);
    }
}
