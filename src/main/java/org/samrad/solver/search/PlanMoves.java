package org.samrad.solver.search;

import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import ai.timefold.solver.core.impl.score.director.ScoreDirector;
import java.util.Iterator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Plan;

/** Hands the solver's local search the moves of {@link RuinAndRecreate}, one for each time it asks. */
public final class PlanMoves implements MoveIteratorFactory<Plan, Reassignment> {

    private @Nullable RuinAndRecreate rearranger;

    @Override
    public void phaseStarted(ScoreDirector<Plan> director) {
        rearranger = new RuinAndRecreate(director.getWorkingSolution());
    }

    @Override
    public void phaseEnded(ScoreDirector<Plan> director) {
        rearranger = null;
    }

    @Override
    public long getSize(ScoreDirector<Plan> director) {
        return director.getWorkingSolution().getConsultations().size();
    }

    @Override
    public Iterator<Reassignment> createOriginalMoveIterator(ScoreDirector<Plan> director) {
        throw new IllegalStateException("The moves are without number; they can be drawn, not listed.");
    }

    @Override
    public Iterator<Reassignment> createRandomMoveIterator(ScoreDirector<Plan> director, RandomGenerator random) {
        RuinAndRecreate current = rearranger;
        if (current == null || !current.isOf(director.getWorkingSolution())) {
            current = new RuinAndRecreate(director.getWorkingSolution());
            rearranger = current;
        }
        RuinAndRecreate drawn = current;
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return drawn.canMove();
            }

            @Override
            public Reassignment next() {
                return drawn.draw(random);
            }
        };
    }
}
