package org.samrad.generate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.generate.staff.Dice;

/** Draws when a family can, or would like to: the same hours on one day of every week. */
final class WindowDrawing {

    private final GeneratorSettings settings;
    private final Dice dice;

    WindowDrawing(GeneratorSettings settings, Dice dice) {
        this.settings = settings;
        this.dice = dice;
    }

    /** In order of time, none twice; one of them holds the draft, if any must. */
    List<PlanningData.RequestWindow> of(Draft draft) {
        boolean familyAttends = draft.demand.mode() == Mode.ON_SITE || draft.demand.form() == Form.COORDINATION_MEETING;
        List<PlanningData.RequestWindow> drawn = new ArrayList<>();
        if (dice.chance(familyAttends ? 0.35 : 0.12)) {
            drawn.addAll(everyWeek(draft, draft.day % 7, draft.start, draft.end(), false));
            for (int more = dice.between(2, 4); more > 0; more--) {
                drawn.addAll(everyWeek(draft, dice.between(0, 4), 0, 0, false));
            }
        }
        if (dice.chance(0.15)) {
            drawn.addAll(everyWeek(draft, dice.between(0, 4), 0, 0, true));
        }
        return drawn.stream()
                .distinct()
                .sorted(Comparator.comparing(PlanningData.RequestWindow::from)
                        .thenComparing(PlanningData.RequestWindow::until))
                .toList();
    }

    /**
     * The same hours on one day of every week: half a working day, widened to hold a given time. Families have a free
     * afternoon, not a free date.
     *
     * @param day of the week, counted from the first day of the horizon
     */
    private List<PlanningData.RequestWindow> everyWeek(Draft draft, int day, int from, int until, boolean preferred) {
        boolean morning = until == 0 ? dice.chance(0.4) : from < 12 * 60;
        int opens = morning ? dice.oneOf(8, 9) : dice.oneOf(12, 13);
        int closes = opens + dice.between(3, 4);
        List<PlanningData.RequestWindow> weekly = new ArrayList<>();
        for (int week = 0; week < settings.weeks(); week++) {
            LocalDate date = settings.start().plusDays(day + 7L * week);
            if (settings.rich() && !draft.mayLieOn(date)) {
                continue;
            }
            LocalDateTime midnight = date.atStartOfDay();
            weekly.add(new PlanningData.RequestWindow(
                    draft.id,
                    midnight.plusMinutes(until == 0 ? opens * 60 : Math.min(opens * 60, from)),
                    midnight.plusMinutes(Math.max(closes * 60, until)),
                    preferred));
        }
        return weekly;
    }
}
