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
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;

/** Random requests that follow one another within one short day, against the best of every way to fill it. */
class ChainsWithinADayTest {

    private static final int SLOT = 15;
    private static final int STEPS = 1500;

    private final Clinic clinic = new Clinic();
    private SpecialistFacts[] specialists = {};
    private int slots;
    private Problem problem;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 40);
    }

    private void draw(Random random) {
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
            }
        }
        problem = clinic.problem();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void asMuchIsPlacedAsCanBe(int seed) {
        draw(new Random(7919L * seed));
        Plan first = PlanSolver.firstPlan(problem, Weights.benchmark(), seed);
        first.setScore(PlanReview.of(first).score());
        Plan best = new PlanSolver(Duration.ofSeconds(10), STEPS, seed, plan -> {}).solve(first);

        assertThat(best.getScore()).isNotNull();
        assertThat(best.getScore().hardScore()).isZero();
        long leftOut = best.getConsultations().stream()
                .filter(consultation -> !consultation.isScheduled())
                .mapToLong(Consultation::unscheduledCost)
                .sum();
        assertThat(leftOut).isEqualTo(leastLeftOut(0, new int[problem.requests().size()], new long[2]));
    }

    /**
     * The least cost of what is left out of the requests from one on.
     *
     * @param ends when each request before it ends, in slots, 0 where it is left out
     * @param taken the taken slots of the specialists, a bit each
     */
    private long leastLeftOut(int index, int[] ends, long[] taken) {
        if (index == problem.requests().size()) {
            return 0;
        }
        long[] busy = taken.length == specialists.length ? taken : new long[specialists.length];
        Request request = problem.requests().get(index);
        ends[index] = 0;
        long least = request.factor() + leastLeftOut(index + 1, ends, busy);
        int length = request.durationMinutes() / SLOT;
        int earliest = request.follows().isEmpty()
                ? 0
                : ends[request.follows().getFirst().earlier()];
        if (!request.follows().isEmpty() && earliest == 0) {
            return least;
        }
        for (Candidate candidate : request.roles()[0].candidates()) {
            int who = candidate.specialist().index();
            for (int start = earliest; start + length <= slots; start++) {
                long whole = ((1L << length + candidate.specialist().bufferMinutes() / SLOT) - 1) << start;
                if ((busy[who] & whole) == 0) {
                    busy[who] |= whole;
                    ends[index] = start + length;
                    least = Math.min(least, leastLeftOut(index + 1, ends, busy));
                    busy[who] &= ~whole;
                }
            }
        }
        ends[index] = 0;
        return least;
    }
}
