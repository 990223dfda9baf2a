package org.samrad.match;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestLink;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestWindow;

/**
 * One thing that whoever asks could ask for otherwise.
 *
 * @param role the role that it is about, counted from 0 in the order of the content; 0 where it is about none
 * @param value what is asked for then, as text: a day, a mode, the id of a site, minutes, a level,
 *     or what {@link #asking}, {@link #time} or {@link #gap} says; empty where there is nothing to say
 */
public record Change(Kind kind, int role, String value) {

    /** The kinds, the one that is easiest to give first. */
    public enum Kind {
        /** Each time that does begins and ends {@code value} minutes earlier and later. */
        WIDER,
        /** One more time does, as {@link #time} says it. */
        ALSO_AT,
        /** It comes sooner or later after another request, as {@link #gap} says it. */
        GAP,
        /** One more way to meet. */
        MODE,
        /** One more site. */
        SITE,
        /** Not only at the times that were said to do. */
        ANY_TIME,
        /** The first day is {@code value}. */
        SOONER,
        /** The last day is {@code value}. */
        LATER,
        /** It takes {@code value} minutes. */
        SHORTER,
        /** Anybody with the competence instead of the one who is named, or who came before. */
        ANYBODY,
        /** Level {@code value} does. */
        LEVEL,
        /** Whoever takes the role need not be of a sector. */
        ANY_SECTOR,
        /** It can be held without the role. */
        OPTIONAL
    }

    private static final String UNTIL = "_";
    private static final int GAP_PARTS = 3;

    private static final Pattern STEP = Pattern.compile("fit-([a-z_]{3,12})-(\\d{1,4})-([\\p{L}\\p{N}._-]{0,90})");

    /**
     * The value of a change to anybody where the role need not say itself what is asked for.
     *
     * @param competence null where the role says it
     */
    public static String asking(@Nullable String competence, int level) {
        return competence == null ? "" : level + "-" + competence;
    }

    /** The competence that {@link #asking} says; empty where it says none. */
    public String competence() {
        return value.substring(value.indexOf('-') + 1);
    }

    /** The level that {@link #asking} says; empty where it says none. */
    public String level() {
        return value.substring(0, Math.max(0, value.indexOf('-')));
    }

    /** The value of a change to one more time that does. */
    public static String time(RequestWindow time) {
        return (time.from() + UNTIL + time.until()).replace(':', '.');
    }

    /** The time that {@link #time} says. */
    public RequestWindow time() {
        String[] ends = value.replace('.', ':').split(UNTIL, -1);
        return new RequestWindow(LocalDateTime.parse(ends[0]), LocalDateTime.parse(ends[1]), false);
    }

    /**
     * The value of a change of one bound of what lies between the request and one that it follows.
     *
     * @param amount days or minutes
     * @param follows the id of that one
     */
    public static String gap(RequestLink.Bound bound, int amount, String follows) {
        return bound + "-" + amount + "-" + follows;
    }

    /** A link as it then is, by what {@link #gap} says; as it was where it is another, or leaves as much already. */
    public RequestLink eased(RequestLink link) {
        String[] parts = value.split("-", GAP_PARTS);
        RequestLink.Bound bound = RequestLink.Bound.valueOf(parts[0]);
        int amount = Integer.parseInt(parts[1]);
        return link.follows().equals(parts[2]) && bound.isStricter(bound.of(link), amount)
                ? bound.at(link, amount)
                : link;
    }

    /** As the button says it that makes the change: {@code fit-later-0-2026-12-14}. */
    public String step() {
        return "fit-%s-%d-%s".formatted(kind.name().toLowerCase(Locale.ROOT), role, value);
    }

    /** The same about the role of another number. */
    public Change ofRole(int number) {
        return new Change(kind, number, value);
    }

    /** What a button says; null where it says no change. */
    public static @Nullable Change of(String step) {
        Matcher matcher = STEP.matcher(step);
        if (!matcher.matches()) {
            return null;
        }
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(matcher.group(1))) {
                var change = new Change(kind, Integer.parseInt(matcher.group(2)), matcher.group(3));
                return change.isProper() ? change : null;
            }
        }
        return null;
    }

    private boolean isProper() {
        try {
            switch (kind) {
                case WIDER, SHORTER, LEVEL -> {
                    return value.matches("\\d{1,5}");
                }
                case ANYBODY -> {
                    return value.isEmpty() || value.matches("\\d{1,5}-.+");
                }
                case ALSO_AT -> {
                    return value.contains(UNTIL) && time().from().isBefore(time().until());
                }
                case GAP -> {
                    RequestLink.Bound.valueOf(value.substring(0, Math.max(0, value.indexOf('-'))));
                    return value.matches("[A-Z_]+-\\d{1,7}-.+");
                }
                case MODE -> Mode.valueOf(value);
                case SOONER, LATER -> LocalDate.parse(value);
                default -> {
                    return true;
                }
            }
            return true;
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The day that {@code value} says. */
    public LocalDate day() {
        return LocalDate.parse(value);
    }

    /** The number that {@code value} says. */
    public int number() {
        return Integer.parseInt(value);
    }

    /** A time that does with so many minutes more at both ends. */
    public static RequestWindow wider(RequestWindow window, int minutes) {
        return new RequestWindow(
                window.from().minusMinutes(minutes), window.until().plusMinutes(minutes), window.preferred());
    }

    /** What is asked for after it. */
    Wish applyTo(Wish wish) {
        RequestContent content = wish.content();
        return switch (kind) {
            case WIDER ->
                withWindows(
                        wish,
                        content.windows().stream()
                                .map(window -> window.preferred() ? window : wider(window, number()))
                                .toList());
            case ALSO_AT -> wish.with(content.alsoAt(time()));
            case GAP -> wish.with(content.withEachLink(this::eased));
            case MODE ->
                wish.with(fields -> {
                    var modes = EnumSet.of(Mode.valueOf(value));
                    modes.addAll(fields.modes);
                    fields.modes = modes;
                });
            case SITE ->
                wish.with(fields -> {
                    fields.sites = Stream.concat(fields.sites.stream(), Stream.of(value))
                            .toList();
                });
            case ANY_TIME ->
                withWindows(
                        wish,
                        content.windows().stream()
                                .filter(RequestWindow::preferred)
                                .toList());
            case SOONER ->
                wish.with(fields -> {
                    fields.earliest = day();
                });
            case LATER ->
                wish.with(fields -> {
                    fields.latest = day();
                });
            case SHORTER ->
                wish.with(fields -> {
                    fields.durationMinutes = number();
                });
            case ANYBODY -> withRole(wish, RequestRole::forAnybody);
            case LEVEL -> withRole(wish, role -> role.atLevel(number()));
            case ANY_SECTOR -> withRole(wish, RequestRole::ofAnySector);
            case OPTIONAL -> withRole(wish, RequestRole::asOptional);
        };
    }

    private Wish withRole(Wish wish, UnaryOperator<RequestRole> change) {
        var roles = new ArrayList<>(wish.content().roles());
        roles.set(role, change.apply(roles.get(role)));
        return wish.with(wish.content().with(roles));
    }

    private static Wish withWindows(Wish wish, List<RequestWindow> windows) {
        return wish.with(wish.content().withWindows(windows));
    }
}
