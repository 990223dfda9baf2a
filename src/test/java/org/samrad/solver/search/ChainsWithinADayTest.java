package org.samrad.solver.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.solver.Clinic.at;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Urgency;
import org.samrad.solver.Candidate;
import org.samrad.solver.Clinic;
import org.samrad.solver.Consultation;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanReview;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.SameSpecialist;
import org.samrad.solver.SequenceLink;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;
import org.samrad.testing.Thorough;

/** Random requests that follow one another within one short day, against the best of every way to fill it. */
class ChainsWithinADayTest {

    private static final int SLOT = 15;
    private static final int STEPS = 1500;

    private final Clinic clinic = new Clinic();
    private SpecialistFacts[] specialists = {};
    private int slots;
    private Problem problem;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, Thorough.count(15, 40));
    }

    private void draw(Random random, boolean gaps) {
        slots = 3 + random.nextInt(5);
        int buffer = random.nextInt(4) == 0 ? SLOT : 0;
        specialists = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(one ->
                        clinic.offering(buffer, new OfferedInterval(at(0, 8, 0), at(0, 8, 0) + slots * SLOT, 0)))
                .toArray(SpecialistFacts[]::new);
        int size = 3 + random.nextInt(4);
        for (int index = 0; index < size; index++) {
            int one = random.nextInt(specialists.length);
            int other = random.nextInt(specialists.length);
            var request = one < other
                    ? clinic.request(specialists[one], specialists[other])
                    : clinic.request(specialists[one]);
            request.minutes = SLOT * (1 + random.nextInt(2));
            request.latest = 0;
            request.urgency = Urgency.values()[1 + random.nextInt(4)];
            if (index > 0 && random.nextInt(3) > 0) {
                request.follows = random.nextInt(index);
                if (gaps) {
                    addGaps(request, index, random);
                }
            }
        }
        problem = clinic.problem();
    }

    /** Gaps in minutes, another request before it, and now and then the same person as before. */
    private static void addGaps(Clinic.RequestBuilder request, int index, Random random) {
        request.minGapMinutes = SLOT * random.nextInt(2);
        request.maxGapMinutes = random.nextBoolean() ? SLOT * (1 + random.nextInt(3)) : SequenceLink.NO_BOUND;
        if (random.nextBoolean()) {
            request.moreLinks.add(new SequenceLink(
                    random.nextInt(index), index, 0, SequenceLink.NO_BOUND, 0, SLOT * (1 + random.nextInt(6))));
        }
        if (random.nextInt(3) == 0) {
            request.same.add(new SameSpecialist(index, 0, request.follows, 0));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void asMuchIsPlacedAsCanBe(int seed) {
        draw(new Random(7919L * seed), false);
        assertLeastLeftOut(seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void asMuchIsPlacedAsCanBeWithGapsInMinutesAndTheSamePerson(int seed) {
        draw(new Random(104_729L * seed), true);
        assertLeastLeftOut(seed);
    }

    private void assertLeastLeftOut(int seed) {
        Plan first = PlanSolver.firstPlan(problem, Weights.benchmark(), seed);
        first.setScore(PlanReview.of(first).score());
        Plan best = new PlanSolver(Duration.ofSeconds(10), STEPS, seed, plan -> {}).solve(first);

        assertThat(best.getScore()).isNotNull();
        assertThat(best.getScore().hardScore()).isZero();
        long leftOut = best.getConsultations().stream()
                .filter(consultation -> !consultation.isScheduled())
                .mapToLong(Consultation::unscheduledCost)
                .sum();
        int size = problem.requests().size();
        assertThat(leftOut).isEqualTo(leastLeftOut(0, new int[size], new int[size], new long[specialists.length]));
    }

    /**
     * The least cost of what is left out of the requests from one on.
     *
     * @param ends when each request before it ends, in slots, 0 where it is left out
     * @param whose who takes each request before it
     * @param busy the taken slots of the specialists, a bit each
     */
    private long leastLeftOut(int index, int[] ends, int[] whose, long[] busy) {
        if (index == problem.requests().size()) {
            return 0;
        }
        Request request = problem.requests().get(index);
        ends[index] = 0;
        long least = request.factor() + leastLeftOut(index + 1, ends, whose, busy);
        int length = request.durationMinutes() / SLOT;
        int earliest = 0;
        int latest = slots - length;
        for (SequenceLink link : request.follows()) {
            int end = ends[link.earlier()];
            if (end == 0) {
                return least;
            }
            earliest = Math.max(earliest, end + link.minGapMinutes() / SLOT);
            latest = Math.min(latest, end + link.maxGapMinutes() / SLOT);
        }
        for (Candidate candidate : request.roles()[0].candidates()) {
            int who = candidate.specialist().index();
            boolean same = request.sameSpecialists().stream().allMatch(one -> whose[one.other()] == who);
            for (int start = earliest; same && start <= latest; start++) {
                long whole = ((1L << length + candidate.specialist().bufferMinutes() / SLOT) - 1) << start;
                if ((busy[who] & whole) == 0) {
                    busy[who] |= whole;
                    ends[index] = start + length;
                    whose[index] = who;
                    least = Math.min(least, leastLeftOut(index + 1, ends, whose, busy));
                    busy[who] &= ~whole;
                }
            }
        }
        ends[index] = 0;
        return least;
    }
}
