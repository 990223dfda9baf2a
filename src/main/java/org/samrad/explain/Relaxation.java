package org.samrad.explain;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.WeeklyTime;
import org.samrad.matching.PlanningFacts;

/**
 * One thing that could be given up so that a request gets a place. A price says how hard it is to give, on a scale of minutes of
 * somebody's work: only the order matters.
 */
public sealed interface Relaxation {

    /** The kinds, for messages. */
    enum Kind {
        AS_IT_IS,
        LATER_LATEST_DAY,
        EXTRA_MINUTES,
        LOWER_LEVEL,
        DROPPED_ROLE,
        OTHER_MODE,
        OTHER_SITE,
        OTHER_PERSON,
        GIVEN_CONSENT,
        MOVED_CONSULTATION;

        /** Key of the message that says it, with {@link Relaxation#arguments}. */
        public String messageKey() {
            return "explain.unblock." + name();
        }
    }

    default Kind kind() {
        return switch (this) {
            case AsItIs it -> Kind.AS_IT_IS;
            case LaterLatestDay it -> Kind.LATER_LATEST_DAY;
            case ExtraMinutes it -> Kind.EXTRA_MINUTES;
            case LowerLevel it -> Kind.LOWER_LEVEL;
            case DroppedRole it -> Kind.DROPPED_ROLE;
            case OtherMode it -> Kind.OTHER_MODE;
            case OtherSite it -> Kind.OTHER_SITE;
            case OtherPerson it -> Kind.OTHER_PERSON;
            case GivenConsent it -> Kind.GIVEN_CONSENT;
            case MovedConsultation it -> Kind.MOVED_CONSULTATION;
        };
    }

    /**
     * The lower, the sooner it is offered.
     *
     * @param scale what a day of waiting weighs
     */
    default int price(UrgencyScale scale) {
        return switch (this) {
            case AsItIs it -> 0;
            case LaterLatestDay it -> 10 + 2 * scale.factor(it.urgency()) * it.daysLater();
            case ExtraMinutes it -> it.minutes() + 10;
            case LowerLevel it -> 60 * (it.from() - it.to());
            case DroppedRole it -> 200;
            case OtherMode it -> it.mode() == Mode.ON_SITE ? 35 : 20;
            case OtherSite it -> 30;
            case OtherPerson it -> 55;
            case GivenConsent it -> 45;
            case MovedConsultation it -> 25;
        };
    }

    /** What the message names: ids, dates, times, modes and numbers, for whoever shows it to put into words. */
    List<Object> arguments();

    /** The data with this given up; everything else stays as it is. */
    PlanningData applyTo(PlanningData data);

    /** The data with one request changed. */
    private static PlanningData changed(PlanningData data, String id, UnaryOperator<PlanningData.Request> change) {
        return data.with(rows -> rows.requests = data.requests().stream()
                .map(row -> row.id().equals(id) ? change.apply(row) : row)
                .toList());
    }

    /** Nothing need be given up: the request has a place as things stand. */
    record AsItIs() implements Relaxation {

        @Override
        public List<Object> arguments() {
            return List.of();
        }

        @Override
        public PlanningData applyTo(PlanningData data) {
            return data;
        }
    }

    /** The request may lie later; a day costs by its urgency. */
    record LaterLatestDay(String request, LocalDate latest, int daysLater, Urgency urgency) implements Relaxation {

        @Override
        public List<Object> arguments() {
            return List.of(latest, daysLater);
        }

        @Override
        public PlanningData applyTo(PlanningData data) {
            return Relaxation.changed(data, request, this::changed);
        }

        PlanningData.Request changed(PlanningData.Request row) {
            return row.with(terms -> terms.latest = latest);
        }
    }

    /**
     * A specialist offers more time on one date, before or after a stretch and at its site.
     *
     * @param site null where the stretch has none
     */
    record ExtraMinutes(
            String specialist,
            LocalDate date,
            LocalTime from,
            LocalTime until,
            @Nullable String site) implements Relaxation {

        /** 1 or more. */
        public int minutes() {
            return (until.toSecondOfDay() - from.toSecondOfDay()) / 60;
        }

        @Override
        public List<Object> arguments() {
            return List.of(specialist, minutes(), date, from, until);
        }

        @Override
        public PlanningData applyTo(PlanningData data) {
            var row = new WeeklyTime(specialist, date.getDayOfWeek(), from, until, site, date, date.plusDays(1));
            return data.with(rows -> rows.availabilities = Stream.concat(data.availabilities().stream(), Stream.of(row))
                    .toList());
        }
    }

    /** A role asks for a lower level. */
    record LowerLevel(String request, String role, int from, int to) implements Relaxation {

        @Override
        public List<Object> arguments() {
            return List.of(role, from, to);
        }

        @Override
        public PlanningData applyTo(PlanningData data) {
            return data.with(rows -> rows.requestRoles = changed(data.requestRoles()));
        }

        List<PlanningData.RequestRole> changed(List<PlanningData.RequestRole> roles) {
            return roles.stream()
                    .map(row -> row.request().equals(request) && row.role().equals(role) ? lower(row) : row)
                    .toList();
        }

        private PlanningData.RequestRole lower(PlanningData.RequestRole row) {
            return PlanningData.RequestRole.of(row.request(), row.asked().atLevel(to));
        }
    }

    /** A required role is left out. An optional one need not be: it may stay empty anyway, and never stands in the way. */
    record DroppedRole(String request, String role) implements Relaxation {

        @Override
        public List<Object> arguments() {
            return List.of(role);
        }

        @Override
        public PlanningData applyTo(PlanningData data) {
            return data.with(rows -> {
                rows.requestRoles = changed(data.requestRoles());
                rows.bookedRoles = data.bookedRoles().stream()
                        .filter(row -> !isIt(row.request(), row.role()))
                        .toList();
            });
        }

        List<PlanningData.RequestRole> changed(List<PlanningData.RequestRole> roles) {
            return roles.stream()
                    .filter(row -> !isIt(row.request(), row.role()))
                    .toList();
        }

        private boolean isIt(String otherRequest, String otherRole) {
            return otherRequest.equals(request) && otherRole.equals(role);
        }
    }

    /** One more mode will do; {@code ON_SITE} at the sites that the request names. */
    record OtherMode(String request, Mode mode) implements Relaxation {

        @Override
        public List<Object> arguments() {
            return List.of(mode);
        }

        @Override
        public PlanningData applyTo(PlanningData data) {
            return Relaxation.changed(data, request, this::changed);
        }

        PlanningData.Request changed(PlanningData.Request row) {
            var modes = EnumSet.of(mode);
            modes.addAll(row.terms().modes());
            return row.with(terms -> terms.modes = modes);
        }
    }

    /** One more site will do. */
    record OtherSite(String request, String site) implements Relaxation {

        @Override
        public List<Object> arguments() {
            return List.of(site);
        }

        @Override
        public PlanningData applyTo(PlanningData data) {
            return Relaxation.changed(data, request, this::changed);
        }

        PlanningData.Request changed(PlanningData.Request row) {
            List<String> sites =
                    Stream.concat(row.terms().sites().stream(), Stream.of(site)).toList();
            return row.with(terms -> terms.sites = sites);
        }
    }

    /**
     * A role that has to go to whoever took a role before goes to somebody else who qualifies.
     *
     * @param competence what it asks for then: its own, else that of the role before; null where it names somebody
     * @param level the lowest that does
     */
    record OtherPerson(
            String request, String role, @Nullable String competence, int level) implements Relaxation {

        @Override
        public List<Object> arguments() {
            return List.of(role);
        }

        @Override
        public PlanningData applyTo(PlanningData data) {
            return data.with(rows -> rows.requestRoles = changed(data.requestRoles()));
        }

        List<PlanningData.RequestRole> changed(List<PlanningData.RequestRole> roles) {
            return roles.stream()
                    .map(row -> row.request().equals(request) && row.role().equals(role)
                            ? PlanningData.RequestRole.of(request, row.asked().sameAsNobody(competence, level))
                            : row)
                    .toList();
        }

        /**
         * What a role asks for once it need not go to the person from before; null where it asks for nobody from before, or nothing
         * tells who else would qualify.
         */
        static @Nullable OtherPerson released(PlanningFacts facts, PlanningData.RequestRole role) {
            PlanningData.RequestRole asks = role;
            for (int before = 0;
                    asks != null && before < facts.data().requests().size();
                    before++) {
                if (asks.competence() != null || asks.specialist() != null) {
                    return role.sameAs() == null || !mayStandFor(asks, role)
                            ? null
                            : new OtherPerson(role.request(), role.role(), asks.competence(), asks.minLevel());
                }
                asks = before(facts, asks);
            }
            return null;
        }

        private static PlanningData.@Nullable RequestRole before(PlanningFacts facts, PlanningData.RequestRole role) {
            String request = facts.followed().sameAsRequest(role);
            return request == null
                    ? null
                    : facts.roles(request).stream()
                            .filter(row -> row.role().equals(role.sameAs()))
                            .findFirst()
                            .orElse(null);
        }

        /** Whether what a role before asks for is all there is to ask: neither a person nor a sector besides. */
        private static boolean mayStandFor(PlanningData.RequestRole before, PlanningData.RequestRole role) {
            return before.equals(role)
                    || before.specialist() == null && (before.sector() == null || before.sector() == role.sector());
        }
    }

    /**
     * The case of a request lets an organisation take part. Only the family can decide that: whoever takes it for granted has to ask.
     *
     * @param from the first day on which it would
     */
    record GivenConsent(String request, String organisation, LocalDate from) implements Relaxation {

        @Override
        public List<Object> arguments() {
            return List.of(organisation);
        }

        @Override
        public PlanningData applyTo(PlanningData data) {
            Stream<PlanningData.Consent> given = data.requests().stream()
                    .filter(row -> row.id().equals(request))
                    .map(row -> new PlanningData.Consent(row.caseId(), organisation, from, null));
            return data.with(rows -> rows.consents =
                    Stream.concat(data.consents().stream(), given).toList());
        }
    }

    /**
     * One other consultation, neither published nor pinned, is held at another time or with others. The data stay as they are; the
     * plan changes.
     */
    record MovedConsultation(Placement to) implements Relaxation {

        @Override
        public List<Object> arguments() {
            return List.of(to.request(), to.start(), List.copyOf(to.panel().values()));
        }

        @Override
        public PlanningData applyTo(PlanningData data) {
            return data;
        }
    }
}
