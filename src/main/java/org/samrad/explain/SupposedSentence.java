package org.samrad.explain;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/** Says in English what stands in the way of a consultation that could be held if that did not count. */
final class SupposedSentence {

    private final PlanningFacts facts;
    private final PlanDiary diary;
    private final Asked asked;
    private final PlanningData.Request request;
    private final CauseSentence words;
    private final Supposing supposing;

    SupposedSentence(Situation situation, Asked asked, CauseSentence words, Supposing supposing) {
        this.facts = situation.facts();
        this.diary = situation.diary();
        this.asked = asked;
        this.request = asked.request();
        this.words = words;
        this.supposing = supposing;
    }

    /** The time and place of it, and what stands in its way. */
    String of(Held held, List<Reason> reasons) {
        // Where nobody offers time, one time is as good as another.
        String when = reasons.contains(Reason.NO_OFFERED_TIME) ? "" : " at " + words.time(held.start());
        return "It could be held%s %s but for this: %s.".formatted(when, way(held), all(held, reasons));
    }

    /** What else stands in its way. */
    String besides(Held held, Reason reason) {
        return reason == Reason.NO_OFFERED_TIME
                ? " Besides, there is no time that all who are needed offer together."
                : " Besides, for %s: %s.".formatted(words.time(held.start()), all(held, List.of(reason)));
    }

    /** The first time at which only this would stand in its way. */
    String nearest(Held held, Reason reason) {
        return " The first time would be %s: %s.".formatted(words.time(held.start()), all(held, List.of(reason)));
    }

    /** When it could be held at another time than the family can. */
    String otherwise(Held held) {
        return " At other times it could be held, such as %s.".formatted(words.time(held.start()));
    }

    private String all(Held held, List<Reason> reasons) {
        return reasons.stream()
                .flatMap(reason -> of(held, reason).stream())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private String way(Held held) {
        return held.place().mode() == Mode.ON_SITE
                ? "on site at " + facts.siteId(held.place().site())
                : "by " + held.place().mode().name().toLowerCase(Locale.ROOT);
    }

    /** The role of the panel that a reason is about, null where it is about none. */
    @Nullable
    String role(Held held, Reason reason) {
        return held.panel().keySet().stream()
                .filter(role -> (supposing.against(held, role) & reason.bit()) != 0)
                .findFirst()
                .orElse(null);
    }

    private List<String> of(Held held, Reason reason) {
        List<String> found = new ArrayList<>();
        for (PlanningData.RequestRole role : asked.roles()) {
            Person person = held.panel().get(role.role());
            if (person != null && (supposing.against(held, role.role()) & reason.bit()) != 0) {
                found.add(ofMember(held, role, person, reason));
            }
        }
        return found.isEmpty() ? List.of(ofAll(held, reason)) : found;
    }

    private String ofAll(Held held, Reason reason) {
        return switch (reason) {
            case OUTSIDE_WINDOWS -> "the family can only " + windows();
            case OUTSIDE_DATES -> "it is to lie from %s to %s".formatted(words.earliest(), words.latest());
            case NOTICE ->
                "that is less than %d hours from now".formatted(facts.header().noticeHours());
            case FOLLOWS_UNSCHEDULED -> words.followed();
            case SEQUENCE -> "it is to be " + words.distance();
            case SAME_CASE -> "the case then has " + words.named(ofCase(held));
            case NO_ROOM ->
                "%s has no free room then".formatted(facts.siteId(held.place().site()));
            case SECTOR -> "nobody of the sector %s is on the panel".formatted(missing(held));
            case NO_PANEL -> "one person would fill two roles, or a sector would be missing";
            case NO_PLACE -> "it names no site";
            case TOO_LONG ->
                "it takes %d minutes, not %d"
                        .formatted(
                                request.terms().durationMinutes(),
                                held.request().terms().durationMinutes());
            default -> "of all that could stand in the way, " + reason;
        };
    }

    private String ofMember(Held held, PlanningData.RequestRole role, Person person, Reason reason) {
        String what = Objects.requireNonNullElse(role.competence(), role.role());
        String fault = switch (reason) {
            case NOT_NAMED -> "is not %s, whom the role %s names".formatted(role.specialist(), role.role());
            case NOT_THE_SAME -> "is not the one that the role %s goes to: %s".formatted(role.role(), words.same(role));
            case EXCLUDED -> "is excluded from the case" + words.exclusion(person);
            case NO_LANGUAGE ->
                "speaks %s, none of %s"
                        .formatted(
                                named(person.row().languages()),
                                named(request.terms().languages()));
            case SECTOR -> "is of the sector %s, not %s".formatted(person.sector(), role.sector());
            case LEVEL_TOO_LOW -> "does not hold %s at level %d".formatted(what, role.minLevel());
            case NO_COMPETENCE -> "does not hold " + what;
            case COMPETENCE_EXPIRED -> "holds %s at another time only".formatted(what);
            case NO_CONSENT ->
                "is of %s, which the case %s has no consent for then"
                        .formatted(person.row().organisation(), request.caseId());
            case NO_MODE -> "does not consult " + way(held);
            case NO_SITE ->
                "can't reach %s in time".formatted(facts.siteId(held.place().site()));
            case ABSENT -> "is away then";
            case LIMIT -> "has the most consultations for the day or the week";
            case BUSY -> "is booked for " + words.named(bookings(held, person));
            case NO_OFFERED_TIME -> "offers no time then";
            default -> "can't: " + reason;
        };
        return "%s (%s) %s".formatted(person.id(), role.role(), fault);
    }

    private Collection<String> ofCase(Held held) {
        var found = new TreeSet<String>();
        for (Held other : diary.ofCase(request.caseId())) {
            if (other.start() < held.end() && held.start() < other.end()) {
                found.add(other.request().id());
            }
        }
        return found;
    }

    private Collection<String> bookings(Held held, Person person) {
        var found = new TreeSet<String>();
        int buffer = person.row().bufferMinutes();
        if (!diary.isBusy(
                person,
                held.start(),
                held.end() + buffer,
                other -> found.add(other.request().id()))) {
            // The way there or back is what overlaps.
            diary.of(person).stream()
                    .filter(other -> other.day() == held.day())
                    .forEach(other -> found.add(other.request().id()));
        }
        return found;
    }

    private String missing(Held held) {
        Set<Sector> missing = new TreeSet<>(request.terms().sectors());
        held.panel().values().forEach(person -> missing.remove(person.sector()));
        return missing.stream().map(Sector::name).collect(Collectors.joining(", "));
    }

    private static String named(Collection<String> ids) {
        return String.join(", ", ids);
    }

    /**
     * That the family can only at times that suit nobody in a role, or that suit no panel; with the days of the week on which those
     * are offered, where they are others.
     */
    String ofWindows(PlanningData.@Nullable RequestRole role, RoleReasons cells, Held otherwise) {
        String whom = role == null
                ? "all who are needed"
                : "anybody with " + Objects.requireNonNullElse(role.competence(), "what the role asks");
        Set<DayOfWeek> offered = role == null ? EnumSet.noneOf(DayOfWeek.class) : offered(role, cells);
        Set<DayOfWeek> asWindows = weekdays();
        boolean apart = !offered.isEmpty() && offered.stream().noneMatch(asWindows::contains);
        return "The family can only %s, which does not suit %s%s; otherwise it could be held at %s."
                .formatted(
                        windows(),
                        whom,
                        apart ? ", who offer time on " + days(offered) : "",
                        words.time(otherwise.start()));
    }

    private Set<DayOfWeek> offered(PlanningData.RequestRole role, RoleReasons cells) {
        var found = EnumSet.noneOf(DayOfWeek.class);
        int last = AllowedStarts.lastDay(facts, request);
        for (Person person : facts.persons()) {
            if (cells.isEligible(role, person)) {
                for (int day = AllowedStarts.firstDay(facts, request); day <= last; day++) {
                    if (person.hours().kept(day).length > 0) {
                        found.add(facts.date(day).getDayOfWeek());
                    }
                }
            }
        }
        return found;
    }

    private Set<DayOfWeek> weekdays() {
        var found = EnumSet.noneOf(DayOfWeek.class);
        for (PlanningData.RequestWindow window : facts.windows(request.id())) {
            var last = window.until().minusMinutes(1).toLocalDate();
            for (var day = window.from().toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
                found.add(day.getDayOfWeek());
            }
        }
        return found;
    }

    private String windows() {
        Set<DayOfWeek> weekdays = weekdays();
        List<String> times = facts.windows(request.id()).stream()
                .map(window -> words.span(window.from(), window.until()))
                .toList();
        return weekdays.size() <= 2 ? "on %s (%s)".formatted(days(weekdays), words.named(times)) : words.named(times);
    }

    private static String days(Set<DayOfWeek> days) {
        return days.stream()
                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s")
                .collect(Collectors.joining(", "));
    }
}
