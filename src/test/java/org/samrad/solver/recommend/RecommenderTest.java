package org.samrad.solver.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.consultation.Urgency;
import org.samrad.solver.Candidate;
import org.samrad.solver.Clinic;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanReview;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;
import org.samrad.solver.recommend.Recommender.Blocked;
import org.samrad.solver.recommend.Recommender.Fit;
import org.samrad.solver.recommend.Recommender.Recommendation;
import org.samrad.solver.search.PlanSolver;

class RecommenderTest {

    private static final Place VIDEO = new Place(Mode.VIDEO, Place.NO_SITE);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theFirstIsTheCheapestOfAllValidOptionsAndNoneBreaksARule(long seed) {
        Plan plan = smallPlan(new Random(seed), seed % 5 == 0 ? Weights.benchmark() : Weights.defaults());
        var recommender = new Recommender(plan);

        for (Consultation consultation : plan.getConsultations()) {
            Request request = consultation.request();
            Option before = consultation.getOption();
            Double least = null;
            consultation.setOption(null);
            double without = PlanReview.of(plan).cost(PlanRule.Level.SOFT);
            for (Option option : allOptions(plan.problem(), request)) {
                consultation.setOption(option);
                PlanReview review = PlanReview.of(plan);
                if (review.cost(PlanRule.Level.HARD) == 0) {
                    double cost = review.cost(PlanRule.Level.SOFT) - without;
                    least = least == null ? cost : Math.min(least, cost);
                }
            }
            consultation.setOption(before);

            List<Recommendation> found = recommender.recommend(request);

            assertThat(found.isEmpty()).as("options of %s", request).isEqualTo(least == null);
            if (least != null) {
                assertThat(found.getFirst().price().soft()).isCloseTo(least, org.assertj.core.data.Offset.offset(1e-6));
                assertThat(found)
                        .isSortedAccordingTo((one, other) ->
                                Double.compare(one.price().soft(), other.price().soft()));
                for (Recommendation one : found) {
                    consultation.setOption(one.option());
                    assertThat(PlanReview.of(plan).cost(PlanRule.Level.HARD)).isZero();
                }
                consultation.setOption(before);
            }
        }
    }

    /** A plan of ten requests over five days that keeps every rule, with all that makes placing hard. */
    private static Plan smallPlan(Random random, Weights weights) {
        var clinic = new Clinic().now(random.nextInt(600));
        var specialists = new ArrayList<SpecialistFacts>();
        for (int one = 0; one < 4; one++) {
            specialists.add(
                    switch (random.nextInt(4)) {
                        case 0 -> clinic.external();
                        case 1 ->
                            clinic.offering(
                                    new OfferedInterval(Clinic.at(0, 9, 0), Clinic.at(0, 12, 30), 0),
                                    new OfferedInterval(Clinic.at(1, 9, 0), Clinic.at(1, 15, 0), 1),
                                    new OfferedInterval(Clinic.at(2, 10, 0), Clinic.at(2, 15, 0), Place.NO_SITE));
                        default ->
                            clinic.specialist(
                                    random.nextInt(3) * 10,
                                    1 + random.nextInt(3),
                                    random.nextBoolean() ? 4 : SpecialistFacts.NO_LIMIT);
                    });
        }
        specialists.add(clinic.specialist(Sector.MUNICIPALITY, Set.of(Mode.VIDEO, Mode.ON_SITE)));
        for (int one = 0; one < 10; one++) {
            var request = clinic.request(some(specialists, random));
            if (random.nextBoolean()) {
                request.role(random.nextBoolean(), some(specialists, random));
            }
            request.urgency = Urgency.values()[2 + random.nextInt(3)];
            request.earliest = random.nextInt(2);
            request.latest = 1 + random.nextInt(4);
            request.due = random.nextInt(5);
            request.caseIndex = random.nextInt(5);
            request.minLevel = 1 + random.nextInt(3);
            request.known = some(specialists, random);
            if (random.nextBoolean()) {
                request.preferred = new int[][] {{Clinic.at(0, 8, 0), Clinic.at(1, 12, 0)}};
            }
            if (random.nextInt(3) == 0) {
                request.windows = new int[][] {
                    {Clinic.at(0, 9, 10), Clinic.at(0, 13, 0)}, {Clinic.at(1, 0, 0), Clinic.at(3, 11, 40)}
                };
            }
            if (random.nextInt(3) == 0) {
                request.on(random.nextInt(2), 2);
            }
            if (random.nextInt(4) == 0) {
                request.sectors = Set.of(Sector.MUNICIPALITY);
            }
            if (random.nextInt(3) == 0) {
                request.published = new Request.Placement(
                        Clinic.at(random.nextInt(3), 9, 0),
                        VIDEO,
                        Arrays.copyOf(new SpecialistFacts[] {specialists.getFirst()}, request.roles.size()));
            }
            if (one > 0 && random.nextInt(3) == 0) {
                request.follows = random.nextInt(one);
                request.minGap = random.nextInt(2);
                request.maxGap = 1 + random.nextInt(3);
            }
        }
        return PlanSolver.firstPlan(clinic.problem(), weights, random.nextLong());
    }

    private static SpecialistFacts[] some(List<SpecialistFacts> specialists, Random random) {
        return specialists.stream().filter(one -> random.nextBoolean()).toArray(SpecialistFacts[]::new);
    }

    /** Every option that breaks no rule by itself. */
    private static List<Option> allOptions(Problem problem, Request request) {
        var options = new ArrayList<Option>();
        var panels = panels(request, 0, new SpecialistFacts[request.roles().length]);
        for (int day = request.earliestDay(); day <= request.latestDay(); day++) {
            for (int minute = 0; minute < Problem.MINUTES_PER_DAY; minute += 15) {
                for (Place place : request.places()) {
                    for (SpecialistFacts[] panel : panels) {
                        var option = new Option(problem, request, day * Problem.MINUTES_PER_DAY + minute, place, panel);
                        if (option.broken().isEmpty() && !option.bookings().isEmpty()) {
                            options.add(option);
                        }
                    }
                }
            }
        }
        return options;
    }

    private static List<SpecialistFacts[]> panels(Request request, int role, SpecialistFacts[] begun) {
        if (role == begun.length) {
            return List.<SpecialistFacts[]>of(begun.clone());
        }
        var panels = new ArrayList<SpecialistFacts[]>();
        begun[role] = null;
        panels.addAll(panels(request, role + 1, begun));
        for (Candidate candidate : request.roles()[role].candidates()) {
            begun[role] = candidate.specialist();
            panels.addAll(panels(request, role + 1, begun));
        }
        begun[role] = null;
        return panels;
    }

    @Test
    void tenAreSpreadOverDaysAndPanelsWhereThereAreManyOptions() {
        var clinic = new Clinic();
        SpecialistFacts anna = clinic.specialist();
        SpecialistFacts bo = clinic.specialist();
        clinic.request(anna, bo);

        List<Recommendation> found = ask(clinic, List.of());

        assertThat(found).hasSize(Recommender.MOST);
        var ofDay = new EnumMap<Weekday, Integer>(Weekday.class);
        var alike = new HashSet<String>();
        for (Recommendation one : found) {
            Option option = one.option();
            assertThat(ofDay.merge(Weekday.values()[option.day()], 1, Integer::sum))
                    .isLessThanOrEqualTo(3);
            boolean morning = option.start() % Problem.MINUTES_PER_DAY < 12 * Clinic.HOUR;
            assertThat(alike.add(option.day() + " " + morning
                            + option.bookings().getFirst().specialist()))
                    .isTrue();
        }
    }

    private enum Weekday {
        MON,
        TUE,
        WED,
        THU,
        FRI,
        SAT,
        SUN
    }

    @Test
    void oneDayGivesMoreStartsWhereThereIsNoOtherButOneForEachHour() {
        var clinic = new Clinic();
        clinic.request(clinic.specialist()).latest = 0;

        List<Recommendation> found = ask(clinic, List.of());

        assertThat(found.stream().map(one -> one.option().start() / Clinic.HOUR))
                .containsExactly(8, 9, 10, 11, 12, 13, 14, 15);
    }

    @Test
    void aPinnedConsultationIsRecommendedWhereItIs() {
        var clinic = new Clinic();
        SpecialistFacts anna = clinic.specialist();
        var pinned = clinic.request(anna);
        pinned.published = new Request.Placement(Clinic.at(2, 10, 0), VIDEO, new SpecialistFacts[] {anna});
        pinned.pinned = true;

        List<Recommendation> found = ask(clinic, List.of());

        assertThat(found)
                .singleElement()
                .extracting(one -> one.option().start())
                .isEqualTo(Clinic.at(2, 10, 0));
    }

    @Test
    void aRequestThatTheProblemDoesNotKnowIsPlacedBesideWhatIsHeld() {
        var clinic = new Clinic();
        SpecialistFacts anna = clinic.specialist();
        clinic.request(anna);
        var known = clinic.problem();
        Plan plan = Plan.of(known, Weights.defaults(), List.of(at(Clinic.at(0, 8, 0), anna)));
        var added = clinic.request(anna);
        added.follows = 0;
        added.caseIndex = 0;
        Request request = added.build();

        Recommendation best = new Recommender(plan).recommend(request).getFirst();

        assertThat(best.option().start()).isEqualTo(Clinic.at(0, 9, 0));
    }

    @Test
    void freedTimeGoesToTheMostUrgentOfTheUnscheduledBeforeAnyThatIsScheduled() {
        var clinic = new Clinic();
        SpecialistFacts anna = clinic.specialist();
        clinic.request(anna).urgency = Urgency.DAYS_30;
        clinic.request(anna).urgency = Urgency.DAYS_3;
        clinic.request(anna).urgency = Urgency.ACUTE;
        Problem problem = clinic.problem();
        Plan plan = Plan.of(problem, Weights.defaults(), Arrays.asList(null, null, at(Clinic.at(4, 8, 0), anna)));

        List<Fit> fits = new Recommender(plan).fitting(anna, Clinic.at(1, 9, 0), Clinic.at(1, 10, 0));

        assertThat(fits.stream()
                        .map(fit -> fit.recommendation().option().request().index()))
                .containsExactly(1, 0, 2);
        assertThat(fits.getLast().softGain()).isEqualTo(300);
        assertThat(fits)
                .allSatisfy(
                        fit -> assertThat(fit.recommendation().option().start()).isEqualTo(Clinic.at(1, 9, 0)));
    }

    @Test
    void freedTimeDoesNotDrawAConsultationThatWouldGetDearer() {
        var clinic = new Clinic();
        SpecialistFacts anna = clinic.specialist();
        clinic.request(anna);
        Plan plan = Plan.of(clinic.problem(), Weights.defaults(), List.of(at(Clinic.at(0, 8, 0), anna)));

        assertThat(new Recommender(plan).fitting(anna, Clinic.at(1, 9, 0), Clinic.at(1, 12, 0)))
                .isEmpty();
    }

    @Test
    void theConsultationThatAloneStandsInTheWayIsNamed() {
        var clinic = new Clinic();
        SpecialistFacts anna = clinic.specialist();
        clinic.request(anna).latest = 0;
        clinic.request(anna);
        Plan plan = Plan.of(
                clinic.problem(),
                Weights.defaults(),
                List.of(at(Clinic.at(1, 8, 0), anna), at(Clinic.at(0, 8, 0), anna)));

        List<Blocked> blocked =
                new Recommender(plan).blockedByOne(plan.problem().requests().getFirst(), 3);

        assertThat(blocked)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.by().index()).isEqualTo(1));
    }

    private static Request.Placement at(int start, SpecialistFacts... panel) {
        return new Request.Placement(start, VIDEO, panel);
    }

    private static List<Recommendation> ask(Clinic clinic, List<Request.Placement> held) {
        Problem problem = clinic.problem();
        Plan plan = held.isEmpty() ? Plan.of(problem, Weights.defaults()) : Plan.of(problem, Weights.defaults(), held);
        return new Recommender(plan).recommend(problem.requests().getFirst());
    }
}
