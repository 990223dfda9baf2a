package org.samrad.explain;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/** Says in English why a request has no place, as {@code unscheduled.csv} has it. */
final class CauseSentence {

    /** How many of a kind are named at most. */
    private static final int MOST_NAMED = 3;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Situation situation;
    private final PlanningFacts facts;
    private final Asked asked;
    private final PlanningData.Request request;
    private final List<SamePerson> bound;

    CauseSentence(Situation situation, Asked asked) {
        this.situation = situation;
        this.facts = situation.facts();
        this.asked = asked;
        this.request = asked.request();
        this.bound = SamePerson.of(facts, situation.diary(), asked);
    }

    /** Whether the role has to go to whoever holds a role of another consultation. */
    boolean isBound(PlanningData.RequestRole role) {
        return bound.stream().anyMatch(to -> to.role().equals(role.role()));
    }

    /** What is about the request as a whole. */
    String of(Reason reason) {
        return switch (reason) {
            case PAST_WINDOW ->
                "Its window, %s to %s%s, leaves no start within the planned weeks (%s to %s)."
                        .formatted(
                                earliest(),
                                latest(),
                                facts.windows(request.id()).isEmpty() ? "" : " at the times when the family can",
                                facts.date(0),
                                facts.date(facts.days() - 1));
            case TOO_LONG ->
                "It takes %d minutes, longer than any of the times when it could be held, which are %d at most."
                        .formatted(request.terms().durationMinutes(), asked.longest(facts));
            case NO_PLACE -> "It is to be held on site, but names no site.";
            case NOTICE ->
                "It could only start sooner than %d hours after now (%s), which only %s and %s may."
                        .formatted(
                                facts.header().noticeHours(),
                                time(facts.header().now()),
                                "ACUTE",
                                "DAYS_3");
            case FOLLOWS_UNSCHEDULED -> "The consultation that it follows, %s.".formatted(followed());
            case GAP_OUT_OF_WINDOW -> "Its window leaves no start at the distance asked for: %s.".formatted(distance());
            case BUSY -> "All the times when the panel could meet are taken by other consultations.";
            case NO_PANEL ->
                "Each role has candidates, but there is no panel of different people who can meet in one way%s, whatever the time."
                        .formatted(request.terms().sectors().isEmpty() ? "" : " and include every sector asked for");
            case FREE_PLACE ->
                "It can be scheduled as things are, but the search has not come to that; solve again or for longer.";
            default -> throw new IllegalArgumentException(reason + " is about a role.");
        };
    }

    /** That those needed never offer time together, with two roles that already do not. */
    String ofApart(List<PlanningData.RequestRole> roles) {
        return "Each role has candidates, but there is no time when all of them offer time together %s%s."
                .formatted(
                        when(),
                        roles.isEmpty()
                                ? ""
                                : ": those for %s and those for %s never do"
                                        .formatted(
                                                roles.getFirst().role(),
                                                roles.getLast().role()));
    }

    /** What the request follows that it can't. */
    String followed() {
        String followed = Objects.requireNonNull(situation.cannotFollow(request));
        return situation.diary().of(followed) == null
                ? followed + ", is not scheduled"
                : followed + ", is pinned where it breaks a rule, and may not be built on";
    }

    /** How far it is to be from the consultations before and after it. */
    String distance() {
        return String.join("; ", distances());
    }

    /** How far it has to be from each consultation before and after it. */
    private List<String> distances() {
        var found = new ArrayList<String>();
        for (PlanningData.RequestLink link : facts.followed().of(request.id())) {
            Held earlier = situation.diary().of(link.follows());
            if (earlier != null) {
                found.add("%s after %s, which ends %s"
                        .formatted(distance(link), link.follows(), time(facts.time(earlier.end()))));
            }
        }
        for (PlanningData.RequestLink link : facts.followers(request.id())) {
            Held later = situation.diary().of(link.request());
            if (later != null) {
                found.add("%s before %s, which starts %s"
                        .formatted(distance(link), link.request(), time(facts.time(later.start()))));
            }
        }
        return found;
    }

    private static String distance(PlanningData.RequestLink link) {
        var parts = new ArrayList<String>();
        addBounds(parts, link.minGapDays(), link.maxGapDays(), "days");
        addBounds(parts, link.minGapMinutes(), link.maxGapMinutes(), "minutes");
        return parts.isEmpty() ? "any time" : String.join(" and ", parts);
    }

    private static void addBounds(List<String> parts, @Nullable Integer least, @Nullable Integer most, String unit) {
        if (least != null && most != null) {
            parts.add("%d to %d %s".formatted(least, most, unit));
        } else if (least != null) {
            parts.add("%d %s or more".formatted(least, unit));
        } else if (most != null) {
            parts.add("%d %s at most".formatted(most, unit));
        }
    }

    private static String time(LocalDateTime time) {
        return TIME.format(time);
    }

    /** A minute of the horizon. */
    String time(int minute) {
        return time(facts.time(minute));
    }

    /** From a time to another, its day told only where it is another one. */
    String span(LocalDateTime from, LocalDateTime until) {
        return "%s to %s"
                .formatted(
                        time(from), from.toLocalDate().equals(until.toLocalDate()) ? until.toLocalTime() : time(until));
    }

    LocalDate earliest() {
        return request.earliestOrDefault(facts.header());
    }

    LocalDate latest() {
        return request.latestOrDefault(facts.header());
    }

    /** Who holds the roles that share a person with this one. */
    String same(PlanningData.RequestRole role) {
        return bound.stream()
                .filter(to -> to.role().equals(role.role()))
                .map(to -> "%s is %s of %s".formatted(to.person().id(), to.otherRole(), to.otherRequest()))
                .collect(Collectors.joining(", "));
    }

    /** The reason in brackets for which somebody is excluded from the case, if one is given. */
    String exclusion(Person person) {
        return facts.data().exclusions().stream()
                .filter(row -> row.caseId().equals(request.caseId())
                        && row.specialist().equals(person.id())
                        && row.reason() != null)
                .map(row -> " (%s)".formatted(row.reason()))
                .findFirst()
                .orElse("");
    }

    /** Nobody of a sector that the request asks for could take any role. */
    static String ofMissing(Sector sector) {
        return "Nobody from the sector %s, which must be on the panel, can take part.".formatted(sector);
    }

    /** What all of those meet who could take a role. */
    String of(RoleReasons cells, PlanningData.RequestRole role, Reason reason) {
        String what = Objects.requireNonNullElse(role.competence(), "what it asks");
        List<SamePerson> same =
                bound.stream().filter(to -> to.role().equals(role.role())).toList();
        if (reason == Reason.NOT_THE_SAME) {
            return ofOthers(role, same);
        }
        if (role.specialist() != null) {
            return "The role %s is for %s by name, %s."
                    .formatted(role.role(), role.specialist(), ofOne(cells, role, role.specialist(), reason, what));
        }
        if (!same.isEmpty()) {
            SamePerson to = same.getFirst();
            String person = to.person().id();
            return "The role %s goes to %s, who is %s of %s, and %s."
                    .formatted(
                            role.role(),
                            person,
                            to.otherRole(),
                            to.otherRequest(),
                            ofOne(cells, role, person, reason, what).replaceFirst("^(who|and) ", ""));
        }
        return "The role " + role.role() + ofAnybody(cells, role, reason, what);
    }

    /** That a role is for several people at once. */
    private static String ofOthers(PlanningData.RequestRole role, List<SamePerson> same) {
        String persons = same.stream()
                .map(to -> "%s, who is %s of %s".formatted(to.person().id(), to.otherRole(), to.otherRequest()))
                .collect(Collectors.joining(", and to "));
        return role.specialist() == null
                ? "The role %s goes to %s: nobody is both.".formatted(role.role(), persons)
                : "The role %s is for %s by name, but goes to %s.".formatted(role.role(), role.specialist(), persons);
    }

    private String ofAnybody(RoleReasons cells, PlanningData.RequestRole role, Reason reason, String what) {
        return switch (reason) {
            case NO_COMPETENCE -> " has no candidate: nobody holds %s.".formatted(what);
            case LEVEL_TOO_LOW ->
                " has no candidate: nobody holds %s at level %d or more.".formatted(what, role.minLevel());
            case COMPETENCE_EXPIRED -> " has no candidate: %s is valid for nobody in the window.".formatted(what);
            case SECTOR -> " has no candidate: nobody with %s is of the sector %s.".formatted(what, role.sector());
            case EXCLUDED ->
                " has no candidate: everybody with %s is excluded from the case: %s."
                        .formatted(what, named(excluded(cells, role)));
            case NO_LANGUAGE ->
                " has no candidate: nobody with %s speaks a language asked for (%s).".formatted(what, languages());
            case NO_MODE -> " has no candidate: nobody with %s takes part in a mode asked for.".formatted(what);
            case NO_CONSENT ->
                " has no candidate: the case %s has no consent for the organisations of those with %s (%s) when they offer time."
                        .formatted(request.caseId(), what, named(organisations(cells, role)));
            case ABSENT -> " has no candidate: those with %s are away in the window.".formatted(what);
            case NO_OFFERED_TIME -> " has no candidate: nobody with %s offers enough time %s.".formatted(what, when());
            case NO_SITE ->
                " has no candidate: nobody with %s can reach a site asked for (%s)%s."
                        .formatted(what, sites(), unknownWays(cells, role));
            case SEQUENCE ->
                ": those with %s offer no time at the distance asked for (%s).".formatted(what, distance());
            case SAME_CASE -> ": those with %s only offer time when the case has another consultation.".formatted(what);
            case NO_ROOM -> ": when those with %s could come, the sites asked for have no room.".formatted(what);
            case LIMIT -> ": everybody with %s has the most consultations they take.".formatted(what);
            case BUSY -> ": everybody with %s is booked for other consultations.".formatted(what);
            default -> throw new IllegalArgumentException(reason + " is not met by everybody.");
        };
    }

    private String ofOne(RoleReasons cells, PlanningData.RequestRole role, String person, Reason reason, String what) {
        return switch (reason) {
            case NO_COMPETENCE -> "who does not hold %s".formatted(what);
            case LEVEL_TOO_LOW -> "who does not hold %s at level %d or more".formatted(what, role.minLevel());
            case COMPETENCE_EXPIRED -> "whose %s is not valid in the window".formatted(what);
            case SECTOR -> "who is not of the sector %s".formatted(role.sector());
            case EXCLUDED -> "who is excluded from the case" + exclusion(Objects.requireNonNull(facts.person(person)));
            case NO_LANGUAGE -> "who speaks no language asked for (%s)".formatted(languages());
            case NO_MODE -> "who takes part in no mode asked for";
            case NO_CONSENT ->
                "who is of an organisation (%s) that the case %s has no consent for then"
                        .formatted(named(organisations(cells, role)), request.caseId());
            case ABSENT -> "who is away in the window";
            case NO_OFFERED_TIME -> "who does not offer enough time " + when();
            case NO_SITE -> "who can reach no site asked for (%s)%s".formatted(sites(), unknownWays(cells, role));
            case SEQUENCE -> "who offers no time at the distance asked for (%s)".formatted(distance());
            case SAME_CASE -> "who only offers time when the case has another consultation";
            case NO_ROOM -> "but when that one could come, the sites asked for have no room";
            case LIMIT -> "who has the most consultations they take";
            case BUSY -> "who is booked for %s".formatted(named(bookings(person)));
            default -> "and nobody else can take it";
        };
    }

    /** The organisations of those who could take a role if the case let them. */
    private Collection<String> organisations(RoleReasons cells, PlanningData.RequestRole role) {
        var found = new TreeSet<String>();
        for (Person person : facts.persons()) {
            if (cells.isEligible(role, person) && cells.decisive(role, person) == Reason.NO_CONSENT) {
                found.add(person.row().organisation());
            }
        }
        return found;
    }

    private Collection<String> bookings(String person) {
        var found = new TreeSet<String>();
        Person one = facts.person(person);
        if (one != null) {
            situation.diary().of(one).forEach(held -> found.add(held.request().id()));
        }
        return found;
    }

    /** Those who could take a role if they were not excluded, each with the reason. */
    private Collection<String> excluded(RoleReasons cells, PlanningData.RequestRole role) {
        return facts.persons().stream()
                .filter(person -> cells.decisive(role, person) == Reason.EXCLUDED)
                .map(person -> person.id() + exclusion(person))
                .toList();
    }

    /** The first few of these, and how many more. */
    String named(Collection<String> ids) {
        String first = ids.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return ids.size() > MOST_NAMED ? "%s and %d more".formatted(first, ids.size() - MOST_NAMED) : first;
    }

    private String languages() {
        return String.join(", ", request.terms().languages());
    }

    private String when() {
        return "from %s to %s%s"
                .formatted(earliest(), latest(), facts.windows(request.id()).isEmpty() ? "" : " when the family can");
    }

    private String sites() {
        return named(request.terms().sites());
    }

    /** A hole in the data, where it is one and not only a way that is too long, and where to mend it. */
    private String unknownWays(RoleReasons cells, PlanningData.RequestRole role) {
        if (!cells.isWayUnknown(role)) {
            return "";
        }
        List<String> from = cells.bases(role).stream().map(facts::siteId).toList();
        return "; no travel time to %s is known from %s, where they are: add it to the travel times"
                .formatted(sites(), named(from));
    }
}
