package org.samrad.plan.web;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.Placement;
import org.samrad.suggest.PricedOption;

/**
 * When, where and with whom a consultation is or could be held, in names.
 *
 * @param key the same for the same time, place and panel of a request, and another for another
 * @param site what the site is called, null unless on site
 */
public record ShownPlace(
        String key,
        LocalDateTime start,
        LocalDateTime end,
        Mode mode,
        @Nullable String site,
        List<Seat> panel) {

    /**
     * A filled role.
     *
     * @param name the specialist's
     * @param other whether somebody else or nobody has it in what it is compared with
     */
    record Seat(String role, String name, boolean other) {}

    public static ShownPlace of(PricedOption option, PlanNames names) {
        return of(option, option.panel(), names);
    }

    /** @param compared the panel, by role, that seats are compared with */
    public static ShownPlace of(PricedOption option, Map<String, String> compared, PlanNames names) {
        return new ShownPlace(
                keyOf(option),
                option.start(),
                option.end(),
                option.mode(),
                siteName(option.site(), names),
                seats(option.panel(), compared, names));
    }

    public static ShownPlace of(Placement placement, PlanNames names) {
        return new ShownPlace(
                keyOf(placement),
                placement.start(),
                placement.end(),
                placement.mode(),
                siteName(placement.site(), names),
                seats(placement.panel(), placement.panel(), names));
    }

    private static List<Seat> seats(Map<String, String> panel, Map<String, String> compared, PlanNames names) {
        return panel.entrySet().stream()
                .map(seat -> new Seat(
                        seat.getKey(),
                        names.specialist(seat.getValue()),
                        !seat.getValue().equals(compared.get(seat.getKey()))))
                .toList();
    }

    private static @Nullable String siteName(@Nullable String site, PlanNames names) {
        return site == null ? null : names.site(site);
    }

    public static String keyOf(PricedOption option) {
        return keyOf(option.start(), option.mode(), option.site(), option.panel());
    }

    public static String keyOf(Placement placement) {
        return keyOf(placement.start(), placement.mode(), placement.site(), placement.panel());
    }

    private static String keyOf(LocalDateTime start, Mode mode, @Nullable String site, Map<String, String> panel) {
        var key = new StringBuilder().append(start).append(' ').append(mode);
        if (site != null) {
            key.append(' ').append(site);
        }
        panel.forEach(
                (role, specialist) -> key.append(' ').append(role).append('=').append(specialist));
        return key.toString();
    }
}
