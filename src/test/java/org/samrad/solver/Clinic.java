package org.samrad.solver;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.Way;

/**
 * A small clinic for the rules' tests: two weeks from a Monday, a slot of 15 minutes, the sites 0 and 1 with a way of 20 minutes
 * and 2 without any, one room at each. Everybody offers 08:00 to 16:00 at site 0 on working days unless a test says otherwise.
 */
public final class Clinic {

    public static final int HOUR = 60;
    public static final int DAYS = 14;

    private final List<SpecialistFacts> specialists = new ArrayList<>();
    private final List<RequestBuilder> requests = new ArrayList<>();
    private int now = 0;
    private int there = 20;
    private int back = 20;
    private boolean external;
    private final int[][] school = new int[DAYS][0];
    private int[][][] undesired = {};

    /** Whoever is added next offers such minutes after midnight of a weekday, 0 for Monday, unwillingly. */
    public Clinic undesired(int weekday, int from, int until) {
        undesired = new int[7][0][];
        undesired[weekday] = new int[][] {{from, until}};
        return this;
    }

    /** Holds school on a day. */
    public Clinic school(int day, int from, int until) {
        school[day] = new int[] {from, until};
        return this;
    }

    /** How long it takes from site 0 to site 1, and back. */
    public Clinic way(int there, int back) {
        this.there = there;
        this.back = back;
        return this;
    }

    public Clinic now(int minute) {
        now = minute;
        return this;
    }

    public static int at(int day, int hour, int minute) {
        return day * Problem.MINUTES_PER_DAY + hour * HOUR + minute;
    }

    public SpecialistFacts specialist() {
        return specialist(0, SpecialistFacts.NO_LIMIT, SpecialistFacts.NO_LIMIT);
    }

    public SpecialistFacts specialist(int buffer, int maxPerDay, int maxPerWeek) {
        var stretches = new OfferedInterval[DAYS][];
        for (int day = 0; day < DAYS; day++) {
            stretches[day] = day % 7 < 5
                    ? new OfferedInterval[] {new OfferedInterval(at(day, 8, 0), at(day, 16, 0), 0)}
                    : new OfferedInterval[0];
        }
        return add(Sector.SPECIALIST_CARE, EnumSet.allOf(Mode.class), buffer, maxPerDay, maxPerWeek, stretches);
    }

    public SpecialistFacts specialist(Sector sector, Set<Mode> modes) {
        SpecialistFacts like = specialist();
        specialists.removeLast();
        return add(sector, modes, 0, SpecialistFacts.NO_LIMIT, SpecialistFacts.NO_LIMIT, like.stretches());
    }

    public SpecialistFacts offering(OfferedInterval... offered) {
        return offering(45, offered);
    }

    public SpecialistFacts offering(int buffer, OfferedInterval... offered) {
        var stretches = new OfferedInterval[DAYS][];
        for (int day = 0; day < DAYS; day++) {
            int at = day;
            stretches[day] = java.util.Arrays.stream(offered)
                    .filter(stretch -> Problem.dayOf(stretch.from()) == at)
                    .toArray(OfferedInterval[]::new);
        }
        return add(
                Sector.SPECIALIST_CARE,
                EnumSet.allOf(Mode.class),
                buffer,
                SpecialistFacts.NO_LIMIT,
                SpecialistFacts.NO_LIMIT,
                stretches);
    }

    public SpecialistFacts external() {
        SpecialistFacts like = specialist();
        specialists.removeLast();
        external = true;
        SpecialistFacts supplier = add(
                Sector.OTHER,
                EnumSet.allOf(Mode.class),
                0,
                SpecialistFacts.NO_LIMIT,
                SpecialistFacts.NO_LIMIT,
                like.stretches());
        external = false;
        return supplier;
    }

    private SpecialistFacts add(
            Sector sector, Set<Mode> modes, int buffer, int maxPerDay, int maxPerWeek, OfferedInterval[][] stretches) {
        var specialist = new SpecialistFacts(
                specialists.size(),
                "s" + specialists.size(),
                sector,
                0,
                external,
                modes,
                buffer,
                maxPerDay,
                maxPerWeek,
                stretches,
                undesired);
        specialists.add(specialist);
        return specialist;
    }

    /** A request of one hour by video that any of these may take alone, on any day. */
    public RequestBuilder request(SpecialistFacts... candidates) {
        var request = new RequestBuilder(requests.size());
        request.role(false, candidates);
        requests.add(request);
        return request;
    }

    public Problem problem() {
        requests.stream()
                .filter(request -> request.earliestStart < now)
                .forEach(request -> request.earliestStart = now);
        Way[][] ways = {
            {Way.NONE, new Way(there, back), null}, {new Way(back, there), Way.NONE, null}, {null, null, Way.NONE}
        };
        return new Problem(
                DAYS,
                0,
                15,
                now,
                specialists,
                requests.stream().map(RequestBuilder::build).toList(),
                new int[] {1, 1, 1},
                ways,
                new int[0][],
                school);
    }

    public static final class RequestBuilder {

        final int index;
        public final List<Role> roles = new ArrayList<>();
        public int caseIndex;
        public Urgency urgency = Urgency.DAYS_30;
        public int minutes = HOUR;
        public int earliest = 0;
        public int due = 7;
        public int latest = DAYS - 1;
        public Place[] places = {new Place(Mode.VIDEO, Place.NO_SITE)};
        public int[][] windows = {};
        public Set<Sector> sectors = Set.of();
        public int follows = -1;
        public int minGap = 0;
        public int maxGap = DAYS;
        public int minGapMinutes = 0;
        public int maxGapMinutes = SequenceLink.NO_BOUND;
        public final List<SequenceLink> moreLinks = new ArrayList<>();
        public final List<SameSpecialist> same = new ArrayList<>();
        public boolean childAttends;
        public int waitingFrom = -1;
        public int earliestStart = -1;
        public int factor = -1;
        public SpecialistFacts[] known = {};
        public int[][] preferred = {};
        public int minLevel = 1;
        boolean named;
        public Request.Placement published;
        public boolean pinned;

        RequestBuilder(int index) {
            this.index = index;
            this.caseIndex = index;
        }

        public RequestBuilder role(boolean optional, SpecialistFacts... candidates) {
            var terms = new Candidate.Term[] {new Candidate.Term(3, 0, DAYS)};
            roles.add(new Role(
                    roles.size(),
                    "role" + roles.size(),
                    optional,
                    1,
                    false,
                    java.util.Arrays.stream(candidates)
                            .map(specialist -> new Candidate(specialist, terms, true, false))
                            .toArray(Candidate[]::new)));
            return this;
        }

        RequestBuilder candidates(Candidate... candidates) {
            roles.clear();
            roles.add(new Role(0, "role0", false, 1, false, candidates));
            return this;
        }

        public RequestBuilder on(int... sites) {
            places = java.util.Arrays.stream(sites)
                    .mapToObj(site -> new Place(Mode.ON_SITE, site))
                    .toArray(Place[]::new);
            return this;
        }

        private Role asked(Role role) {
            return new Role(role.index(), role.name(), role.optional(), minLevel, named, role.candidates());
        }

        private List<SequenceLink> links() {
            var links = new ArrayList<>(moreLinks);
            if (follows >= 0) {
                links.addFirst(new SequenceLink(follows, index, minGap, maxGap, minGapMinutes, maxGapMinutes));
            }
            return links;
        }

        public Request build() {
            return new Request(
                    index,
                    "r" + index,
                    caseIndex,
                    urgency,
                    factor < 0 ? urgency.factor() : factor,
                    minutes,
                    earliest,
                    earliest,
                    waitingFrom < 0 ? earliest : waitingFrom,
                    due,
                    latest,
                    Math.max(earliestStart, 0),
                    places,
                    roles.stream().map(this::asked).toArray(Role[]::new),
                    windows,
                    preferred,
                    sectors,
                    links(),
                    List.copyOf(same),
                    childAttends,
                    known,
                    published,
                    pinned);
        }
    }

    /** A consultation of the problem's request, with this panel in the order of its roles. */
    static Consultation placed(Problem problem, int request, int start, SpecialistFacts... panel) {
        Request facts = problem.requests().get(request);
        return placed(problem, request, start, facts.places()[0], panel);
    }

    static Consultation placed(Problem problem, int request, int start, Place place, SpecialistFacts... panel) {
        Request facts = problem.requests().get(request);
        return new Consultation(problem, facts, new Option(problem, facts, start, place, panel));
    }

    static Consultation unscheduled(Problem problem, int request) {
        return new Consultation(problem, problem.requests().get(request), null);
    }
}
