package org.samrad.board;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.plan.Proposal;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.web.BoardWords;
import org.samrad.plan.web.PlanQuery;
import org.samrad.solve.Measures;

/** What a plan comes to, each figure in a sentence with what no plan can better, and with the list behind it. */
final class PlanFigures {

    /**
     * A figure.
     *
     * @param view of the plan page, which lists what is counted; null where nothing does
     */
    record Figure(String sentence, @Nullable String view) {}

    /** How a figure is said: alone, where no plan has less, and where one might. */
    private record Saying(String alone, String least, String atLeast) {}

    private static final Saying LEFT_OUT =
            new Saying("board.figure.left-out", "board.figure.left-out.least", "board.figure.left-out.floor");
    private static final Saying PAST =
            new Saying("board.figure.past", "board.figure.past.least", "board.figure.past.floor");
    private static final Saying WAITING =
            new Saying("board.figure.waiting", "board.figure.waiting.least", "board.figure.waiting.floor");

    private final BoardWords words;

    private PlanFigures(BoardWords words) {
        this.words = words;
    }

    /**
     * @param plan as the reader may know it
     * @param proposal the proposal that the plan is, null where it is none
     */
    static List<Figure> of(OpenPlan plan, @Nullable Proposal proposal, BoardWords words) {
        return new PlanFigures(words).of(plan, proposal);
    }

    private List<Figure> of(OpenPlan plan, @Nullable Proposal proposal) {
        Measures measures = plan.measures();
        // The floors are about the data that the proposal was made with, all of them.
        Proposal floored =
                plan.isWhole() && proposal != null && proposal.dataMark().equals(plan.mark()) ? proposal : null;
        var figures = new ArrayList<Figure>();
        if (proposal != null) {
            int leftOut = proposal.total() - proposal.scheduled();
            Integer floor = floored == null ? null : floored.leastLeftOut();
            figures.add(new Figure(said(LEFT_OUT, leftOut, floor), PlanQuery.UNSCHEDULED));
        }
        Integer past = floored == null ? null : floored.leastPastGuarantee();
        Long days = floored == null ? null : floored.leastWaitingDays();
        figures.add(new Figure(said(PAST, measures.overdue(), past), PlanQuery.LATE));
        figures.add(new Figure(said(WAITING, measures.waitingDaysTotal(), days), null));
        return figures;
    }

    /** A floor above the figure is not said: then the plan breaks a rule by now. */
    private String said(Saying saying, long figure, @Nullable Number floor) {
        if (figure <= 0 || floor == null || floor.longValue() <= 0 || floor.longValue() > figure) {
            return words.text(saying.alone, figure);
        }
        return floor.longValue() == figure
                ? words.text(saying.least, figure)
                : words.text(saying.atLeast, figure, floor);
    }
}
